import type { Block } from '../../../shared/report-form/blocks.ts'
import { words } from '../desk/suggestion/case-view.ts'
import type { PromiseCounts, ReportData } from './data.ts'
import { itemOf, numberOf, type PromiseLine } from './promises.ts'
import { countedWords, daysWords, h1, p, rateWords, restOf, shortDay } from './words.ts'

const countsWords = ({ fulfilled, abandoned, overdue, open, undated }: PromiseCounts): string =>
  countedWords(
    [
      ['已落实', fulfilled],
      ['正在落实', open],
      ['逾期未落实', overdue],
      ['未定期限', undated],
      ['不再落实', abandoned],
    ],
    '项',
  )

/** What a promise of a reply that is not to be public says is told to its deputy only. */
const itemFor = (line: PromiseLine): string => {
  const letters = [line.reply, line.handling.replies.at(-1)]
  const isOpen = line.about.suggestion.disclosure === 'full' && letters.every((reply) => reply?.disclosure === 'open')
  return isOpen ? itemOf(line) : '（答复不主动公开，内容从略）'
}

const stateOf = (line: PromiseLine, asOf: string): string => {
  const { state, dueOn, firstDueOn } = line
  const put = firstDueOn && dueOn && firstDueOn !== dueOn ? `，原定${shortDay(firstDueOn)}` : ''
  if (state === 'overdue' && dueOn) return `逾期${daysWords(dueOn, asOf)}${put}`
  return state === 'undated' ? '未定期限' : `正在落实${put}`
}

const before = ({ promisesBefore }: ReportData): string => {
  if (!promisesBefore || promisesBefore.counts.made === 0) return ''
  const { session, counts } = promisesBefore
  return `${session}答复中承诺的事项${counts.made}项，截至同日${countsWords(counts)}。`
}

/** 五、承诺事项落实情况: what replies promised, and what is still owed. */
export const promisesText = (data: ReportData): Block[] => {
  const title = h1('五、承诺事项落实情况')
  const { made } = data.promises
  const { fulfilment } = data.now.rates
  if (made === 0) return [title, ...p('本届次的答复中没有承诺事项。', before(data))]
  const rate =
    fulfilment.denominator === 0
      ? '最初承诺期限都还没有到，落实率没有数据。'
      : `最初承诺期限已到的${fulfilment.denominator}项，承诺落实率${rateWords(fulfilment)}。`
  const { lines } = data.owed
  return [
    title,
    ...p(`答复中承诺的事项共${made}项，${countsWords(data.promises)}。`, rate, before(data)),
    ...(lines.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: '尚未落实的承诺事项',
            columns: [
              { header: '编号', width: 10, align: 'center' as const },
              { header: '建议', width: 27 },
              { header: '落实单位', width: 18 },
              { header: '承诺事项', width: 31 },
              { header: '期限', width: 22, align: 'center' as const },
              { header: '情况', width: 18 },
            ],
            rows: lines.map((line) => [
              numberOf(line.about),
              words(line.about.suggestion.title),
              data.nameOf(line.commitment.unit),
              itemFor(line),
              shortDay(line.dueOn),
              stateOf(line, data.now.asOf),
            ]),
          },
        ]
      : data.owed.withheld > 0
        ? []
        : p('没有尚未落实的承诺事项。')),
    ...restOf(data.owed, '项'),
  ]
}
