import type { Claims } from '../issuer.ts'
import type { Runtime } from '../runtime.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers of the API are read as its clients read them
export type Call = (as: Claims, method: string, path: string, body?: unknown, key?: string) => Promise<any>

/** A client of the running API: each request is signed in by the embedded issuer; throws unless it answers 2xx. */
export const callerOf = (runtime: Pick<Runtime, 'app' | 'clock' | 'issuer'>): Call => {
  const tokens = tokensOf(runtime)
  return async (as, method, path, body, key) => {
    const answer = await runtime.app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${await tokens(as)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

/** Signing is slow: a token serves a person for an hour by the runtime's clock. */
const tokensOf = ({ issuer, clock }: Pick<Runtime, 'clock' | 'issuer'>) => {
  const kept = new Map<string, { until: number; token: Promise<string> }>()
  return (as: Claims): Promise<string> => {
    const who = JSON.stringify(as)
    const now = clock.now().getTime()
    const found = kept.get(who)
    if (found && now < found.until) return found.token
    const token = issuer.token(as)
    kept.set(who, { until: now + 3_600_000, token })
    return token
  }
}
