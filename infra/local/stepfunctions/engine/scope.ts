import type { Json } from './json.ts'
import { Over } from './task-errors.ts'
import type { TaskInput } from './task-parameters.ts'
import { type TaskHost, Visit } from './visit.ts'

/** One run of one machine: the execution itself, an iteration of a Map or a branch of a Parallel. One state at a time. */
export class Scope {
  /** Made when needed: there are thousands of scopes. */
  #children: Set<Scope> | undefined
  /** Machines of Maps that have failed: their queued iterations must not begin. */
  #closed: WeakSet<object> | undefined
  #visit: Visit | undefined
  #over = false

  constructor(
    readonly host: TaskHost,
    readonly parent?: Scope,
  ) {}

  /** A Map or Parallel begins an iteration or branch. */
  begin(machine: object): Scope {
    if (this.#over || this.#closed?.has(machine)) throw new Over()
    const child = new Scope(this.host, this)
    this.#children ??= new Set()
    this.#children.add(child)
    return child
  }

  close(machine: object): void {
    this.#closed ??= new WeakSet()
    this.#closed.add(machine)
  }

  /** A Task state is entered, or entered again for a retry. */
  enter(state: string, task: TaskInput): Promise<Json> {
    if (this.#over) return Promise.reject(new Over())
    if (!this.#visit?.isOf(state, task)) {
      this.#visit?.leave()
      this.#visit = new Visit(this.host, state, task)
    }
    return this.#visit.attempt()
  }

  /** Sends every waiting task through the interpreter once more. */
  renew(): void {
    this.#visit?.renew()
    for (const child of this.#children ?? []) child.renew()
  }

  /** What is waiting here or within is over. */
  end(): void {
    if (this.#over) return
    this.#over = true
    this.#visit?.leave()
    for (const child of this.#children ?? []) child.end()
    if (this.parent) this.parent.#left(this)
  }

  #left(child: Scope): void {
    this.#children?.delete(child)
  }
}
