import { brokenAt } from '../../shared/case/commit.ts'
import { eachOf } from '../../shared/each-of.ts'
import { allCases } from './all-cases.ts'
import type { Opened } from './open-store.ts'

/** How many logs there are, and of those whose chain does not hold the first version that does not fit. */
export type AuditedAll = { cases: number; broken: { id: string; version: number }[]; withoutLog: string[] }

/** Verifies the chain of every log in the table. */
export const auditAll = async (
  opened: Opened,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<AuditedAll> => {
  const { ids, withoutLog } = await allCases(opened)
  const versions = await eachOf(ids, async (id) => brokenAt(await opened.store.read(id)), onProgress)
  const broken = ids.flatMap((id, i) => {
    const version = versions[i] ?? null
    return version === null ? [] : [{ id, version }]
  })
  return { cases: ids.length, broken, withoutLog }
}
