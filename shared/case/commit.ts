import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod'
import { Actor } from './actor.ts'
import { CaseEvent } from './events.ts'

/** The lower-case hex SHA-256 of bytes, or of a text's UTF-8 bytes. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** RFC 8785 canonical JSON: the same value gives the same string on every machine. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('the value has no JSON form')
  return text
}

/** An idempotency key as the log keeps it: hashed with its owner, and the digest of the request that it came with. */
export const RequestKey = z.object({ key: z.string(), digest: z.string() })
export type RequestKey = z.infer<typeof RequestKey>

/**
 * One change of a case: what happened, by whom, when (ISO 8601 with offset), and the hash of the commit before it
 * (empty for the first). `version` counts from 1 without gaps.
 */
export const Commit = z.object({
  suggestion: z.string(),
  version: z.number().int().positive(),
  at: z.iso.datetime({ offset: true }),
  actor: Actor,
  request: RequestKey.optional(),
  events: z.array(CaseEvent).min(1),
  previousHash: z.string(),
})
export type Commit = z.infer<typeof Commit>

/** A commit as it is stored: one canonical string and its hash, from which all else is read. */
export const SealedCommit = z.object({ body: z.string(), hash: z.string() })
export type SealedCommit = z.infer<typeof SealedCommit>

export const seal = (commit: Commit): SealedCommit => {
  const body = canonical(commit)
  return { body, hash: sha256(body) }
}

/** Reads a stored commit; throws where it is no commit or its hash does not fit its content. */
export const unseal = (sealed: SealedCommit): Commit => {
  if (sha256(sealed.body) !== sealed.hash) throw new Error('a commit does not have the hash it was stored with')
  return Commit.parse(JSON.parse(sealed.body))
}

/** The first version at which a log is not an unbroken chain, or null where it verifies (invariant 7). */
export const brokenAt = (log: readonly SealedCommit[]): number | null => {
  let previousHash = ''
  for (const [i, sealed] of log.entries()) {
    // The hash first: what was tampered with may be no JSON any more.
    if (sha256(sealed.body) !== sealed.hash) return i + 1
    const commit = read(sealed.body)
    if (commit?.version !== i + 1 || commit.previousHash !== previousHash) return i + 1
    previousHash = sealed.hash
  }
  return null
}

/** What a body says of its place in the log; undefined where it is no JSON at all. */
const read = (body: string): Pick<Commit, 'version' | 'previousHash'> | undefined => {
  try {
    return JSON.parse(body) as Commit
  } catch {
    return undefined
  }
}
