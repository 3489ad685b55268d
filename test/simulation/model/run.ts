import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import { checkProgress, checkViews } from './checks/at-rest.ts'
import { holds } from './checks/broken.ts'
import { Follower } from './checks/follower.ts'
import { checkLetters } from './checks/letters.ts'
import { checkFigures, checkLists } from './checks/lists.ts'
import { checkSecrets } from './checks/secrets.ts'
import type { Draw } from './draw.ts'
import type { Form } from './forms/fill.ts'
import type { Situation } from './forms/situation.ts'
import { type Caller, type Heirs, heirsBy } from './people.ts'
import type { Statistics } from './statistics.ts'
import type { Answer, World } from './world.ts'

/** One request, so that it can be made again. */
export type Request = { as: Caller | null; method: string; path: string; body?: unknown; key?: string; name: string }

const refusals = [400, 401, 403, 404, 409, 413, 422]

/** One run of the property: a world, what its logs tell, and what was asked of it so far. */
export class Run {
  readonly #followers = new Map<string, Follower>()
  /** What was taken, for repeating. */
  readonly accepted: Request[] = []
  /** What happened, for the message of a failure. */
  readonly story: string[] = []
  /** A handling was poisoned, so that it may be stuck. */
  poisoned = false
  /** A record never reached the relay. */
  lossy = false
  #keys = 0

  constructor(
    readonly world: World,
    readonly statistics: Statistics,
  ) {}

  newKey(): string {
    return `key-${++this.#keys}`
  }

  get states(): CaseState[] {
    return this.world.cases.map((id) => this.#follower(id).state)
  }

  state(id: string): CaseState {
    return this.#follower(id).state
  }

  situation(state: CaseState, draw: Draw): Promise<Omit<Situation, 'open' | 'handling'>> {
    const others = this.world.cases.filter((id) => id !== state.id)
    return this.world.rules().then((rules) => ({ state, rules, draw, others }))
  }

  /** Who does whose work now. */
  get heirs(): Heirs {
    return heirsBy((code) => this.world.tables.units.get(code))
  }

  /** All steps that people may complete, with their cases. */
  waiting(): { state: CaseState; open: OpenStep }[] {
    return this.states.flatMap((state) =>
      state.openSteps.filter((s) => s.assignee.role !== 'system').map((open) => ({ state, open })),
    )
  }

  /** Makes a request and checks what holds of every answer; one that is refused leaves every log as it was. */
  async ask(request: Request): Promise<Answer> {
    const answer = await this.send(request)
    const commits = await this.readLogs()
    if (answer.status >= 300)
      holds(commits === 0, () => `${request.name} was refused with ${answer.status}, yet something was committed`)
    return answer
  }

  /** The same without a look at the log, for requests that are made at once. */
  async send(request: Request): Promise<Answer> {
    const { as, method, path, body, key, name } = request
    const answer = await this.world.request(as, method, path, body, key)
    this.story.push(
      `${name} ${as?.role ?? 'nobody'}${as?.role === 'unit' ? ` ${as.unit}` : ''} ${path} ${JSON.stringify(body)} → ${answer.status}`,
    )
    this.statistics.tried(name, answer.status)
    this.#checkAnswer(request, answer)
    if (answer.status < 300 && method === 'POST') this.accepted.push(request)
    return answer
  }

  /** Completes a step (or tries to). */
  complete(
    as: Caller | null,
    { state, open }: { state: CaseState; open: OpenStep },
    outcome: string,
    form: Form | unknown,
    key = this.newKey(),
  ): Request {
    const body = typeof form === 'object' && form !== null ? { outcome, ...form } : form
    const path = `/api/suggestions/${state.id}/steps/${encodeURIComponent(open.stepId)}`
    return { as, method: 'POST', path, body, key, name: `${open.step}.${outcome}` }
  }

  /** Reads what was committed since. */
  async readLogs(): Promise<number> {
    let commits = 0
    for (const id of this.world.cases) commits += await this.#follower(id).read(this.world)
    return commits
  }

  /** Lets everything come to rest and checks what must hold then. */
  async rest(): Promise<void> {
    const { world } = this
    await world.settle()
    await this.readLogs()
    this.#checkHealth()
    for (const state of this.states) await checkProgress(world, state, this)
  }

  /** While no read lags: what is compared with the newest state must be read from it. */
  async sharply<T>(during: () => Promise<T>): Promise<T> {
    const { calm } = this.world
    this.world.calm = true
    try {
      return await during()
    } finally {
      this.world.calm = calm
    }
  }

  /** What people see is what the logs tell. */
  async look(): Promise<void> {
    await this.sharply(async () => {
      for (const state of this.states) await checkViews(this.world, state)
      await checkLists(this.world, this.states, this.heirs)
      await checkFigures(this.world, this.states)
    })
    checkLetters(this.world, this.states)
  }

  /** At the end: the chains, and all that left the system. */
  async close(): Promise<void> {
    const { executions, notices, retried } = this.world
    for (const error of retried) this.statistics.retried(error)
    for (const follower of this.#followers.values()) await follower.checkLog(this.world)
    checkSecrets('an input of an execution', executions.inputs.join('\n'))
    checkSecrets('a notice', JSON.stringify(notices))
  }

  #checkHealth(): void {
    const { problems, executions } = this.world
    holds(problems.length === 0, () => problems.join('\n'))
    holds(executions.failures.length === 0, () => `an execution failed: ${executions.failures.join('\n')}`)
  }

  #checkAnswer({ name, path }: Request, { status, type, text, body }: Answer): void {
    const is = (condition: boolean, what: string) =>
      holds(condition, () => `${name}: ${what}: ${status} ${text} ${this.world.problems.join('\n')}`)
    if (!path.endsWith('/deputies')) checkSecrets(`the answer to ${name}`, text)
    if (status >= 200 && status < 300) return
    is(refusals.includes(status), 'no documented status')
    is(type.startsWith('application/problem+json'), `no problem document but ${type}`)
    const problem = body as { status?: number; type?: string; title?: string; detail?: string; errors?: unknown[] }
    is(
      problem.status === status && !!problem.type && !!problem.title && !!problem.detail,
      'an incomplete problem document',
    )
    if (status === 400) is((problem.errors?.length ?? 0) > 0, 'bad input without a named field')
  }

  #follower(id: string): Follower {
    const found = this.#followers.get(id) ?? new Follower(id, (commit) => this.statistics.happened(commit.events))
    this.#followers.set(id, found)
    return found
  }
}
