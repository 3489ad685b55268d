import type { Section } from './letter.ts'
import type { Line } from './lines.ts'

const numeral = '[一二三四五六七八九十]{1,3}'
const levels: RegExp[] = [
  new RegExp(`^(${numeral})、(.+)$`),
  new RegExp(`^[(（](${numeral})[)）](.+)$`),
  /^(\d{1,2})[.．、](?!\d)(.+)$/,
  /^[(（](\d{1,2})[)）](.+)$/,
]
const longest = 60

/** The headings of the body. Of a long numbered paragraph the title is its first sentence, at most 60 characters of it. */
export const sectionsOf = (lines: readonly Line[]): Section[] => lines.flatMap((line) => sectionOf(line) ?? [])

const sectionOf = (line: Line): Section | null => {
  const text = line.text.slice(0, 200)
  for (const [i, pattern] of levels.entries()) {
    const match = pattern.exec(text)
    if (match) return headed(line, i + 1, match[1] ?? '', (match[2] ?? '').trim())
  }
  return null
}

const headed = (line: Line, level: number, number: string, rest: string): Section | null => {
  const title = rest.length <= longest ? rest : (rest.split(/[。;;:：]/)[0] ?? '').slice(0, longest)
  return title === '' ? null : { level, number, title, offset: line.start }
}
