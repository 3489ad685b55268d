import type { Commit } from '../../../../shared/case/commit.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { stepNamed } from '../../../../shared/steps/catalogue.ts'
import { holds } from './broken.ts'

/** What became of every step of one case, by the log alone. */
export class Lifecycle {
  readonly #opened = new Set<string>()
  readonly #ended = new Map<string, string>()
  readonly #reminded = new Set<string>()

  /** Takes one more commit. Invariant 2: a step opens once and ends once, and nothing happens to one that is not open. */
  take({ suggestion, version, events }: Commit): void {
    const is = (condition: boolean, what: string) =>
      holds(condition, () => `${suggestion}: version ${version}: ${what}`)
    for (const event of events) {
      if (event.type === 'StepOpened') {
        is(!this.#opened.has(event.stepId), `${event.stepId} is opened twice`)
        is(!this.#ended.has(event.stepId), `${event.stepId} is opened after its end`)
        this.#opened.add(event.stepId)
      }
      if (event.type === 'Reminded') {
        const { type: _, ...reminder } = event
        const once = JSON.stringify(reminder)
        is(!this.#reminded.has(once), `${once} goes out twice`)
        is(
          this.#opened.has(event.stepId) && !this.#ended.has(event.stepId),
          `a reminder of ${event.stepId}, which is not open`,
        )
        this.#reminded.add(once)
      }
      if (event.type === 'StepNoted' || event.type === 'StepCompleted' || event.type === 'StepCancelled') {
        is(this.#opened.has(event.stepId), `${event.type} of ${event.stepId}, which was never opened`)
        is(
          !this.#ended.has(event.stepId),
          `${event.type} of ${event.stepId}, which is ${this.#ended.get(event.stepId)}`,
        )
      }
      if (event.type === 'StepCompleted' || event.type === 'StepCancelled') this.#ended.set(event.stepId, event.type)
      if (event.type === 'StepCompleted')
        is(stepNamed(event.step).outcomes[event.outcome]?.stays === false, `${event.outcome} ends ${event.step}`)
    }
  }

  /** The open steps of the folded case are those of the log, each once. */
  check({ id, openSteps, completed, cancelled }: CaseState): void {
    const open = [...this.#opened].filter((stepId) => !this.#ended.has(stepId)).sort()
    const said = openSteps.map((s) => s.stepId).sort()
    holds(open.join() === said.join(), () => `${id}: open by the log are ${open}, by the state ${said}`)
    for (const stepId of said)
      holds(
        !Object.hasOwn(completed, stepId) && !cancelled.includes(stepId),
        () => `${id}: ${stepId} is open and ended`,
      )
    const ended = [...Object.keys(completed), ...cancelled].sort()
    holds(ended.join() === [...this.#ended.keys()].sort().join(), () => `${id}: ended steps differ from the log's`)
  }
}
