import type { Context } from 'hono'
import type { Actor } from '../../shared/case/actor.ts'
import { canonical, type RequestKey, sha256 } from '../../shared/case/commit.ts'
import { invalid } from '../../shared/case/refusal.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import type { Store } from '../../shared/store/port.ts'
import type { Log } from '../log.ts'

/** What the API stands on; given by the Lambda, the embedded runtime or a test. */
export type ApiDeps = {
  store: Store
  rules: RuleBook
  now: () => Date
  /** The caller of a request by its Authorization header; throws UNAUTHENTICATED. */
  readToken(authorization: string | undefined): Promise<Actor>
  /** The published version of the workflow definition that new cases follow. */
  definition: number
  log: Log
}

/** What a request carries once it is authenticated. */
export type ApiEnv = { Variables: { actor: Exclude<Actor, { role: 'system' }> } }

/** The request's idempotency key, bound to its owner, with the digest of what was asked. */
export const requestKey = (c: Context<ApiEnv>, body: unknown): RequestKey | undefined => {
  const key = c.req.header('idempotency-key')
  if (!key) return undefined
  return {
    key: sha256(`${c.var.actor.sub}\n${key}`).slice(0, 32),
    digest: sha256(`${c.req.method} ${c.req.path}\n${canonicalInput(body)}`).slice(0, 32),
  }
}

/** Canonical JSON is made recursively: a body nested by the ten thousands is bad input, not a failure of ours. */
const canonicalInput = (body: unknown): string => {
  try {
    return canonical(body)
  } catch (error) {
    if (error instanceof RangeError) throw invalid('', '内容嵌套过深')
    throw error
  }
}
