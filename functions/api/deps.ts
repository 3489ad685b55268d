import type { Context } from 'hono'
import type { Actor } from '../../shared/case/actor.ts'
import { canonical, type RequestKey, sha256 } from '../../shared/case/commit.ts'
import { invalid } from '../../shared/case/refusal.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import type { AttachmentStore } from '../../shared/store/attachment-store.ts'
import type { Store } from '../../shared/store/port.ts'
import type { Log } from '../log.ts'
import type { SignIn } from './desk/desk-env.ts'

/** What the API stands on; given by the Lambda, the embedded runtime or a test. */
export type ApiDeps = {
  store: Store
  /** The bytes of attachments. */
  attachments: AttachmentStore
  rules: RuleBook
  now: () => Date
  /** The caller of a request by its Authorization header; throws UNAUTHENTICATED. */
  readToken(authorization: string | undefined): Promise<Actor>
  /** The published version of the workflow definition that new cases follow. */
  definition: number
  /** The key that deputies' links and their sessions are derived from. */
  linkKey: Uint8Array
  /** How people sign in to the pages; without it there is the API alone, and the deputies' pages. */
  signIn?: SignIn
  log: Log
  /** Bytes that an answer may have where it is sent in one piece; without it answers are streamed. */
  answerLimit?: number
}

/** What a request carries once it is authenticated. */
export type ApiEnv = { Variables: { actor: Exclude<Actor, { role: 'system' }> } }

/** The request's idempotency key, bound to its owner, with the digest of what was asked. */
export const requestKey = (
  c: { req: Context['req']; var: { actor: { sub: string } } },
  body: unknown,
): RequestKey | undefined => {
  const key = c.req.header('idempotency-key')
  return key ? keyFor(c.var.actor.sub, key, `${c.req.method} ${c.req.path}`, body) : undefined
}

/** The same for a key that came another way; `call` is what was called. */
export const keyFor = (sub: string, key: string, call: string, body: unknown): RequestKey => ({
  key: sha256(`${sub}\n${key}`).slice(0, 32),
  digest: sha256(`${call}\n${canonicalInput(body)}`).slice(0, 32),
})

/** Canonical JSON is made recursively: a body nested by the ten thousands is bad input, not a failure of ours. */
const canonicalInput = (body: unknown): string => {
  try {
    return canonical(body)
  } catch (error) {
    if (error instanceof RangeError) throw invalid('', '内容嵌套过深')
    throw error
  }
}
