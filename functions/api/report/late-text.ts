import { holdersUntil } from '../../../shared/rates/reasons.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import { words } from '../desk/suggestion/case-view.ts'
import type { LateLine, ReportData } from './data.ts'
import { numberOf } from './promises.ts'
import { day, daysWords, h1, listedWords, p, restOf, shortDay } from './words.ts'

const stateOf = ({ lead: { standing } }: LateLine, asOf: string): string => {
  const { issuedOn, dueOn = '' } = standing
  return issuedOn
    ? `${shortDay(issuedOn)}答复，逾期${daysWords(dueOn, issuedOn)}`
    : `尚未答复，超期${daysWords(dueOn, asOf)}`
}

/** What a person wrote ends with one full stop at most. */
const ended = (text: string): string => text.trim().replace(/[。．.；;，,\s]+$/, '')

/** What the record says of why: who held it, extensions, opinions that were missing, nobody reached. */
export const reasonsOf = ({ about, lead }: LateLine, data: ReportData): string => {
  const { asOf } = data.now
  const until = lead.standing.issuedOn ?? asOf
  const handling = about.handlings.find((h) => h.id === lead.handling)
  const holders = holdersUntil(lead.fact.days, until)
  const waiting = (handling?.opinions ?? []).filter(({ dueOn, on }) => dueOn && (on ?? until) > dueOn)
  const reached = words(handling?.unreached)
  const urged = about.urgings.filter((of) => of === lead.handling).length
  const said = [
    holders.length > 1
      ? `先后由${holders.map(({ unit, days }) => `${data.nameOf(unit)}（${days}天）`).join('、')}承办`
      : undefined,
    ...(handling?.extensions ?? []).map(
      ({ to, reason, on }) =>
        `${day(on)}延期至${day(to)}${ended(words(reason)) ? `，理由：${ended(words(reason))}` : ''}`,
    ),
    handling?.asked && `已申请延期，尚未决定，理由：${ended(words(handling.asked.reason))}`,
    waiting.length > 0 ? `会办意见未按期提出：${waiting.map(({ unit }) => data.nameOf(unit)).join('、')}` : undefined,
    reached ? `未能联系上代表：${ended(reached)}` : undefined,
    urged > 0 ? `已催办${urged}次` : undefined,
  ]
  return listedWords(said, '；') || '系统中没有登记原因'
}

/** 六、超期办理情况及原因: answered late, or past the day and not answered. */
export const lateText = (data: ReportData): Block[] => {
  const title = h1('六、超期办理情况及原因')
  const { overdue } = data.now.counts
  const { numerator, denominator } = data.now.rates.onTime
  const answered = denominator - numerator - overdue
  if (denominator === 0) return [title, ...p('还没有到期或者答复的承办件，没有超期可以统计。')]
  if (overdue + answered === 0) return [title, ...p('没有超期的承办件。')]
  const { lines } = data.late
  return [
    title,
    ...p(
      overdue > 0 ? `超期尚未答复的${overdue}件次` : '没有超期尚未答复的',
      answered > 0 ? `，已经答复但晚于期限的${answered}件次。` : '，已经答复的都在期限之内。',
    ),
    ...(lines.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: '超期的承办件及原因',
            columns: [
              { header: '编号', width: 10, align: 'center' as const },
              { header: '建议', width: 28 },
              { header: '承办单位', width: 19 },
              { header: '期限', width: 21, align: 'center' as const },
              { header: '情况', width: 20 },
              { header: '原因', width: 30 },
            ],
            rows: lines.map((line) => [
              numberOf(line.about),
              words(line.about.suggestion.title),
              data.nameOf(line.lead.unit),
              shortDay(line.lead.standing.dueOn),
              stateOf(line, data.now.asOf),
              reasonsOf(line, data),
            ]),
          },
        ]
      : []),
    ...restOf(data.late, '件次'),
  ]
}
