import type { DynamoDBRecord } from 'aws-lambda'
import { createApi } from '../../../functions/api/app.tsx'
import type { Log } from '../../../functions/log.ts'
import type { Notice } from '../../../functions/notifier.ts'
import { createRelay } from '../../../functions/relay/relay.handler.ts'
import { createSweep } from '../../../functions/sweep/sweep.handler.ts'
import { createWorkflow } from '../../../functions/workflow/open-step.handler.ts'
import { memoryAttachments } from '../../../infra/local/attachments.ts'
import { dayOf } from '../../../shared/calendar/index.ts'
import type { SealedCommit } from '../../../shared/case/commit.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { type Profile, profiles } from '../../../shared/profiles/index.ts'
import { ruleBook } from '../../../shared/rule-book.ts'
import type { Rules } from '../../../shared/rules.ts'
import { Draw } from './draw.ts'
import { definitionVersion, ModelExecutions } from './flow/executions.ts'
import type { Call } from './flow/interpreter.ts'
import { type Caller, units } from './people.ts'
import { memoryStore } from './store/index.ts'
import { Tables } from './store/tables.ts'

export const session = '16-5'
/** The registry of profiles, into which the one of each run is put: its overrides are applied already. */
const registry = profiles as Record<string, Profile>
const modelProfile = 'model'
const opened = new Date('2025-02-10T09:00:00+08:00')

export type Answer = { status: number; type: string; text: string; body: unknown }

/** What makes a run rough: duplicates, disorder, lagging reads and races, each as likely as this says. */
export type Roughness = { seed: number }

/** How often a failing batch is given to the relay again. */
const deliveries = 3

/**
 * The system in memory: the real API, workflow function, relay and sweep on a store and a Step Functions of the model.
 * Nothing waits for a timer; `settle` brings everything to rest.
 */
export class World {
  readonly tables = new Tables({
    lag: () => (this.calm || !this.#draw.chance(0.3) ? 0 : 1 + this.#draw.below(2)),
    pause: async () => {
      if (this.calm) return
      for (let turns = this.#draw.below(4); turns > 0; turns--) await undefined
    },
    appended: (id, version, sealed) => this.#feed(id, version, sealed),
  })
  readonly store = memoryStore(this.tables)
  readonly executions = new ModelExecutions()
  readonly #rules = ruleBook(this.store, () => this.now)
  readonly #functions = { store: this.store, rules: this.#rules, executions: this.executions }
  readonly #log: Log = (level, message, fields = {}) => {
    if (level === 'error') this.problems.push(`${message}: ${JSON.stringify(fields)}`)
  }
  readonly #api = createApi({
    ...this.#functions,
    attachments: memoryAttachments(),
    now: () => this.now,
    readToken: async (authorization) => callerOf(authorization),
    definition: definitionVersion,
    linkKey: new Uint8Array(32),
    log: this.#log,
  })
  readonly #workflow = createWorkflow({ ...this.#functions, log: this.#log, onStuck: () => {} })
  readonly #relay = createRelay({
    ...this.#functions,
    log: (level, message, fields) => {
      if (level === 'error') this.#lastFailure = `${message}: ${JSON.stringify(fields)}`
    },
    notify: async (notices) => {
      this.notices.push(...notices)
    },
  })
  readonly #sweep = createSweep({
    ...this.#functions,
    log: this.#log,
    now: () => this.now,
    post: { notices: async (notices) => void this.notices.push(...notices), retries: async () => {} },
  })

  now = opened
  /** No lag, no duplicates, no disorder. */
  calm = true
  /** The next so many calls of the workflow function fail, as a poisoned handling makes them. */
  poison = 0
  readonly problems: string[] = []
  /** What the workflow function threw; its state tries again. */
  readonly retried: string[] = []
  readonly notices: Notice[] = []
  /** Records that the relay has not taken yet, oldest first. */
  readonly pending: DynamoDBRecord[] = []
  #draw = new Draw(0)
  #delivered: DynamoDBRecord[] = []
  #failures = new Map<string, number>()
  #lastFailure = ''

  /** Everything as new, with the rules of a place. */
  begin(profile: Profile, termEndsOn: string | null, { seed }: Roughness): void {
    this.tables.clear()
    this.executions.clear()
    for (const list of [this.problems, this.retried, this.notices, this.pending, this.#delivered]) list.length = 0
    this.#failures.clear()
    this.now = opened
    this.calm = seed === 0
    this.poison = 0
    this.#draw = new Draw(seed)
    registry[modelProfile] = profile
    this.#rules.forget()
    for (const one of units) this.tables.units.set(one.code, one)
    this.tables.sessions.set(session, {
      id: session,
      name: '市十六届人大五次会议',
      profile: modelProfile,
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
      ...(termEndsOn && { termEndsOn }),
    })
  }

  get today(): string {
    return dayOf(this.now)
  }

  /** The rules as they are now. */
  rules(): Promise<Rules> {
    return this.#rules.rulesFor(session)
  }

  /** The ids of all cases, in order. */
  get cases(): string[] {
    return [...this.tables.logs.keys()].sort()
  }

  async request(as: Caller | null, method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const answer = await this.#api.request(path, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${encodeURIComponent(JSON.stringify(as))}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const type = answer.headers.get('content-type') ?? ''
    return { status: answer.status, type, text, body: /json/.test(type) ? JSON.parse(text) : text }
  }

  /** Until the relay has taken every record and every execution waits. */
  async settle(): Promise<void> {
    for (let turns = 0; this.pending.length > 0 || this.executions.calls.length > 0; turns++) {
      if (turns > 5_000) throw new Error('the system does not come to rest')
      const relayFirst = this.executions.calls.length === 0 || this.#draw.chance(0.5)
      if (this.pending.length > 0 && relayFirst) await this.#deliver()
      else await this.#callOpeners()
    }
  }

  async sweep(job: 'due' | 'patrol', since?: Date): Promise<number> {
    return (await this.#sweep({ job, ...(since && { since }) })).acts
  }

  /** The clock goes on, and what fell due meanwhile is done late, as after a time when the system was down. */
  async pass(ms: number): Promise<void> {
    this.now = new Date(this.now.getTime() + ms)
    await this.sweep('due')
    await this.settle()
  }

  /** Ten minutes later, with all that was lost repaired by patrols. */
  async repair(): Promise<void> {
    for (let turns = 0; ; turns++) {
      await this.settle()
      this.now = new Date(this.now.getTime() + 600_000)
      const repaired = await this.sweep('patrol', opened)
      if (repaired === 0 && this.pending.length === 0) break
      if (turns > 20) throw new Error('the patrol finds no end')
    }
  }

  #feed(id: string, version: number, { body, hash }: SealedCommit): void {
    const sk = `L#${String(version).padStart(6, '0')}`
    this.pending.push({
      eventID: `${id}/${version}`,
      eventName: 'INSERT',
      dynamodb: {
        Keys: { pk: { S: `S#${id}` }, sk: { S: sk } },
        NewImage: { body: { S: body }, hash: { S: hash } },
        SequenceNumber: `${id}/${version}`,
      },
    })
  }

  /** Gives the relay some of the records in order, now and then with an old one once more. */
  async #deliver(): Promise<void> {
    const batch = this.pending.splice(0, this.calm ? 1 : 1 + this.#draw.below(4))
    this.#delivered.push(...batch)
    if (!this.calm && this.#draw.chance(0.15)) await this.#relay({ Records: [this.#draw.pick(this.#delivered)] })
    const { batchItemFailures } = await this.#relay({ Records: batch })
    for (const { itemIdentifier } of batchItemFailures) {
      const failures = (this.#failures.get(itemIdentifier) ?? 0) + 1
      this.#failures.set(itemIdentifier, failures)
      if (failures >= deliveries) this.problems.push(`a record that the relay cannot take: ${this.#lastFailure}`)
      else {
        const pk = itemIdentifier.split('/')[0]
        const from = Number(itemIdentifier.split('/')[1])
        const left = batch.filter(
          ({ eventID = '' }) => eventID.startsWith(`${pk}/`) && Number(eventID.split('/')[1]) >= from,
        )
        this.pending.unshift(...left)
      }
    }
  }

  /** Makes some of the calls that executions wait for, at once. Those of an execution that was stopped come late. */
  async #callOpeners(): Promise<void> {
    const { calls } = this.executions
    const now = calls.splice(0, this.calm ? 1 : 1 + this.#draw.below(4))
    await Promise.all(now.map((call) => this.#callOpener(call)))
  }

  async #callOpener({ payload, fail }: Call): Promise<void> {
    try {
      if (this.poison > 0) {
        this.poison--
        throw poisoned
      }
      await this.#workflow(payload)
    } catch (error) {
      if (error !== poisoned) this.retried.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      fail()
    }
  }
}

const poisoned = new Error('poisoned')

const callerOf = (authorization: string | undefined): Caller => {
  const json = /^Bearer (%7B.*)$/.exec(authorization ?? '')?.[1]
  if (!json) throw new Refusal('UNAUTHENTICATED', '请先登录')
  return JSON.parse(decodeURIComponent(json)) as Caller
}
