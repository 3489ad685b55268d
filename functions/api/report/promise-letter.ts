import { legibleLine } from '../../../shared/legible.ts'
import { quoted } from '../../../shared/letter-form/body.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import type { Unit } from '../../../shared/settings.ts'
import { words } from '../desk/suggestion/case-view.ts'
import { satisfactions } from '../links/labels.ts'
import { itemOf, type PromiseLine } from './promises.ts'
import { countedWords, day, daysWords } from './words.ts'

/** The promises of a session's replies to one deputy. */
export type Told = { session: string; lines: readonly PromiseLine[] }

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1 to 99 as headings count. */
export const chineseNumber = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? numerals[ones] : ''}`
}

/** What a person wrote, as a sentence that ends. */
const sentence = (text: string): string => `${legibleLine(text).replace(/[。．.；;，,\s]+$/, '')}。`

const stateWords = (line: PromiseLine, asOf: string): string => {
  const { state, firstDueOn, dueOn, fulfilledOn, evidence, commitment } = line
  const moved = firstDueOn && dueOn && firstDueOn !== dueOn ? `，现期限为${day(dueOn)}` : ''
  const due = firstDueOn ? `承诺期限${day(firstDueOn)}${moved}，` : dueOn ? `期限${day(dueOn)}，` : '没有定期限，'
  const progress = words(commitment.progress?.at(-1)?.text)
  const why = words(commitment.rescheduled?.at(-1)?.reason)
  const rated = commitment.rating && `您对落实情况的评价为${satisfactions[commitment.rating.result] ?? ''}。`
  switch (state) {
    case 'fulfilled':
      return `${due}已于${day(fulfilledOn)}落实。${evidence ? sentence(evidence) : ''}${rated ?? ''}`
    case 'abandoned':
      return `${due}不再落实，情况另行说明。`
    case 'overdue':
      return `${due}已逾期${daysWords(dueOn ?? asOf, asOf)}，尚未落实。${why ? `改期的理由：${sentence(why)}` : ''}${progress ? `目前进展：${sentence(progress)}` : ''}`
    case 'open':
    case 'undated':
      return `${due}正在落实。${why ? `改期的理由：${sentence(why)}` : ''}${progress ? `目前进展：${sentence(progress)}` : ''}`
  }
}

/** Between sessions suggestions have numbers of their own. */
const between = ({ about }: PromiseLine): string => (about.suggestion.kind === 'recess' ? '闭会期间' : '')

/** One suggestion’s promises, below a heading of their own. */
const suggestionText = (lines: readonly PromiseLine[], heading: string, asOf: string): string[] => {
  const [first] = lines
  if (!first) return []
  const { title } = first.about.suggestion
  const documents = [...new Set(lines.flatMap(({ reply }) => reply?.documentNumber ?? []))]
  const promised = lines.map((line, i) => `${i + 1}.${sentence(itemOf(line))}${stateWords(line, asOf)}`)
  return [
    `${heading}${between(first)}第${first.about.suggestion.number}号建议`,
    `${quoted(legibleLine(words(title)))}${documents.length > 0 ? `，答复文号${documents.join('、')}` : ''}。承诺事项：`,
    ...promised,
  ]
}

const bySuggestion = (lines: readonly PromiseLine[]): PromiseLine[][] => {
  const found = new Map<string, PromiseLine[]>()
  for (const line of lines) found.set(line.lead.handling, [...(found.get(line.lead.handling) ?? []), line])
  return [...found.values()]
}

/** The words for how many there are in each state: 已落实1项、正在落实2项. */
const counts = (lines: readonly PromiseLine[]): string => {
  const n = (state: PromiseLine['state']) => lines.filter((line) => line.state === state).length
  return countedWords(
    [
      ['已落实', n('fulfilled')],
      ['正在落实', n('open') + n('undated')],
      ['逾期未落实', n('overdue')],
      ['不再落实', n('abandoned')],
    ],
    '项',
  )
}

/**
 * What a unit tells a lead deputy once a year: what was promised in its replies to the deputy's suggestions, this
 * session's and the last one's, and how far it is. It is dated and numbered when it is sent.
 */
export const promiseLetter = ({
  unit,
  to,
  told,
  asOf,
  copyTo,
}: {
  unit: Pick<Unit, 'name' | 'letterhead' | 'docPrefix'>
  to: string
  told: readonly Told[]
  asOf: string
  copyTo: readonly string[]
}): Letter => {
  const all = told.flatMap(({ lines }) => lines)
  const sessions = told.filter(({ lines }) => lines.length > 0)
  const several = sessions.length > 1
  let at = 0
  const heading = () => `${chineseNumber(++at)}、`
  return {
    letterhead: unit.letterhead,
    unit: unit.name,
    documentNumber: `${unit.docPrefix}〔${asOf.slice(0, 4)}〕　　号`,
    title: `关于${sessions.map(({ session }) => session).join('和')}代表建议答复中承诺事项落实情况的函`,
    to,
    body: [
      `我单位在答复${to.endsWith('代表团') ? '贵团' : '您'}提出的建议时承诺的事项共${all.length}项。截至${day(asOf)}，${counts(all)}。现将情况函告如下：`,
      ...sessions.flatMap(({ session, lines }) =>
        bySuggestion(lines).flatMap((of) => suggestionText(of, `${heading()}${several ? session : ''}`, asOf)),
      ),
      '如有意见，请告知我单位。',
    ].join('\n'),
    copyTo,
  }
}
