import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { Claims } from '../../../infra/local/issuer.ts'
import { type Answer, type Step, secretariat } from '../../support/harness.ts'
import type { ServerProcess } from './server-process.ts'

/** Within this a step must open, restarts included. Milliseconds. */
const patience = { timeout: 20_000, interval: 20 }

/** A client as one ought to be written: it repeats a request under the same key until it is answered. */
export class PatientClient {
  #tokens = new Map<string, string>()
  /** Requests that had to be sent again. */
  repeats = 0

  constructor(
    readonly server: ServerProcess,
    /** Called just before a POST that changes something is sent. */
    readonly beforeAct: () => void = () => {},
  ) {}

  async call(as: Claims | undefined, method: string, path: string, body?: unknown): Promise<Answer> {
    const key = randomUUID()
    for (let attempt = 0; attempt < 100; attempt++) {
      await this.server.up()
      try {
        const answer = await this.#send(method, path, body, {
          ...(as && { authorization: `Bearer ${await this.#token(as)}` }),
          ...(method === 'POST' && { 'idempotency-key': key }),
        })
        if (answer.status < 500) return answer
      } catch (error) {
        // The connection broke, or nobody listens: the server was killed.
        if (!(error instanceof TypeError)) throw error
      }
      this.repeats++
    }
    throw new Error(`${method} ${path} was never answered`)
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  async ok(as: Claims | undefined, method: string, path: string, body?: unknown): Promise<any> {
    const { status, body: answer } = await this.call(as, method, path, body)
    if (status < 200 || status > 299) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`)
    return answer
  }

  /** Moves the clock; a repeated move may find that the first one went through and work went on. */
  async clock(now: string): Promise<void> {
    this.#tokens.clear()
    const repeats = this.repeats
    const { status, body } = await this.call(undefined, 'POST', '/dev/clock', { now })
    if (status !== 200 && this.repeats === repeats) throw new Error(`/dev/clock answered ${JSON.stringify(body)}`)
  }

  async open(id: string, step: string, unit?: string): Promise<Step> {
    return await vi.waitFor(async () => {
      const { openSteps, stage } = await this.ok(secretariat, 'GET', `/api/suggestions/${id}`)
      const found = (openSteps as Step[]).find((s) => s.step === step && (!unit || s.assignee.unit === unit))
      if (!found) throw new Error(`${id}: ${step} is not open in ${stage}: ${JSON.stringify(openSteps)}`)
      return found
    }, patience)
  }

  async act(
    as: Claims,
    id: string,
    step: string,
    outcome: string,
    form: Record<string, unknown> = {},
    unit?: string,
  ): Promise<Step> {
    const open = await this.open(id, step, unit)
    this.beforeAct()
    await this.ok(as, 'POST', `/api/suggestions/${id}/steps/${encodeURIComponent(open.stepId)}`, { outcome, ...form })
    return open
  }

  async #token(claims: Claims): Promise<string> {
    const key = JSON.stringify(claims)
    const known = this.#tokens.get(key)
    if (known) return known
    const { status, body } = await this.#send('POST', '/dev/token', claims, {})
    if (status !== 200) throw new Error(`/dev/token answered ${status}`)
    this.#tokens.set(key, body.token)
    return body.token
  }

  async #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    const answer = await fetch(this.server.url + path, {
      method,
      headers: { connection: 'close', ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json') && text !== ''
    return { status: answer.status, body: json ? JSON.parse(text) : text, headers: answer.headers }
  }
}
