import { describe, expect, test } from 'vitest'
import { sameBy } from '../../../shared/links/same-person.ts'

describe('two entries under the same name are one person’s', () => {
  test.each([
    ['the same phone', { phone: '13800000000' }, { phone: '13800000000' }, 'phone'],
    ['with blanks and dashes', { phone: '138-0000 0000' }, { phone: '13800000000' }, 'phone'],
    ['with the country code', { phone: '+86 138 0000 0000' }, { phone: '13800000000' }, 'phone'],
    ['with the country code, dialled', { phone: '0086 138 0000 0000' }, { phone: '8613800000000' }, 'phone'],
    ['full-width digits', { phone: '１３８００００００００' }, { phone: '13800000000' }, 'phone'],
    ['the same e-mail', { email: 'Lin@Example.cn' }, { email: ' lin@example.cn' }, 'email'],
    ['another phone, the same e-mail', { phone: '1', email: 'a@b.cn' }, { phone: '2', email: 'a@b.cn' }, 'email'],
    ['a landline that begins with 86', { phone: '86123456' }, { phone: '86123456' }, 'phone'],
  ])('%s', (_, a, b, by) => {
    expect([sameBy(a, b), sameBy(b, a)]).toEqual([by, by])
  })

  test.each([
    ['another phone', { phone: '13800000000' }, { phone: '13800000001' }],
    ['one without', { phone: '13800000000' }, {}],
    ['nothing on both sides', {}, {}],
    ['no entry', undefined, undefined],
    ['too short for a number', { phone: '0000' }, { phone: '0000' }],
    ['no number at all', { phone: '+- ' }, { phone: '- +' }],
    ['no address at all', { email: ' ' }, { email: '' }],
    ['a landline is not another with 86 before it', { phone: '86123456' }, { phone: '123456' }],
    ['a phone is no e-mail', { phone: '13800000000' }, { email: '13800000000' }],
  ])('not: %s', (_, a, b) => {
    expect([sameBy(a, b), sameBy(b, a)]).toEqual([undefined, undefined])
  })
})
