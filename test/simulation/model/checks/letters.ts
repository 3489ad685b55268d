import type { CaseState } from '../../../../shared/case/state.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

/** No two letters share a document number, and each number is claimed for the case that has it. */
export const checkLetters = ({ tables }: World, states: readonly CaseState[]): void => {
  const letters = states.flatMap((s) =>
    s.handlings.flatMap((h) => h.replies.map((r) => [s.id, r.documentNumber] as const)),
  )
  const numbers = letters.map(([, number]) => number)
  holds(new Set(numbers).size === numbers.length, () => `two letters have one number: ${[...numbers].sort()}`)
  for (const [id, number] of letters) {
    const [, prefix, year, serial] = /^(.+)〔(\d{4})〕(\d+)号$/.exec(number) ?? []
    const owner = tables.claims.get(`${prefix}#${year}`)?.get(Number(serial))
    holds(owner?.startsWith(`${id}.`) ?? false, () => `${number} of ${id} is claimed for ${owner}`)
  }
}
