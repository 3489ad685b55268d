import { eachOf } from '../../../shared/each-of.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { CaseLog } from '../../../shared/store/port.ts'
import { type CaseOn, caseOn } from './case-on.ts'
import type { Listed } from './data.ts'

/** A list of a report has so many lines at most; ledgers have them all. */
export const mostLines = 200

/** Whether a report that is made public may name the suggestion. */
export const mayBeNamed = ({ suggestion }: CaseOn): boolean =>
  suggestion.confidential === undefined && suggestion.disclosure !== 'none'

type Log = Pick<CaseLog, 'load' | 'read' | 'getTexts'>
type Candidate = { suggestion: string; isConfidential: boolean }

/**
 * The first of what is to be listed, with their cases; each case is read once, and those beyond the list not at all.
 * What may not be named is counted instead.
 */
export const listed = async <T extends Candidate, L extends { about: CaseOn }>(
  log: Log,
  q: Question,
  all: readonly T[],
  lineOf: (one: T, about: CaseOn) => L | undefined,
): Promise<Listed<L>> => {
  const open = all.filter(({ isConfidential }) => !isConfidential)
  const first = open.slice(0, mostLines)
  const ids = [...new Set(first.map(({ suggestion }) => suggestion))]
  const cases = new Map((await eachOf(ids, (id) => caseOn(log, id, q))).flatMap((c) => (c ? [[c.id, c] as const] : [])))
  const lines = first.flatMap((one) => {
    const about = cases.get(one.suggestion)
    const line = about && lineOf(one, about)
    return line ? [line] : []
  })
  const named = lines.filter(({ about }) => mayBeNamed(about))
  return {
    lines: named,
    more: open.length - first.length,
    withheld: all.length - open.length + (lines.length - named.length),
  }
}
