import type { Commit } from '../../shared/case/commit.ts'
import { completeStep } from '../../shared/case/decide/complete-step.ts'
import type { CaseState } from '../../shared/case/state.ts'
import { transact } from '../../shared/case/transact.ts'
import type { SignalDeps } from './signal.ts'

const relay = { role: 'system', part: 'relay' } as const

/**
 * Merged suggestions (并案): the main one learns of its follower, and the follower goes on when the main one has been
 * assigned or has ended. Whichever of the two comes last brings them together, and repeating it changes nothing.
 */
export const relayMerged = async (deps: SignalDeps, { suggestion: id, version, events }: Commit): Promise<void> => {
  const { store, rules } = deps
  for (const event of events) {
    const merged = event.type === 'StepCompleted' && event.step === 'review' && event.outcome === 'merge'
    if (merged) {
      const into = String(event.form?.into)
      const joined = await transact(
        { log: store, rules },
        {
          id: into,
          actor: relay,
          decide: (main) => (main.followers.includes(id) ? [] : [{ type: 'Joined', suggestion: id }]),
        },
      )
      if (!joined) throw new Error(`${id} was merged into ${into}, which has no log`)
    }
    if (event.type === 'StepOpened' && event.step === 'follow') {
      const follower = await store.load(id, { atLeast: version })
      const main = follower?.mergedInto && (await store.load(follower.mergedInto, { fresh: true }))
      if (main) await advance(deps, main, id)
    }
    const moved = event.type === 'SuggestionClosed' || (event.type === 'StepCompleted' && event.step === 'assign')
    if (moved) {
      const main = await store.load(id, { atLeast: version })
      for (const follower of main?.followers ?? []) if (main) await advance(deps, main, follower)
    }
  }
}

const advance = async ({ store, rules }: SignalDeps, main: CaseState, follower: string): Promise<void> => {
  const completion = progressOf(main)
  if (!completion) return
  await transact(
    { log: store, rules },
    {
      id: follower,
      actor: relay,
      decide: (state, book) => {
        const open = state.openSteps.find((s) => s.step === 'follow')
        return open && state.mergedInto === main.id
          ? completeStep(state, { stepId: open.stepId, ...completion }, relay, book)
          : []
      },
    },
  )
}

const progressOf = (main: CaseState): { outcome: string; form: Record<string, unknown> } | null => {
  if (main.handlings.length > 0) {
    const handlings = main.handlings.map(({ unit, co, part }) => ({ lead: unit, co, ...(part && { part }) }))
    return { outcome: 'assigned', form: { handlings } }
  }
  return main.stage === 'closed' ? { outcome: 'released', form: {} } : null
}
