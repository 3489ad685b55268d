import * as z from 'zod'
import { parseInput } from '../../../../shared/case/decide/parse.ts'
import { invalid } from '../../../../shared/case/refusal.ts'
import { mostRows } from '../../../../shared/ledger/read-ledger.ts'
import type { Taken } from '../../ledger/take.ts'

const Count = z.number().int().min(0).max(mostRows)

/** What became of a ledger's rows: how many were entered, brought up to date, the same, and which were rejected. */
const Done = z.strictObject({
  created: Count,
  updated: Count,
  unchanged: Count,
  rejected: z
    .array(
      z.strictObject({
        row: z.number().int(),
        errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
      }),
    )
    .max(mostRows),
})
export type Done = z.infer<typeof Done>

export const doneOf = ({ items, rejected }: Pick<Taken, 'items' | 'rejected'>): Done => {
  const of = (change: string) => items.filter((item) => item.change === change).length
  return { created: of('created'), updated: of('updated'), unchanged: of('unchanged'), rejected }
}

export const inOrder = (rejected: Done['rejected']): Done['rejected'] => rejected.toSorted((a, b) => a.row - b.row)

/** What the parts of a file did, as the page's script posts it; undefined where there were none. */
export const doneBefore = (posted: File | string | null): Done | undefined => {
  if (typeof posted !== 'string' || posted === '') return undefined
  try {
    return parseInput(Done, JSON.parse(posted))
  } catch {
    throw invalid('file', '没有取得导入的结果，请再导入一次；已经登记的不会重复')
  }
}
