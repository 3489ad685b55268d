/**
 * Request units as DynamoDB bills them on demand.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html and GSI.html (read 2026-11)
 */

const writeBytes = 1024
const readBytes = 4096

/** A put over what was there (0: nothing), or refused by its condition: the larger of the two items, by the kilobyte. */
export const putUnits = (oldBytes: number, newBytes: number): number =>
  Math.max(1, Math.ceil(Math.max(oldBytes, newBytes) / writeBytes))

/** A delete, done or refused: the item that is there; one that is not there takes one unit. */
export const deleteUnits = (oldBytes: number): number => putUnits(oldBytes, 0)

/** One item by GetItem, or one of a BatchGetItem; an absent one (0 bytes) takes the minimum. */
export const getUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / readBytes)) * (consistent ? 1 : 0.5)

/** A page of a Query: the items read are summed first and rounded then. */
export const queryUnits = (bytes: readonly number[], consistent: boolean): number =>
  getUnits(
    bytes.reduce((a, b) => a + b, 0),
    consistent,
  )

/** An item's entry in an index: its key there, and how large all that is projected is. */
export type Entry = { key: string; projected: string; bytes: number }

/** Keeping one index up to date: nothing where its entry stays as it is, a delete and a put where its key moves. */
export const indexUnits = (before: Entry | undefined, after: Entry | undefined): number => {
  if (!before && !after) return 0
  if (!before || !after) return putUnits(before?.bytes ?? 0, after?.bytes ?? 0)
  if (before.key !== after.key) return deleteUnits(before.bytes) + putUnits(0, after.bytes)
  return before.projected === after.projected ? 0 : putUnits(before.bytes, after.bytes)
}
