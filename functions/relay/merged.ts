import { contacts } from '../../shared/acts/contacts.ts'
import { decideAct } from '../../shared/acts/define.ts'
import { unmerge } from '../../shared/acts/merge.ts'
import { type Commit, unseal } from '../../shared/case/commit.ts'
import { completeStep } from '../../shared/case/decide/complete-step.ts'
import type { CaseEvent, EventOf } from '../../shared/case/events.ts'
import type { CaseState } from '../../shared/case/state.ts'
import { transact } from '../../shared/case/transact.ts'
import type { Rules } from '../../shared/rules.ts'
import type { CaseLog } from '../../shared/store/port.ts'
import type { SignalDeps } from './signal.ts'

const relay = { role: 'system', part: 'relay' } as const

/**
 * Merged suggestions (并案): the main one learns of its follower, and the follower goes on when the main one has been
 * assigned or has ended. Whichever of the two comes last brings them together, and repeating it changes nothing.
 * Answers how many commits it took.
 */
export const relayMerged = async (deps: SignalDeps, { suggestion: id, version, events }: Commit): Promise<number> => {
  const { store } = deps
  let commits = 0
  for (const event of events) {
    const other = mergedInto(event) ?? unmergedFrom(event)
    if (other && (await tellMain(deps, other, id, version))) commits++
    if (isContact(event)) commits += await shareContact(deps, id, version, event)
    if (event.type === 'StepOpened' && event.step === 'follow') {
      const follower = await store.load(id, { atLeast: version })
      const main = follower?.mergedInto && (await store.load(follower.mergedInto, { fresh: true }))
      if (main && (await advance(deps, main, id))) commits++
    }
    const moved = event.type === 'SuggestionClosed' || (event.type === 'StepCompleted' && event.step === 'assign')
    if (moved) {
      const main = await store.load(id, { atLeast: version })
      for (const follower of main?.followers ?? []) {
        if (main && (await advance(deps, main, follower))) commits++
        if (main?.closedAs === 'withdrawn' && (await release(deps, main, follower))) commits++
      }
    }
  }
  return commits
}

/** Does again whatever follows from a case's commits for those that it is merged with; answers how many commits it took. */
export const repairMerged = async (deps: RepairDeps, state: CaseState): Promise<number> => {
  if (!state.mergedInto && !state.unmergedFrom && state.followers.length === 0) return 0
  let commits = 0
  for (const sealed of await deps.store.read(state.id)) commits += await relayMerged(deps, unseal(sealed))
  return commits
}

type RepairDeps = SignalDeps & { store: SignalDeps['store'] & Pick<CaseLog, 'read'> }

/** Where this event merged the case into, before assignment or after it. */
const mergedInto = (event: CaseEvent): string | undefined => {
  if (event.type === 'StepCompleted' && event.step === 'review' && event.outcome === 'merge')
    return String(event.form?.into)
  return event.type === 'Acted' && event.act === 'merge' ? String(event.form.into) : undefined
}

const unmergedFrom = (event: CaseEvent): string | undefined =>
  event.type === 'Acted' && event.act === 'unmerge' ? String(event.facts?.from) : undefined

/** Tells the main one whether the other follows it now; a record that comes late does not bring back what has been undone. */
const tellMain = async (deps: SignalDeps, main: string, id: string, version: number): Promise<boolean> => {
  const follows = (await deps.store.load(id, { atLeast: version }))?.mergedInto === main
  return tell(deps, main, ({ followers }) => {
    if (followers.includes(id) === follows) return []
    return [{ type: follows ? 'Joined' : 'Left', suggestion: id }]
  })
}

/** Commits to the other case of a merge; answers whether there was anything to commit. */
const tell = async (
  { store, rules }: SignalDeps,
  id: string,
  decide: (state: CaseState, rules: Rules) => CaseEvent[],
): Promise<boolean> => {
  const told = await transact({ log: store, rules }, { id, actor: relay, fresh: true, decide })
  if (!told) throw new Error(`a merge names ${id}, which has no log`)
  return told.committed
}

type ContactEvent = (EventOf<'StepCompleted'> | EventOf<'Acted'>) & { handling: string }

const isContact = (event: CaseEvent): event is ContactEvent =>
  (event.type === 'StepCompleted' && event.step === 'contact' && event.outcome === 'contacted') ||
  (event.type === 'Acted' && event.act === 'contacts' && event.form.from === undefined)

/** A contact on the main one is one on those merged into it too, which the same unit leads; whose signer was there is the rates' to see. */
const shareContact = async (deps: SignalDeps, id: string, version: number, event: ContactEvent): Promise<number> => {
  const main = await deps.store.load(id, { atLeast: version })
  const lead = main?.handlings.find((h) => h.id === event.handling)?.unit
  const { handling: _, ...contact } = event.form ?? {}
  let commits = 0
  for (const follower of main?.followers ?? []) {
    // However late the record comes: what was said before they were merged is not about both.
    if (version < (main?.joined?.[follower] ?? 0)) continue
    const told = await tell(deps, follower, (state, rules) =>
      state.stage === 'closed'
        ? []
        : state.handlings
            .filter((h) => h.unit === lead && h.stage !== 'closed')
            .flatMap((h) => {
              const form = { ...contact, handling: h.id, from: `${id}#${version}` }
              return decideAct(contacts, state, form, relay, rules)
            }),
    )
    if (told) commits++
  }
  return commits
}

/** A follower that was assigned already goes on alone when the main one is withdrawn. */
const release = (deps: SignalDeps, main: CaseState, follower: string): Promise<boolean> =>
  tell(deps, follower, (state, rules) =>
    state.mergedInto === main.id && state.handlings.length > 0 && state.stage !== 'closed'
      ? decideAct(unmerge, state, { reason: '主件已撤回' }, relay, rules)
      : [],
  )

const advance = async (deps: SignalDeps, main: CaseState, follower: string): Promise<boolean> => {
  const completion = progressOf(main)
  if (!completion) return false
  return tell(deps, follower, (state, book) => {
    const open = state.openSteps.find((s) => s.step === 'follow')
    return open && state.mergedInto === main.id
      ? completeStep(state, { stepId: open.stepId, ...completion }, relay, book)
      : []
  })
}

const progressOf = (main: CaseState): { outcome: string; form: Record<string, unknown> } | null => {
  if (main.handlings.length > 0) {
    const handlings = main.handlings.map(({ unit, co, part }) => ({ lead: unit, co, ...(part && { part }) }))
    return { outcome: 'assigned', form: { handlings } }
  }
  return main.stage === 'closed' ? { outcome: 'released', form: {} } : null
}
