import { evidenceNames } from '../../functions/api/desk/history/evidence.ts'
import type { Letter, LetterField, LetterReading } from '../../shared/letters/letter.ts'

const labels = evidenceNames.zh

const kinds = { reply: '人大代表建议答复函', proposal: '政协提案材料', other: '不是答复函' }
const disclosures = { open: '主动公开', 'on-request': '依申请公开', closed: '不予公开' }

/** What was read from a letter, as lines for a terminal: fields with confidence, headings, promises, and what to mend. */
export const summaryOf = ({ kind, letter, evidence, issues }: LetterReading): string[] => [
  `  ${kinds[kind]}`,
  ...(kind === 'reply' ? fieldLines(letter, evidence) : []),
  ...(kind === 'reply' ? [`  ${pad('正文')}${letter.sections.length} 个标题，${letter.promises.length} 句承诺`] : []),
  ...letter.promises.filter((p) => p.dueOn).map((p) => `    ${p.dueOn} 前：${shortened(p.text)}`),
  ...(issues.length > 0 ? ['  需要核对:'] : []),
  ...issues.map(
    ({ field, problem }) => `    · ${field === 'kind' ? '' : `${labels[field as LetterField]}:`}${problem}`,
  ),
]

const fieldLines = (letter: Letter, evidence: LetterReading['evidence']): string[] =>
  (Object.keys(labels) as LetterField[]).flatMap((field) => {
    const found = evidence[field]
    if (!found) return []
    return `  ${pad(labels[field])}${shown(field, letter)}  (可信度 ${Math.round(found.confidence * 100)}%)`
  })

const shown = (field: LetterField, letter: Letter): string => {
  const value = letter[field]
  if (field === 'disclosure' && letter.disclosure) return disclosures[letter.disclosure]
  return Array.isArray(value) ? value.join('、') : String(value)
}

const width = 6
const pad = (label: string): string => label + '  '.repeat(Math.max(1, width - label.length))

const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}……` : text)
