import { daysBetween } from '../calendar/index.ts'
import type { HandlingRow, Row } from '../projection/row.ts'

/** One figure: `rate` is null where nothing counts (no data), never 0 % or 100 %. */
export type Rate = { numerator: number; denominator: number; rate: number | null; basis: string }

export type Figures = {
  asOf: string
  counts: { suggestions: number; handlings: number; issued: number; open: number; overdue: number }
  rates: Record<
    | 'answered'
    | 'onTime'
    | 'onTimeFirst'
    | 'faceToFace'
    | 'contact'
    | 'feedback'
    | 'satisfaction'
    | 'firstRoundSatisfaction'
    | 'fullySatisfied'
    | 'attitude'
    | 'solved'
    | 'published',
    Rate
  >
  categories: Record<string, number>
  averageDays: number | null
}

const rate = (numerator: number, denominator: number, basis: string): Rate => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : numerator / denominator,
  basis,
})

const satisfied = (value: string | undefined): boolean => value === 'satisfied' || value === 'basically-satisfied'

const overdue = (dueOn: string | null, h: HandlingRow, asOf: string): boolean =>
  !h.issuedOn && dueOn !== null && dueOn < asOf

/**
 * The rates of a set of cases as they are on a day, counted in handlings (件次) by their first reply. Withdrawn,
 * reference and forwarded ones are outside as domain.md has it. On-time counts the open overdue ones too.
 */
export const simpleRates = (rows: readonly Row[], asOf: string, unit?: string): Figures => {
  const counted = rows.filter((r) => !r.withdrawn && r.closedAs !== 'returned' && r.closedAs !== 'reference')
  const all = counted
    .flatMap((r) => r.handlings.map((h) => ({ ...h, forwarded: r.forwarded ?? false })))
    .filter((h) => !unit || h.unit === unit)
  const issued = all.filter((h) => h.issuedOn)
  const late = all.filter((h) => overdue(h.dueOn, h, asOf))
  const lateFirst = all.filter((h) => overdue(h.firstDueOn, h, asOf))
  const asked = all.filter((h) => !h.forwarded)
  const rated = asked.filter((h) => h.ratings?.length)
  const unrated = asked.filter((h) => !h.ratings?.length && h.lapses)
  const count = <T>(of: readonly T[], is: (x: T) => boolean | undefined): number => of.filter(is).length
  const inTime = (h: HandlingRow, due: string | null) => due === null || (h.issuedOn ?? '') <= due
  const last = (h: HandlingRow) => h.ratings?.at(-1)
  const open = issued.filter((h) => h.published !== undefined)
  const categories: Record<string, number> = {}
  for (const h of issued) if (h.category) categories[h.category] = (categories[h.category] ?? 0) + 1
  const days = issued.map((h) => daysBetween(h.assignedOn, h.issuedOn ?? h.assignedOn))
  return {
    asOf,
    counts: {
      suggestions: counted.filter((r) => !unit || r.handlings.some((h) => h.unit === unit)).length,
      handlings: all.length,
      issued: issued.length,
      open: all.length - issued.length,
      overdue: late.length,
    },
    rates: {
      answered: rate(issued.length, all.length, '已答复承办件 ÷ 应答复承办件'),
      onTime: rate(
        count(issued, (h) => inTime(h, h.dueOn)),
        issued.length + late.length,
        '在期限内发出的首次答复(含获准延期)÷ 已发出的首次答复 + 超期未答复',
      ),
      onTimeFirst: rate(
        count(issued, (h) => inTime(h, h.firstDueOn)),
        issued.length + lateFirst.length,
        '在原期限内发出的首次答复 ÷ 已发出的首次答复 + 超过原期限未答复',
      ),
      faceToFace: rate(
        count(issued, (h) => h.met),
        issued.length,
        '发文前与代表面商的 ÷ 已发出的首次答复',
      ),
      contact: rate(
        count(issued, (h) => h.contacted),
        issued.length,
        '发文前与代表联络的 ÷ 已发出的首次答复',
      ),
      feedback: rate(rated.length, rated.length + unrated.length, '已评价 ÷ 已评价 + 逾期未评价'),
      satisfaction: rate(
        count(rated, (h) => satisfied(last(h)?.[2])),
        rated.length,
        '办理结果满意和基本满意(按最后一次评价)÷ 已评价',
      ),
      firstRoundSatisfaction: rate(
        count(rated, (h) => satisfied(h.ratings?.find((r) => r[0] === 1)?.[2])),
        count(rated, (h) => h.ratings?.some((r) => r[0] === 1)),
        '首轮满意和基本满意 ÷ 首轮已评价',
      ),
      fullySatisfied: rate(
        count(rated, (h) => last(h)?.[2] === 'satisfied'),
        rated.length,
        '办理结果满意 ÷ 已评价',
      ),
      attitude: rate(
        count(rated, (h) => satisfied(last(h)?.[1])),
        rated.length,
        '办理态度满意和基本满意 ÷ 已评价',
      ),
      solved: rate(
        count(issued, (h) => h.solved),
        issued.length,
        '已解决类别的 ÷ 已答复',
      ),
      published: rate(
        count(open, (h) => h.published),
        open.length,
        '已公开 ÷ 应公开',
      ),
    },
    categories,
    averageDays: days.length === 0 ? null : days.reduce((a, b) => a + b, 0) / days.length,
  }
}
