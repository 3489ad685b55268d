import type { Entry } from './labels.ts'
import type { Line } from './lines.ts'
import { isName, type NameList, namesIn } from './names.ts'
import type { Span } from './tight.ts'

/** The line that addresses the deputies (称谓); `list` is null where a delegation (代表团) is addressed. */
export type Salutation = Span & { from: number; to: number; list: NameList | null; hasColon: boolean }

const addressed =
  /^([^:：。！？!?；;]{1,400}?)(?:代表团|代表们?|代 表)(?:同志|先生|女士)?(?: ?[(（][^()（）]{0,40}[)）])? ?(?:[:：]|[,，]? ?[您你]好|$)/
const titled = /^(?:尊敬的)?(?:[省市县区州]|全国)?人大代表 ?([\p{Script=Han}· 、]{2,40}?) ?(?:同志|先生|女士)?[:：]/u

/** All lines that address deputies by name, or a delegation. */
export const salutationsIn = (lines: readonly Line[], entries: readonly Entry[]): Salutation[] => {
  const labelled = new Set(entries.filter((e) => e.span.start === lines[e.line]?.start).map((e) => e.line))
  return lines.flatMap((line, i) => {
    if (labelled.has(i) || !line.text.slice(0, 420).includes('代')) return []
    const found = readSalutation(line, listBefore(lines, i))
    return found ? [found] : []
  })
}

const readSalutation = (line: Line, before: readonly Line[]): Salutation | null => {
  const text = line.text.slice(0, 420)
  const match = addressed.exec(text)
  const place = { from: before[0]?.index ?? line.index, to: line.index, start: before[0]?.start ?? line.start }
  if (!match) return readTitled(line, text)
  const listed = match[1] ?? ''
  const end = line.start + match[0].replace(/[:：,，]?(?: ?[您你]好)?$/, '').trimEnd().length
  const hasColon = /[:：好]$/.test(match[0])
  if (match[0].includes('代表团')) return isDelegation(listed) ? { ...place, end, list: null, hasColon } : null
  const list = namesIn([...before.map((b) => b.text), listed].join(''))
  return list && (hasColon || line.text.length <= 60) ? { ...place, end, list, hasColon } : null
}

const readTitled = (line: Line, text: string): Salutation | null => {
  const match = titled.exec(text)
  const list = match ? namesIn(match[1] ?? '') : null
  if (!match || !list) return null
  const end = line.start + match[0].length - 1
  return { from: line.index, to: line.index, start: line.start, end, list, hasColon: true }
}

const isDelegation = (listed: string): boolean => listed.length <= 20 && !/[,，、]/.test(listed) && !/^各/.test(listed)

/** The lines before that hold the beginning of a long list of names: they end in the middle of it. */
const listBefore = (lines: readonly Line[], at: number): Line[] => {
  let from = at
  while (from > 0 && at - from < 8 && continues(lines[from - 1])) from--
  return lines.slice(from, at)
}

const continues = (line: Line | undefined): boolean => {
  if (!line || line.text.length > 200 || !/[、,，]$/.test(line.text)) return false
  return line.text
    .replace(/^尊敬的/, '')
    .split(/[、,，]/)
    .filter((piece) => piece !== '')
    .every((piece) => isName(piece.replaceAll(' ', '').replace(/代表$/, '')))
}
