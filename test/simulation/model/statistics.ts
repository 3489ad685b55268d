import { acts } from '../../../shared/acts/register.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { catalogue } from '../../../shared/steps/catalogue.ts'

type Count = { tried: number; accepted: number }

/** All counts, as they go from one process to another. */
export type Counts = {
  runs: number
  commits: number
  names: [string, Count][]
  statuses: [number, number][]
  retried: [string, number][]
}

/** What was tried and what was taken over all runs, by the name of an outcome (`draft.submit`) or an act. */
export class Statistics {
  readonly #counts = new Map<string, Count>()
  /** Statuses of all answers. */
  readonly #statuses = new Map<number, number>()
  readonly #retried = new Map<string, number>()
  #commits = 0
  #runs = 0

  run(): void {
    this.#runs++
  }

  /** An error of the workflow function that a retry got over, by what it says. */
  retried(error: string): void {
    const kind = (error.split('\n')[0] ?? '').replace(/\d+-\d+-[\w.-]+/g, '…')
    this.#retried.set(kind, (this.#retried.get(kind) ?? 0) + 1)
  }

  tried(name: string, status: number): void {
    this.#of(name).tried++
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1)
  }

  /** Counts what the log says, so that what the system does itself is counted too. */
  happened(events: readonly CaseEvent[]): void {
    this.#commits++
    for (const event of events) {
      if (event.type === 'StepNoted' || event.type === 'StepCompleted')
        this.#of(`${event.step}.${event.outcome}`).accepted++
      if (event.type === 'Acted') this.#of(event.act).accepted++
    }
  }

  /** Outcomes and acts that nobody ever got through with. */
  missing(): string[] {
    const outcomes = Object.values(catalogue).flatMap(({ step, outcomes: of }) =>
      Object.keys(of).map((outcome) => `${step}.${outcome}`),
    )
    return [...outcomes, ...acts.map(({ act }) => act)].filter((name) => !this.#counts.get(name)?.accepted)
  }

  get counts(): Counts {
    return {
      runs: this.#runs,
      commits: this.#commits,
      names: [...this.#counts],
      statuses: [...this.#statuses],
      retried: [...this.#retried],
    }
  }

  /** Adds what another process counted. */
  add({ runs, commits, names, statuses, retried }: Counts): void {
    this.#runs += runs
    this.#commits += commits
    for (const [name, { tried, accepted }] of names) {
      this.#of(name).tried += tried
      this.#of(name).accepted += accepted
    }
    for (const [status, n] of statuses) this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + n)
    for (const [kind, n] of retried) this.#retried.set(kind, (this.#retried.get(kind) ?? 0) + n)
  }

  toString(): string {
    const lines = [...this.#counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { tried, accepted }]) => `${name.padEnd(34)} ${String(accepted).padStart(7)} of ${tried}`)
    const statuses = [...this.#statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`)
    const retried = [...this.#retried].map(([kind, n]) => `retried ${n} times: ${kind}`)
    return [
      `${this.#commits} commits; answers ${statuses.join(', ')}; accepted of tried by people:`,
      ...lines,
      ...retried,
    ].join('\n')
  }

  #of(name: string): Count {
    const found = this.#counts.get(name) ?? { tried: 0, accepted: 0 }
    this.#counts.set(name, found)
    return found
  }
}
