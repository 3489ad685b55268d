import { describe, expect, test } from 'vitest'
import { builtInCalendar } from '../../../../shared/calendar/index.ts'
import { dueDate, replyDue } from '../../../../shared/profiles/index.ts'
import { nameOf, the } from './support/case.ts'
import { limitCases, timeline } from './support/limit-cases.ts'

describe('the day a limit ends on', () => {
  test.each(limitCases.map((each) => [nameOf(each), each] as const))('%s', (_, { place, article, limit, dueOn }) => {
    const due = dueDate(the(place).limits[limit], timeline, builtInCalendar, the(place))
    expect(due).toMatchObject({ dueOn, provisional: false, limit: { article } })
  })
})

describe('the unit received the suggestion on the day of assignment, unless a later delivery is recorded', () => {
  const { receivedOn: _, ...undelivered } = timeline
  test.each([
    ['上海 14: decline, 7 working days', 'shanghai-2015', 'decline', '2025-03-12'],
    ['山东 12: decline, 5 days', 'shandong-2017', 'decline', '2025-03-08'],
    ['浙江 18: co-opinion, 2 months', 'zhejiang-2016', 'coOpinion', '2025-05-03'],
    ['重庆 18: first contact, 20 working days', 'chongqing-2018', 'firstContact', '2025-03-31'],
  ] as const)('%s from assignment', (_name, place, limit, dueOn) => {
    expect(dueDate(the(place).limits[limit], undelivered, builtInCalendar, the(place))?.dueOn).toBe(dueOn)
  })
})

describe('the national law counts the reply from assignment', () => {
  test.each([
    ['河南 20', 'henan-2017', '20'],
    ['浙江 21', 'zhejiang-2016', '21'],
  ])('%s: a reply counted from a later receipt ends by the law', (_, place, article) => {
    expect(replyDue(the(place), timeline, builtInCalendar)).toMatchObject({
      dueOn: '2025-06-03',
      limit: { article: '51' },
    })
    const sameDay = { ...timeline, receivedOn: timeline.assignedOn }
    expect(replyDue(the(place), sameDay, builtInCalendar)).toMatchObject({ dueOn: '2025-06-03', limit: { article } })
  })
})

describe('a recess suggestion is to be assigned', () => {
  const before = { receivedOn: '2025-03-06', openedOn: '2025-03-10' }
  test.each([
    ['上海 11: 7 working days', 'shanghai-2015', '2025-03-17'],
    ['重庆 13: 10 working days', 'chongqing-2018', '2025-03-20'],
    ['青岛 14: 5 working days', 'qingdao-2021', '2025-03-13'],
    ['山东 10: 5 days', 'shandong-2017', '2025-03-11'],
  ])('%s from receipt by the secretariat, however long its review took', (_, place, dueOn) => {
    expect(dueDate(the(place).limits.recessAssignment, before, builtInCalendar, the(place))?.dueOn).toBe(dueOn)
  })
})
