import { brokenAt, type Commit } from '../../../../shared/case/commit.ts'
import { fold } from '../../../../shared/case/fold.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { checkLapses, checkShape } from './closing.ts'
import { checkDueDates } from './due-dates.ts'
import { Lifecycle } from './lifecycle.ts'
import { checkSecrets } from './secrets.ts'

/** Reads the raw log of one case as it grows, folds it for itself, and checks what each commit may do. */
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
  async read({ store }: World): Promise<number> {
    const log = await store.read(this.id)
    const before = this.#state?.version ?? 0
    for (const sealed of log.slice(before)) {
      // Its hash is compared with the rest of the chain, at the end.
      const commit = JSON.parse(sealed.body) as Commit
      checkSecrets(`the log of ${this.id}`, sealed.body)
      this.#lifecycle.take(commit)
      const next = fold(this.#state, commit, sealed.hash)
      if (this.#state) {
        checkDueDates(this.#state, next, commit)
        checkLapses(this.#state, commit)
      }
      checkShape(next)
      this.#state = next
      this.onCommit(commit)
    }
    if (log.length > before) this.#lifecycle.check(this.state)
    return log.length - before
  }

  /** The chain verifies (invariant 7). */
  async checkChain({ store }: World): Promise<void> {
    const broken = brokenAt(await store.read(this.id))
    holds(broken === null, () => `${this.id}: the chain breaks at ${broken}`)
  }
}
