import { canonical, sha256 } from '../case/commit.ts'
import type { CaseState } from '../case/state.ts'
import { publicLettersOf } from './letters.ts'

/** Since which log version a letter stands in the public list as it does, or (`gone`) no more. By its place there. */
export type Published = Record<string, { v: number; indexNumber: string; digest: string; gone?: true }>

/** The same after one more commit, given the case after it. Nothing is looked at while nothing was ever published. */
export const followPublished = (before: Published, state: CaseState, version: number): Published => {
  const wasEver = Object.keys(before).length > 0
  if (!wasEver && !state.handlings.some((h) => h.replies.some((r) => r.publishedOn))) return before
  const after: Published = { ...before }
  const now = new Map(publicLettersOf(state).map((letter) => [letter.place, letter]))
  for (const [place, letter] of now) {
    const digest = sha256(canonical(letter)).slice(0, 16)
    const known = before[place]
    if (!known || known.gone || known.digest !== digest)
      after[place] = { v: version, indexNumber: letter.indexNumber, digest }
  }
  for (const [place, { indexNumber, gone }] of Object.entries(before))
    if (!gone && !now.has(place)) after[place] = { v: version, indexNumber, digest: '', gone: true }
  return after
}
