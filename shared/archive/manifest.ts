import * as z from 'zod'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().nonnegative()

/** A file of the archive: `size` in bytes. */
export const ArchivedFile = z.strictObject({ path: z.string(), size: Count, sha256: Sha256 })
export type ArchivedFile = z.infer<typeof ArchivedFile>

/**
 * A case of the archive: how many commits its log has, and the hash of the last. `brokenAt` where the chain did not hold
 * when it was archived; `notMade` are letters that could not be made of it, and why.
 */
export const ArchivedCase = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,100}$/),
  version: Count,
  head: z.string(),
  brokenAt: z.int().positive().optional(),
  notMade: z.array(z.strictObject({ letter: z.string(), why: z.string() })).optional(),
})
export type ArchivedCase = z.infer<typeof ArchivedCase>

/**
 * What an archive holds. `asOf` is the instant of the clock at which it was begun (ISO 8601 with offset), `leftOut` how
 * many cases of the session are not in it, since who made it may not read them. `files` is all but the manifest and its hash.
 */
export const Manifest = z.strictObject({
  format: z.literal('jianyi-archive'),
  formatVersion: z.literal(1),
  session: z.strictObject({ id: z.string().regex(/^\d+-\d+$/), name: z.string() }),
  asOf: z.iso.datetime({ offset: true }),
  leftOut: Count,
  counts: z.strictObject({
    cases: Count,
    commits: Count,
    texts: Count,
    letters: Count,
    attachments: Count,
    files: Count,
    bytes: Count,
  }),
  cases: z.array(ArchivedCase),
  files: z.array(ArchivedFile),
})
export type Manifest = z.infer<typeof Manifest>
