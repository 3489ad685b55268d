import { isDeepStrictEqual } from 'node:util'
import { brokenAt, type Commit } from '../../../../shared/case/commit.ts'
import { foldAll } from '../../../../shared/case/fold.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { statesOf } from '../store/case-log.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { checkLapses, checkShape } from './closing.ts'
import { checkDueDates } from './due-dates.ts'
import { Lifecycle } from './lifecycle.ts'
import { checkSecrets } from './secrets.ts'

/** Reads the raw log of one case as it grows and checks what each commit may do. */
export class Follower {
  readonly #lifecycle = new Lifecycle()
  #state: CaseState | undefined

  constructor(
    readonly id: string,
    private readonly onCommit: (commit: Commit) => void,
  ) {}

  /** The case as the log tells it. */
  get state(): CaseState {
    if (!this.#state) throw new Error(`${this.id} has no log`)
    return this.#state
  }

  /** Takes in what was appended since; answers how many commits. */
  async read({ store, tables }: World): Promise<number> {
    const log = await store.read(this.id)
    const before = this.#state?.version ?? 0
    const states = statesOf(tables, this.id)
    for (const [i, sealed] of log.entries()) {
      const next = states[i]
      if (i < before || !next) continue
      checkSecrets(`the log of ${this.id}`, sealed.body)
      // Its hash is compared with the rest of the chain, at the end.
      this.#take(JSON.parse(sealed.body) as Commit, next)
    }
    if (log.length > before) this.#lifecycle.check(this.state)
    return log.length - before
  }

  #take(commit: Commit, next: CaseState): void {
    const before = this.#state
    this.#lifecycle.take(commit)
    if (before) {
      checkDueDates(before, next, commit)
      checkLapses(before, commit)
    }
    checkShape(next)
    this.#state = next
    this.onCommit(commit)
  }

  /** The chain verifies (invariant 7), and folded from the beginning it tells the case as it is. */
  async checkLog({ store }: World): Promise<void> {
    const log = await store.read(this.id)
    const broken = brokenAt(log)
    holds(broken === null, () => `${this.id}: the chain breaks at ${broken}`)
    holds(isDeepStrictEqual(foldAll(log), this.state), () => `${this.id}: the case is not what its log tells`)
  }
}
