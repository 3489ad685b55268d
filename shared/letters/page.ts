import { type Closing, closingOf } from './closing.ts'
import { type Entry, entriesOf } from './labels.ts'
import { type Line, linesOf } from './lines.ts'
import { type Salutation, salutationsIn } from './salutation.ts'
import { type Title, titlesIn } from './titles.ts'

/** A normalised text with the parts of a letter that were found in it; line numbers count the lines that are not empty. */
export type Page = {
  text: string
  lines: Line[]
  entries: Entry[]
  /** The letter's own title, and whatever else reads like one (metadata, breadcrumbs). */
  title: Title | null
  titles: Title[]
  salutation: Salutation | null
  /** The first line after the salutation; without one, after the title. */
  bodyFrom: number
  /** The paragraphs that say what was received (收悉) and that this is the answer. */
  opening: Line[]
  closing: Closing | null
}

/** Where the opening must stand: so many lines after the salutation. */
const openingLines = 6
const saysReceived = /收悉|收到|答复如下|回复如下|回复为|答复为|[提所]的|提出|交由|转来/

/** Finds the parts of a letter in a normalised text. */
export const pageOf = (text: string): Page => {
  const lines = linesOf(text)
  const entries = entriesOf(lines)
  const titles = titlesIn(text, lines, entries)
  const salutation = salutationFor(salutationsIn(lines, entries), titles)
  const title = titleFor(titles, salutation)
  const bodyFrom = (salutation?.to ?? title?.to ?? -1) + 1
  // What stands in the salutation's line behind it belongs to the opening.
  const openingFrom = salutation?.to ?? bodyFrom
  return {
    text,
    lines,
    entries,
    title,
    titles,
    salutation,
    bodyFrom,
    opening: lines.slice(openingFrom, bodyFrom + openingLines).filter((line) => saysReceived.test(line.text)),
    closing: closingOf(lines, bodyFrom),
  }
}

/** The first salutation below a title; without a colon only right below it. */
const salutationFor = (all: readonly Salutation[], titles: readonly Title[]): Salutation | null => {
  const first = titles[0]
  const below = all.filter((s) => !first || s.from > first.to)
  const isNear = (s: Salutation): boolean => titles.some((t) => s.from > t.to && s.from - t.to <= 5)
  return below.find((s) => s.hasColon || isNear(s)) ?? null
}

/** The title nearest above the salutation: those before it are the page's. */
const titleFor = (titles: readonly Title[], salutation: Salutation | null): Title | null => {
  const above = salutation ? titles.filter((t) => t.to < salutation.from) : titles
  const own = above.filter((t) => !t.isLabelled)
  const best = salutation ? own.at(-1) : own[0]
  return best ?? above[0] ?? titles[0] ?? null
}
