import { describe, expect, test } from 'vitest'
import { factsOf } from '../../../shared/notify/facts-of.ts'
import { Notice, NoticeKind } from '../../../shared/notify/notice.ts'
import { type MessageFacts, type MessageLanguage, say } from '../../../shared/notify/templates/index.ts'
import { PureCase, unit } from '../case/support/pure-case.ts'
import { toldBy } from './support/told.ts'

const full: MessageFacts = {
  number: '0105',
  title: '关于医保的建议',
  step: { zh: '起草答复', en: 'Draft' },
  dueOn: '2025-05-12',
  threshold: 'overdue',
  count: 2,
  unit: '市医疗保障局',
  parts: [{ lead: '市医疗保障局', co: ['市卫生健康委员会'], dueOn: '2025-05-12' }],
  documentNumber: '厦医保函〔2025〕33号',
  rate: true,
  words: '请抓紧',
  as: 'revise',
  entries: [
    {
      suggestion: '16-5-0105',
      number: '0105',
      title: '关于医保的建议',
      step: { zh: '起草答复', en: 'Draft' },
      stepId: 's',
      dueOn: '2025-05-12',
      light: 'overdue',
    },
  ],
  link: { url: 'https://jianyi.example.gov.cn/d#ABCD', code: 'ABCD' },
}

/** No date belongs to what is over, or has only just been accepted. */
const undated: NoticeKind[] = ['accepted', 'objection-answered', 'conclude', 'closed']
const toDeputies: NoticeKind[] = [
  'accepted',
  'assigned',
  'extended',
  'replied',
  'draft-ready',
  'rate-again',
  'fulfilled',
  'objection-answered',
  'returned',
  'conclude',
]

describe.each<[MessageLanguage, string]>([
  ['zh', '2025年5月12日'],
  ['en', '2025-05-12'],
])('in %s', (language, day) => {
  test.each(NoticeKind.options)('%s names the suggestion, and its date where it has one', (kind) => {
    const { subject, text } = say(language, kind, full)
    expect(text).toContain('0105')
    expect(text).toContain('关于医保的建议')
    expect(text.includes(day)).toBe(!undated.includes(kind))
    expect(`${subject}${text}`).not.toMatch(/undefined|null|\[object/)
  })

  test.each(NoticeKind.options)('%s is whole also where little is known', (kind) => {
    const { subject, text } = say(language, kind, { number: '0105', title: '', step: full.step })
    expect(`${subject}${text}`).not.toMatch(/undefined|null|\[object|《|\(\)/)
  })

  test.each(toDeputies)('%s carries the deputy’s link and code', (kind) => {
    const { text } = say(language, kind, full)
    expect(text).toContain('https://jianyi.example.gov.cn/d#ABCD ')
    expect(text).toContain(' ABCD ')
  })

  test('a digest is grouped by light and counts what it leaves out', () => {
    const { subject, text } = say(language, 'digest', { ...full, more: 3 })
    expect(subject).toContain('4')
    expect(text.split('\n')).toHaveLength(4)
  })
})

test('a provisional date is said to be one', () => {
  expect(say('zh', 'step-opened', { ...full, provisional: true }).text).toContain('2025年5月12日（暂定）')
})

test('a message is short enough for three text messages', () => {
  for (const kind of NoticeKind.options)
    if (kind !== 'digest') expect([...say('zh', kind, full).text].length).toBeLessThanOrEqual(201)
})

describe('facts', () => {
  const names = { words: undefined, unitName: (code: string) => `${code}局` }

  test('of a step have the date that the case shows now, after an extension too', () => {
    const some = new PureCase()
    const handling = some.assigned()
    some.complete(unit('ybj'), some.open('acknowledge', { handling }), 'accept')
    some.open('draft', { handling })
    const notice = toldBy(some)[0]!
    expect(factsOf(notice, some.state, names).dueOn).toBe('2025-05-10')
    some.state.openSteps[0]!.dueOn = '2025-07-10'
    expect(factsOf(notice, some.state, names).dueOn).toBe('2025-07-10')
  })

  test('of an assignment name every unit with its date', () => {
    const some = new PureCase()
    some.assigned(['wjw'])
    expect(factsOf(toldBy(some)[0]!, some.state, names).parts).toEqual([
      { lead: 'ybj局', co: ['wjw局'], dueOn: '2025-05-10' },
    ])
  })

  test('of a confidential one have neither title nor words nor parts', () => {
    const some = new PureCase(undefined, [], { confidential: 'content', visibleTo: ['保密员'] })
    some.assigned()
    some.state.handlings[0]!.part = '一部分'
    const facts = factsOf(toldBy(some)[0]!, some.state, names)
    expect(facts.title).toBe('')
    expect(facts.parts?.[0]).not.toHaveProperty('part')
  })

  test('quote only the beginning of what was written', () => {
    const notice = { id: 'n', kind: 'urged', suggestion: 's', number: '1', title: '', at: '' } as const
    const { words } = factsOf(Notice.parse(notice), undefined, { ...names, words: '长'.repeat(500) })
    expect([...(words ?? '')]).toHaveLength(121)
  })
})
