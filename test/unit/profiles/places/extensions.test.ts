import { describe, expect, test } from 'vitest'
import { latestExtension } from '../../../../shared/profiles/index.ts'
import { the } from './support/case.ts'

const inAll = [
  ['全国 51', 'national'],
  ['北京 21', 'beijing-2014'],
  ['重庆 21', 'chongqing-2018'],
  ['青岛 25', 'qingdao-2021'],
  ['山东 19', 'shandong-2017'],
  ['河南 20', 'henan-2017'],
  ['浙江 21', 'zhejiang-2016'],
] as const
const more = [
  ['厦门 27', 'xiamen-2025'],
  ['上海 19', 'shanghai-2015'],
] as const

const latest = (place: string, assignedOn: string, firstDueOn: string) =>
  latestExtension(the(place).extension, { assignedOn, firstDueOn })

describe('the latest day of an extension', () => {
  test.each(inAll)('%s: 6 months from assignment, whatever the first due day', (_, place) => {
    expect(latest(place, '2025-11-30', '2026-02-28')).toBe('2026-05-30')
    expect(latest(place, '2025-03-03', '2025-04-30')).toBe('2025-09-03')
  })

  test.each(more)('%s: 3 months more than the first due day', (_, place) => {
    expect(latest(place, '2025-11-30', '2026-02-28')).toBe('2026-05-28')
    expect(latest(place, '2025-03-03', '2025-04-30')).toBe('2025-07-30')
  })

  test.each(more)('%s: 3 months more never pass the 6 months of the law', (_, place) => {
    expect(latest(place, '2025-03-03', '2025-07-10')).toBe('2025-09-03')
  })

  test.each([...inAll, ...more])('%s: once, a setting', (_, place) => {
    expect(the(place).extension).toMatchObject({ times: 1, articles: { times: 'setting' } })
  })
})
