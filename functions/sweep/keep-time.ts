import { completeStep } from '../../shared/case/decide/complete-step.ts'
import { actDueNow } from '../../shared/case/decide/keep-time.ts'
import type { CaseEvent } from '../../shared/case/events.ts'
import type { CaseState } from '../../shared/case/state.ts'
import { transact } from '../../shared/case/transact.ts'
import { project } from '../../shared/projection/project.ts'
import type { Rules } from '../../shared/rules.ts'
import { shards } from '../../shared/store/dynamodb/keys.ts'
import { errorFields } from '../log.ts'
import type { SweepDeps } from './deps.ts'

const sweep = { role: 'system', part: 'sweep' } as const

/** One reminder or lapse that is due now, or nothing: so a sweep that runs twice, or late, acts once. */
const decide = (state: CaseState, rules: Rules): CaseEvent[] => {
  const due = actDueNow(state, rules)
  if (!due) return []
  if (due.act === 'remind') {
    const { stepId, threshold, count } = due
    return [{ type: 'Reminded', stepId, threshold, ...(count && { count }) }]
  }
  return completeStep(state, { stepId: due.stepId, outcome: 'lapsed', form: {} }, sweep, rules)
}

/** Reminds and lapses what is due; answers how many acts were committed. One case that fails does not hold up the others. */
export const keepTime = async (deps: SweepDeps): Promise<number> => {
  const { store, rules, now, log } = deps
  let acts = 0
  for (let shard = 0; shard < shards; shard++) {
    for (const { id } of await store.due(shard, now())) {
      try {
        acts += await keepTimeOf(deps, id)
      } catch (error) {
        log('error', 'sweep failed', { suggestion: id, ...errorFields(error) })
      }
    }
  }
  return acts

  async function keepTimeOf({ store }: SweepDeps, id: string): Promise<number> {
    for (let acted = 0; ; acted++) {
      const outcome = await transact({ log: store, rules }, { id, actor: sweep, decide })
      if (outcome?.committed) continue
      // Nothing was due: the row that brought us here is behind its log (who knows how far), or its next date has moved.
      if (outcome && acted === 0)
        await project(store, outcome.state, await rules.rulesFor(outcome.state.suggestion.session), 1)
      return acted
    }
  }
}
