import { describe, expect, test } from 'vitest'
import { builtInCalendar, builtInYears, createCalendar } from '../../../shared/calendar/index.ts'
import { caseBefore, explainStep } from '../../../shared/case/decide/explain-step.ts'
import { recomputeDue } from '../../../shared/case/decide/recompute-due.ts'
import { PureCase, secretariat, sweep, unit } from './support/pure-case.ts'

type Limit = { count: number; unit: string; from: string; article: string }
const override = (path: string, value: unknown, reason = '市里通知要求') => ({ path, value, reason })
const limit = (name: string, count: number, from: string, article = 'setting', kind = 'workdays') =>
  override(`limits.${name}`, { count, unit: kind, from, article } satisfies Limit)

const handling = '16-5-0105.1'
const lead = unit('ybj')

/** The last open step explained, in data; `some.overrides` are the session's where `told` says so. */
const explain = (some: PureCase, told = false, calendar = builtInCalendar) => {
  const open = some.state.openSteps.at(-1)
  if (!open) throw new Error('nothing is open')
  return explainStep(some.state, { ...some.rules, calendar }, open, told ? some.overrides : [])
}

const acknowledged = (some: PureCase, co: string[] = []): PureCase => {
  some.assigned(co)
  some.complete(lead, some.open('acknowledge', { handling }), 'accept')
  return some
}
const drafting = (some = new PureCase()): PureCase => {
  acknowledged(some).open('draft', { handling })
  return some
}
const promising = (dueOn?: string): PureCase => {
  const some = new PureCase()
  some.issued({ category: 'B', commitments: [{ item: '建成', ...(dueOn && { dueOn }) }] })
  some.open('fulfil', { handling, commitment: 'c1' })
  return some
}
const redone = (some = new PureCase()): PureCase => {
  some.issued()
  const rating = { attitude: 'satisfied', result: 'dissatisfied', comments: '未答' }
  some.complete(secretariat, some.open('evaluate', { handling }), 'rate', rating)
  some.now = '2025-02-17T09:00:00+08:00'
  some.complete(secretariat, some.open('redo', { handling }), 'redo', { instructions: '重办' })
  some.open('draft', { handling })
  return some
}
/** Counted from a receipt that is recorded for 20 February: later than the national law allows. */
const fromReceipt = (): PureCase => {
  const some = new PureCase('2025-02-10T09:00:00+08:00', [limit('reply', 3, 'received', '22', 'months')])
  const open = drafting(some)
  open.now = '2025-02-21T09:00:00+08:00'
  open.act(secretariat, 'receipts', { handling, on: '2025-02-20' })
  return open
}

type Row = [what: string, make: () => PureCase, facts: Record<string, unknown>, zh: string[], en: string[]]

const rows: Row[] = [
  [
    'no due rule',
    () => {
      const some = new PureCase('2025-02-10T09:00:00+08:00', [], {})
      some.open('stuck', { stuckAt: 'review' })
      return some
    },
    { dueOn: null, limit: null, start: null, counted: null, light: 'green' },
    ['没有规定期限。'],
    ['has no time limit.'],
  ],
  [
    'a limit that the place does not set',
    () => {
      const some = new PureCase()
      some.open('review')
      return some
    },
    { dueOn: null, limit: null },
    ['“审核”没有规定期限。'],
    ['“Review” has no time limit.'],
  ],
  [
    'a limit in working days, from the assignment',
    () => {
      const some = new PureCase()
      some.open('acknowledge', { handling: some.assigned() })
      return some
    },
    {
      dueOn: '2025-02-17',
      start: '2025-02-10',
      startKind: 'assigned',
      limit: { count: 5, unit: 'workdays', article: 'setting' },
      counted: 5,
      skipped: ['2025-02-15', '2025-02-16'],
    },
    [
      '“签收”须在 2025-02-17 当天结束前完成。',
      '期限自 2025-02-10 交办起算，当日不计，共 5 个工作日，其间 2 个休息日不计，',
      '依据本地设定。',
    ],
    [
      '“Acknowledge” is due by the end of 2025-02-17.',
      'from assignment on 2025-02-10',
      '5 working days, with 2 days off left out',
      'by a setting of this place.',
    ],
  ],
  [
    'a rating window, from the issue where no delivery is recorded',
    () => {
      const some = new PureCase()
      some.open('evaluate', { handling: some.issued() })
      return some
    },
    { dueOn: '2025-03-03', startKind: 'issued', counted: 15, limit: { count: 15, unit: 'workdays', article: '29' } },
    [
      '自 2025-02-10 答复发出起算',
      '《厦门市人民代表大会代表建议、批评和意见办理办法》第二十九条',
      '没有登记送达领衔代表的日期',
    ],
    [
      'from issue of the reply on 2025-02-10',
      'art. 29 of the Xiamen Measures',
      'No delivery to the lead deputy is recorded',
    ],
  ],
  [
    'the assignment of a recess suggestion, by a setting of the session',
    () => {
      const some = new PureCase('2025-02-12T09:00:00+08:00', [limit('recessAssignment', 5, 'received')], {
        kind: 'recess',
      })
      some.complete(secretariat, some.open('review'), 'accept')
      some.open('assign')
      return some
    },
    {
      dueOn: '2025-02-17',
      start: '2025-02-10',
      startKind: 'received',
      override: { path: 'limits.recessAssignment', reason: '市里通知要求' },
    },
    ['自 2025-02-10 收到起算', '本届次对这一期限另有设定，理由是“市里通知要求”。'],
    ['from receipt on 2025-02-10', 'This session sets the limit otherwise than the rule: “市里通知要求”.'],
  ],
  [
    'the assignment of a session suggestion',
    () => {
      const some = new PureCase('2025-02-10T09:00:00+08:00', [limit('recessAssignment', 5, 'received')])
      some.complete(secretariat, some.open('review'), 'accept')
      some.open('assign')
      return some
    },
    { dueOn: null, limit: null },
    ['“交办”没有规定期限。'],
    ['“Assign” has no time limit.'],
  ],
  [
    'the reply',
    () => drafting(),
    {
      dueOn: '2025-05-10',
      start: '2025-02-10',
      startKind: 'assigned',
      counted: 89,
      limit: { count: 3, unit: 'months', article: '27' },
      skipped: [],
    },
    [
      '“起草答复”须在 2025-05-10 当天结束前完成。',
      '自 2025-02-10 交办起算，当日不计，共 3 个月，至 2025-05-10 届满',
      '第二十七条',
    ],
    ['“Draft the reply” is due by the end of 2025-05-10.', '3 months, to 2025-05-10, by art. 27'],
  ],
  [
    'the reply, rolled from a day off by a setting of the session',
    () => drafting(new PureCase('2025-02-10T09:00:00+08:00', [override('monthEndRoll', true)])),
    { dueOn: '2025-05-12', rolledFrom: '2025-05-10', override: { path: 'monthEndRoll', reason: '市里通知要求' } },
    ['2025-05-10 是休息日，顺延至其后第一个工作日 2025-05-12。'],
    ['2025-05-10 is a day off, so it rolls to the next working day, 2025-05-12.'],
  ],
  [
    'the reply, where the national limit is the earlier one',
    fromReceipt,
    {
      dueOn: '2025-05-10',
      limit: { count: 3, unit: 'months', article: '51' },
      rule: { zh: expect.stringContaining('代表法'), en: expect.stringContaining('Law on Deputies') },
    },
    ['代表法》第五十一条', '按本地规定应为 2025-05-20，但答复不得晚于国家法律规定的 2025-05-10，以较早的为准。'],
    ['art. 51 of the Law on Deputies', 'By the rule of this place it would be 2025-05-20'],
  ],
  [
    'the reply, fixed at the assignment',
    () => {
      const some = new PureCase()
      some.complete(secretariat, some.open('review'), 'accept')
      const handlings = [{ lead: 'ybj', dueOn: '2025-04-30' }]
      some.complete(secretariat, some.open('assign'), 'assign', { mode: 'sole', handlings })
      some.complete(lead, some.open('acknowledge', { handling }), 'accept')
      some.open('draft', { handling })
      return some
    },
    { dueOn: '2025-04-30', fixed: true, limit: null, start: null, counted: null },
    ['答复期限在交办时指定为 2025-04-30，不按规定的期限计算，也不随日历变动。'],
    ['The reply’s date was fixed at the assignment, 2025-04-30'],
  ],
  [
    'the reply, by the day of the body above',
    () => {
      const origin = { body: '省人大常委会', number: '12', dueOn: '2025-04-15' }
      return drafting(new PureCase('2025-02-10T09:00:00+08:00', [], { kind: 'forwarded', origin }))
    },
    { dueOn: '2025-04-15', fixed: true, limit: null },
    ['“省人大常委会”要求的答复时限为 2025-04-15，不随日历变动。'],
    ['“省人大常委会” asked for the answer by 2025-04-15'],
  ],
  [
    'the reply, extended',
    () => {
      const some = drafting()
      some.now = '2025-04-01T09:00:00+08:00'
      some.act(lead, 'extensions', { handling, months: 2, reason: '需要调研' })
      return some
    },
    {
      dueOn: '2025-07-10',
      start: '2025-02-10',
      limit: { count: 3, unit: 'months', article: '27' },
      extensions: [{ from: '2025-05-10', to: '2025-07-10', on: '2025-04-01', reason: '需要调研' }],
    },
    ['至 2025-05-10 届满', '2025-04-01 延期，由 2025-05-10 延至 2025-07-10，理由是“需要调研”。'],
    ['On 2025-04-01 it was extended from 2025-05-10 to 2025-07-10: “需要调研”.'],
  ],
  [
    'the reply, re-assigned without a new clock',
    () => {
      const some = drafting()
      some.now = '2025-03-03T09:00:00+08:00'
      some.act(secretariat, 'reassignment', { handling, lead: 'wjw', reason: '职责调整' })
      some.complete(unit('wjw'), some.open('acknowledge', { handling }), 'accept')
      some.open('draft', { handling })
      return some
    },
    { dueOn: '2025-05-10', start: '2025-02-10' },
    ['本件于 2025-03-03 改交，答复期限仍从最初交办起算。'],
    ['It was re-assigned on 2025-03-03, which does not restart the reply’s clock.'],
  ],
  [
    'the reply, re-assigned with a new clock',
    () => {
      const some = drafting(new PureCase('2025-02-10T09:00:00+08:00', [override('reassignment.restartsReply', true)]))
      some.now = '2025-03-03T09:00:00+08:00'
      some.act(secretariat, 'reassignment', { handling, lead: 'wjw', reason: '职责调整' })
      some.complete(unit('wjw'), some.open('acknowledge', { handling }), 'accept')
      some.open('draft', { handling })
      return some
    },
    { dueOn: '2025-06-03', start: '2025-03-03' },
    ['本件于 2025-03-03 改交，答复期限按本地规定重新计算。'],
    ['which here restarts the reply’s clock'],
  ],
  [
    'the first contact, from a receipt that was recorded while it was open',
    () => {
      const some = new PureCase('2025-02-10T09:00:00+08:00', [limit('firstContact', 20, 'received', '18')])
      acknowledged(some).open('contact', { handling })
      some.now = '2025-02-13T09:00:00+08:00'
      some.act(secretariat, 'receipts', { handling, on: '2025-02-12' })
      return some
    },
    { dueOn: '2025-03-12', start: '2025-02-12', startKind: 'received', counted: 20 },
    ['自 2025-02-12 收到起算，当日不计，共 20 个工作日'],
    ['from receipt on 2025-02-12'],
  ],
  [
    'the redone reply',
    () => redone(),
    {
      dueOn: '2025-03-17',
      start: '2025-02-17',
      startKind: 'opened',
      limit: { count: 1, unit: 'months', article: '29' },
    },
    ['这是第 2 次办理，答复期限另行计算。', '自 2025-02-17 重新交办起算，当日不计，共 1 个月'],
    ['This is round 2', 'from the order to redo on 2025-02-17'],
  ],
  [
    'an opinion',
    () => {
      const some = new PureCase()
      some.open('opine', { handling: some.assigned(['wjw']), unit: 'wjw' })
      return some
    },
    {
      dueOn: '2025-04-10',
      start: '2025-02-10',
      startKind: 'assigned',
      limit: { count: 2, unit: 'months', article: '27' },
    },
    ['“会办意见”须在 2025-04-10 当天结束前完成。', '自 2025-02-10 交办起算'],
    ['“Co-opinion” is due by the end of 2025-04-10.'],
  ],
  [
    'an opinion of a co-unit brought in later',
    () => {
      const some = new PureCase()
      const acknowledge = some.open('acknowledge', { handling: some.assigned(['wjw']) })
      some.now = '2025-02-12T09:00:00+08:00'
      some.complete(lead, acknowledge, 'accept', { addCo: ['jrj'], reason: '涉及商保' })
      some.open('opine', { handling, unit: 'jrj' })
      return some
    },
    { dueOn: '2025-04-12', start: '2025-02-12' },
    ['会办单位于 2025-02-12 增列。'],
    ['The co-unit was brought in on 2025-02-12.'],
  ],
  [
    'an opinion counted from a delivery on paper',
    () => {
      const some = new PureCase('2025-02-10T09:00:00+08:00', [limit('coOpinion', 1, 'received', '17', 'months')])
      some.open('opine', { handling: some.assigned(['wjw']), unit: 'wjw' })
      some.now = '2025-02-14T09:00:00+08:00'
      some.act(secretariat, 'receipts', { handling, unit: 'wjw', on: '2025-02-13' })
      return some
    },
    { dueOn: '2025-03-13', start: '2025-02-13', startKind: 'received' },
    ['自 2025-02-13 收到起算', '第十七条'],
    ['from receipt on 2025-02-13', 'art. 17'],
  ],
  [
    'an opinion that was sent back',
    () => {
      const some = acknowledged(
        new PureCase('2025-02-10T09:00:00+08:00', [limit('coOpinionAgain', 5, 'opened', '20')]),
        ['wjw'],
      )
      some.complete(unit('wjw'), some.open('opine', { handling, unit: 'wjw' }), 'opined', { text: '无' })
      some.now = '2025-02-20T09:00:00+08:00'
      some.act(lead, 'opinion-send-back', { handling, unit: 'wjw', reason: '空泛' })
      return some
    },
    { dueOn: '2025-02-27', start: '2025-02-20', startKind: 'opened', counted: 5 },
    ['会办意见于 2025-02-20 退回重新提出。', '自 2025-02-20 主办单位提出要求起算'],
    ['The opinion was sent back on 2025-02-20', 'from the lead’s demand on 2025-02-20'],
  ],
  [
    'a promise',
    () => promising('2025-12-31'),
    { dueOn: '2025-12-31', limit: null, start: null, extensions: [] },
    ['“落实承诺”须在 2025-12-31 当天结束前完成。', '答复承诺的完成时限为 2025-12-31。'],
    ['The reply promised it by 2025-12-31.'],
  ],
  [
    'a promise that was put off',
    () => {
      const some = promising('2025-12-31')
      some.now = '2025-11-03T09:00:00+08:00'
      const [fulfil] = some.state.openSteps
      some.complete(lead, fulfil!, 'reschedule', { dueOn: '2026-06-30', reason: '征地', signedBy: '局长' })
      some.open('fulfil', { handling, commitment: 'c1' })
      return some
    },
    { dueOn: '2026-06-30', extensions: [{ from: '2025-12-31', to: '2026-06-30', on: '2025-11-03', reason: '征地' }] },
    ['答复承诺的完成时限为 2025-12-31。', '2025-11-03 改期，由 2025-12-31 延至 2026-06-30，理由是“征地”。'],
    ['it was rescheduled from 2025-12-31 to 2026-06-30'],
  ],
  [
    'a promise without a date',
    () => promising(),
    { dueOn: null, limit: null },
    ['答复没有写明这项承诺的完成时限。'],
    ['the reply names no date for this promise'],
  ],
]

describe('how a due date came about, in data and in words', () => {
  test.each(rows)('%s', (_, make, facts, zh, en) => {
    const explanation = explain(make(), true)
    expect(explanation).toMatchObject(facts)
    for (const words of zh) expect(explanation.words.zh).toContain(words)
    for (const words of en) expect(explanation.words.en).toContain(words)
    expect(explanation).not.toHaveProperty('byPresentRules')
  })

  test.each(rows)('%s: whole sentences in either language', (_, make) => {
    const { zh, en } = explain(make(), true).words
    expect(zh).toMatch(/^“.*。$/)
    expect(zh).not.toMatch(/undefined|null|。。/)
    expect(en).toMatch(/^“.*\.$/)
    expect(en).not.toMatch(/undefined|null|\.\.$/)
  })
})

describe('what the present rules do not give is said, not made up', () => {
  test('a limit that was set otherwise since', () => {
    const some = drafting()
    some.overrides = [limit('reply', 2, 'assigned', '27', 'months')]
    const said = explain(some, true)
    expect(said).toMatchObject({ dueOn: '2025-05-10', byPresentRules: '2025-04-10', limit: null, start: null })
    expect(said).not.toHaveProperty('override')
    expect(said.words.zh).toContain('计算应为 2025-04-10，与当时确定的 2025-05-10 不同')
    expect(said.words.en).toContain('give 2025-04-10, not the 2025-05-10 that was set')
  })

  test('a limit that was taken away since', () => {
    const some = new PureCase()
    some.open('acknowledge', { handling: some.assigned() })
    some.overrides = [override('limits.decline', null)]
    const said = explain(some, true)
    expect(said).toMatchObject({ dueOn: '2025-02-17', byPresentRules: null, limit: null })
    expect(said.words.zh).toContain('现行规定已没有这一期限：2025-02-17 是按当时的规定确定的')
  })

  test('a limit that came after the step began', () => {
    const some = new PureCase()
    some.open('review')
    some.overrides = [limit('review', 5, 'opened')]
    const said = explain(some, true)
    expect(said).toMatchObject({ dueOn: null, byPresentRules: '2025-02-17', limit: null })
    expect(said.words.zh).toContain('但这一步开始时没有')
  })

  test('a date that a case of old does not say the beginning of', () => {
    const some = redone()
    some.state.handlings[0]!.redoOn = undefined
    const said = explain(some)
    expect(said).toMatchObject({ dueOn: '2025-03-17', limit: null, start: null })
    expect(said.words.zh).toContain('起算日没有记录')
  })
})

describe('a date that a notice moved', () => {
  const notice = (workdays: string[], holidays = ['2027-01-01']) => ({
    year: 2027,
    notice: '国办发明电〔2026〕5号',
    holidays,
    workdays,
  })
  const recomputed = (
    loadedAt: string,
    of: ReturnType<typeof notice>,
    overrides = [limit('decline', 10, 'assigned')],
  ) => {
    const some = new PureCase('2026-12-29T09:00:00+08:00', overrides)
    some.open('acknowledge', { handling: some.assigned() })
    const before = explain(some)
    some.now = loadedAt
    const calendar = createCalendar([...builtInYears, of])
    const loaded = { notice: of.notice, loadedAt, before: [builtInCalendar] }
    some.commit(sweep, recomputeDue(some.state, { ...some.rules, calendar }, loaded))
    return { before, after: explain(some, false, calendar) }
  }

  test('is provisional before, and says after what moved it', () => {
    const { before, after } = recomputed('2026-12-30T09:00:00+08:00', notice([]))
    expect(before).toMatchObject({ dueOn: '2027-01-12', provisional: true, recomputed: [] })
    expect(before.words.zh).toContain('2027 年的放假安排尚未载入，这一日期是暂定的')
    expect(before.words.en).toContain('The holidays of 2027 are not loaded yet')
    expect(after).toMatchObject({
      dueOn: '2027-01-13',
      provisional: false,
      counted: 10,
      recomputed: [{ from: '2027-01-12', to: '2027-01-13', notice: '国办发明电〔2026〕5号', on: '2026-12-30' }],
    })
    expect(after.words.zh).toContain(
      '2026-12-30 载入放假安排（国办发明电〔2026〕5号），期限由 2027-01-12 调整为 2027-01-13。',
    )
    expect(after.words.en).toContain('it moved from 2027-01-12 to 2027-01-13')
  })

  test('says that it was made firm where it did not move', () => {
    const { after } = recomputed('2026-12-30T09:00:00+08:00', notice([], ['2027-02-06']))
    expect(after).toMatchObject({ dueOn: '2027-01-12', recomputed: [{ from: '2027-01-12', to: '2027-01-12' }] })
    expect(after.words.zh).toContain('期限确定为 2027-01-12')
  })

  test('says that it was held back to the day after the notice', () => {
    const { after } = recomputed(
      '2027-01-09T09:00:00+08:00',
      notice(['2027-01-02', '2027-01-03', '2027-01-09'], ['2027-02-06']),
    )
    expect(after).toMatchObject({ dueOn: '2027-01-10', byPresentRules: '2027-01-08', limit: null })
    expect(after.words.zh).toContain(
      '按日历计算应为 2027-01-08，但重新计算的期限不早于载入安排的次日，所以是 2027-01-10。',
    )
    expect(after.words.en).toContain('hence 2027-01-10')
  })
})

test('a step that is done is explained as it stood', () => {
  const some = drafting()
  const { stepId } = some.state.openSteps[0]!
  some.now = '2025-04-01T09:00:00+08:00'
  some.act(lead, 'extensions', { handling, months: 2, reason: '需要调研' })
  some.now = '2025-05-20T09:00:00+08:00'
  const reply = { category: 'C', title: '函', body: '正文', disclosure: 'open' }
  some.complete(lead, { stepId }, 'submit', reply)
  some.now = '2025-06-01T09:00:00+08:00'
  const then = caseBefore(some.log, stepId)!
  expect(then).toMatchObject({ endedAt: '2025-05-20T09:00:00.000+08:00', open: { dueOn: '2025-07-10' } })
  const said = explainStep(then.state, { ...some.rules, now: new Date(then.endedAt) }, then.open)
  expect(said).toMatchObject({ dueOn: '2025-07-10', light: 'green', extensions: [{ to: '2025-07-10' }] })
  expect(caseBefore(some.log, '16-5-0105.nothing.1')).toBeUndefined()
})
