import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, builtInCalendar, builtInYears, createCalendar } from '../../../shared/calendar/index.ts'
import {
  dueDate,
  explainDue,
  type Limit,
  latestExtension,
  profileNamed,
  replyDue,
} from '../../../shared/profiles/index.ts'

const xiamen = profileNamed('xiamen-2025')!
const national = profileNamed('national')!
const plain = { monthEndRoll: false }
const assigned = { assignedOn: '2025-02-12', openedOn: '2025-02-12' }

const workdays = (count: number, from: Limit['from'] = 'opened'): Limit => ({
  count,
  unit: 'workdays',
  from,
  article: 'setting',
})

describe('case 0105 of Xiamen', () => {
  const issued = { ...assigned, issuedOn: '2025-05-06', openedOn: '2025-05-06' }
  test.each([
    ['27: co-opinion', xiamen.limits.coOpinion, assigned, '2025-04-12'],
    ['27: reply', xiamen.limits.reply, assigned, '2025-05-12'],
    ['29: evaluate', xiamen.limits.evaluate, issued, '2025-05-27'],
    ['setting: decline', xiamen.limits.decline, assigned, '2025-02-19'],
  ])('%s', (_, limit, starts, due) => {
    expect(dueDate(limit, starts, builtInCalendar, xiamen)).toMatchObject({ dueOn: due, provisional: false, limit })
  })
})

test('scenario 1: working days from assignment run past a day off', () => {
  const calendar = createCalendar([{ year: 2017, notice: 'scenario 1', holidays: ['2017-05-29'], workdays: [] }])
  const starts = { assignedOn: '2017-05-18', openedOn: '2017-05-18' }
  const ends = [10, 20, 30].map((n) => dueDate(workdays(n, 'assigned'), starts, calendar, plain)?.dueOn)
  expect(ends).toEqual(['2017-06-02', '2017-06-16', '2017-06-30'])
})

test('scenario 2: assigned on a Sunday, a limit in working days begins on the Monday', () => {
  const starts = { assignedOn: '2025-03-16', openedOn: '2025-03-16' }
  expect(dueDate(xiamen.limits.decline, starts, builtInCalendar, plain)).toMatchObject({
    start: '2025-03-16',
    dueOn: '2025-03-21',
  })
})

test('scenario 3: three months from 30 November end on the last of February', () => {
  const starts = { assignedOn: '2025-11-30', openedOn: '2025-11-30' }
  expect(dueDate(xiamen.limits.reply, starts, builtInCalendar, plain)?.dueOn).toBe('2026-02-28')
})

describe('scenario 6: no calendar for the year of a due date', () => {
  test('working days', () => {
    const due = dueDate(workdays(5), { openedOn: '2026-12-29' }, builtInCalendar, plain)!
    expect(due).toMatchObject({ dueOn: '2027-01-05', provisional: true })
    expect(explainDue(due, 'zh')).toMatch(/2027 年放假安排尚未载入/)
    expect(explainDue(due, 'en')).toMatch(/provisional, the holidays of 2027/)
  })

  test('months', () => {
    const starts = { assignedOn: '2026-11-02', openedOn: '2026-11-02' }
    expect(dueDate(xiamen.limits.reply, starts, builtInCalendar, plain)).toMatchObject({
      dueOn: '2027-02-02',
      provisional: true,
    })
  })

  test('the notice loaded, it is firm and moves', () => {
    const loaded = createCalendar([
      ...builtInYears,
      { year: 2027, notice: 'n', holidays: ['2027-01-01'], workdays: [] },
    ])
    expect(dueDate(workdays(5), { openedOn: '2026-12-29' }, loaded, plain)).toMatchObject({
      dueOn: '2027-01-06',
      provisional: false,
    })
  })
})

describe('where a limit runs from', () => {
  const of = (from: Limit['from'], starts: object) =>
    dueDate(
      { count: 1, unit: 'days', from, article: '1' },
      { openedOn: '2025-06-01', ...starts },
      builtInCalendar,
      plain,
    )

  test('received is the day of assignment unless a later delivery is recorded', () => {
    expect(of('received', { assignedOn: '2025-02-12' })).toMatchObject({ startKind: 'assigned', dueOn: '2025-02-13' })
    expect(of('received', { assignedOn: '2025-02-12', receivedOn: '2025-02-17' })).toMatchObject({
      startKind: 'received',
      dueOn: '2025-02-18',
    })
  })

  test('delivered is the day of issue unless a delivery is recorded', () => {
    expect(of('delivered', { issuedOn: '2025-05-06' })).toMatchObject({ startKind: 'issued', dueOn: '2025-05-07' })
    expect(of('delivered', { issuedOn: '2025-05-06', deliveredOn: '2025-05-09' })).toMatchObject({
      startKind: 'delivered',
      dueOn: '2025-05-10',
    })
  })

  test.each(['assigned', 'received', 'issued', 'delivered'] as const)(
    '%s that has not happened gives no date',
    (from) => {
      expect(of(from, {})).toBeNull()
    },
  )

  test('no limit gives no date', () => {
    expect(dueDate(null, assigned, builtInCalendar, plain)).toBeNull()
  })
})

describe('month-end roll', () => {
  const starts = { assignedOn: '2025-07-04', openedOn: '2025-07-04' }

  test('a limit in months that ends on a rest day stays there by default', () => {
    expect(dueDate(xiamen.limits.reply, starts, builtInCalendar, xiamen)?.dueOn).toBe('2025-10-04')
  })

  test('and rolls to the next working day where the place says so', () => {
    const due = dueDate(xiamen.limits.reply, starts, builtInCalendar, { monthEndRoll: true })!
    expect(due).toMatchObject({ dueOn: '2025-10-09', rolledFrom: '2025-10-04' })
    expect(explainDue(due, 'zh')).toMatch(/2025-10-04 为休息日，顺延/)
  })

  test('a working day does not roll', () => {
    const due = dueDate(xiamen.limits.reply, assigned, builtInCalendar, { monthEndRoll: true })!
    expect(due.dueOn).toBe('2025-05-12')
    expect(due).not.toHaveProperty('rolledFrom')
  })
})

describe('in words', () => {
  const reply = dueDate(xiamen.limits.reply, assigned, builtInCalendar, plain)!
  const evaluate = dueDate(
    xiamen.limits.evaluate,
    { issuedOn: '2025-05-06', openedOn: '2025-05-06' },
    builtInCalendar,
    plain,
  )!
  test.each([
    ['zh', reply, '自 2025-02-12 交办起 3 个月，至 2025-05-12（第二十七条）'],
    ['en', reply, '3 months from assignment on 2025-02-12, to 2025-05-12 (art. 27)'],
    ['zh', evaluate, '自 2025-05-06 答复发出起 15 个工作日，至 2025-05-27，其间 6 个休息日不计（第二十九条）'],
    [
      'en',
      evaluate,
      '15 working days from issue of the reply on 2025-05-06, to 2025-05-27, 6 days off not counted (art. 29)',
    ],
  ] as const)('%s', (locale, due, words) => {
    expect(explainDue(due, locale)).toBe(words)
  })

  test.each([
    ['51', '第五十一条'],
    ['10', '第十条'],
    ['14', '第十四条'],
    ['20, 21', '第二十条、第二十一条'],
    ['实施办法 40', '实施办法第四十条'],
    ['19, 实施办法 40', '第十九条、实施办法第四十条'],
    ['交办通知', '交办通知'],
    ['setting', '本地设定'],
  ])('article %s is %s', (article, cited) => {
    expect(explainDue({ ...reply, limit: { ...reply.limit, article } }, 'zh')).toContain(`（${cited}）`)
  })
})

test.each([
  ['20, 21', 'arts. 20, 21'],
  ['19, 实施办法 40', 'art. 19, 实施办法 40'],
  ['setting', 'a setting'],
])('article %s is %s in English', (article, cited) => {
  const due = dueDate({ ...xiamen.limits.reply!, article }, assigned, builtInCalendar, plain)!
  expect(explainDue(due, 'en')).toContain(`(${cited})`)
})

describe('national 51: the reply is due by the earlier of the local and the national date', () => {
  const fromReceipt = {
    ...xiamen,
    limits: { ...xiamen.limits, reply: { count: 3, unit: 'months', from: 'received', article: '22' } as const },
  }

  test('a place that counts from a late receipt does not end later', () => {
    const starts = { ...assigned, receivedOn: '2025-02-20' }
    expect(replyDue(fromReceipt, starts, builtInCalendar)).toMatchObject({
      dueOn: '2025-05-12',
      limit: { article: '51' },
    })
  })

  test('the place’s own article is cited where it does not', () => {
    expect(replyDue(fromReceipt, assigned, builtInCalendar)?.limit.article).toBe('22')
    expect(replyDue(xiamen, assigned, builtInCalendar)?.limit.article).toBe('27')
  })

  test('before assignment there is none', () => {
    expect(replyDue(xiamen, { openedOn: '2025-02-10' }, builtInCalendar)).toBeNull()
  })
})

describe('the latest day of an extension', () => {
  const days = { assignedOn: '2025-02-12', firstDueOn: '2025-05-12' }

  test('xiamen-2025, 27: three months more than the first due day', () => {
    expect(latestExtension(xiamen.extension, days)).toBe('2025-08-12')
  })

  test('national, 51: six months in all', () => {
    expect(latestExtension(national.extension, days)).toBe('2025-08-12')
    expect(latestExtension(null, days)).toBeNull()
  })

  test('national 51: never later than six months from assignment, whatever the first due day', () => {
    const day = fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2024-01-01', n))
    return fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (assignedOn, n) => {
        const latest = latestExtension(xiamen.extension, { assignedOn, firstDueOn: addDays(assignedOn, n) })!
        expect(latest <= addMonths(assignedOn, 6)).toBe(true)
      }),
    )
  })
})
