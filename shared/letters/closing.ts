import { datesIn, isDateLike } from './dates.ts'
import type { Line } from './lines.ts'
import type { Span, Tight } from './tight.ts'
import { isUnitName, withoutSeal } from './units.ts'

/** The signature (落款): the units and the date; either may be absent. */
export type Closing = { units: (Span & { name: string })[]; date: (Span & { tight: string }) | null; line: number }

/** The signature among the lines from `from` on. */
export const closingOf = (lines: readonly Line[], from: number): Closing | null => {
  const dated = lines.slice(from).flatMap((line) => signedDate(line) ?? [])
  const all = dated.map(({ line, date, unit }) => ({
    line: line.index,
    date,
    units: unit ? [unit] : unitsAround(lines, line.index, from),
  }))
  // An annexed feedback form has dates too: the first date beside a unit is the letter's.
  const best = all.find((c) => c.units.length > 0) ?? all.findLast((c) => datesIn(c.date.tight)[0]?.day) ?? all[0]
  return best ?? withoutDate(lines, from)
}

type SignedDate = { line: Line; date: Span & { tight: string }; unit: (Span & { name: string }) | null }

/** A line that is a date, with the unit before it where they share the line. */
const signedDate = (line: Line): SignedDate | null => {
  const { text, span } = line.tight
  if (text.length > 60) return null
  const bare = text.replace(/^[(（]|[)）]$/g, '')
  if (isDateLike(bare)) return { line, date: { ...line, tight: bare }, unit: null }
  const date = datesIn(text).find((d) => d.to === text.length)
  if (!date || date.from === 0) return null
  const unit = unitIn(line.tight, date.from)
  return unit ? { line, date: { ...span(date.from, date.to), tight: text.slice(date.from) }, unit } : null
}

const unitIn = ({ text, span }: Tight, to: number): (Span & { name: string }) | null => {
  const name = withoutSeal(text.slice(0, to))
  return isUnitName(name) ? { ...span(0, name.length), name } : null
}

const unitsAround = (lines: readonly Line[], at: number, from: number): (Span & { name: string })[] => {
  const above: (Span & { name: string })[] = []
  for (let i = at - 1; i >= Math.max(from, at - 6); i--) {
    const unit = unitOf(lines[i])
    if (!unit) break
    above.unshift(unit)
  }
  if (above.length > 0) return above
  const beneath = unitOf(lines[at + 1])
  return beneath ? [beneath] : []
}

const unitOf = (line: Line | undefined): (Span & { name: string }) | null =>
  line && line.text.length <= 60 ? unitIn(line.tight, line.tight.text.length) : null

/** A unit that signs without a date: the last line that is one, among the last few of the letter. */
const withoutDate = (lines: readonly Line[], from: number): Closing | null => {
  const line = lines.slice(Math.max(from, lines.length - 8)).findLast((l) => unitOf(l))
  const unit = unitOf(line)
  return line && unit ? { units: [unit], date: null, line: line.index } : null
}
