import type { WorkItem } from '../../lists/work-items.ts'
import { readStory } from '../../story/read-story.ts'
import type { DeskDeps } from '../desk-env.ts'
import { words } from '../suggestion/case-view.ts'
import type { Queued } from './read.ts'

/** Why a decision is asked for: who asks, the words, and what is proposed. */
export type Reason = {
  by?: string
  reason: string
  proposedUnit?: string
  /** Of an extension: until when. */
  dueOn?: string
  /** Of a rating. */
  result?: string
}

/** A dispute is told by the act alone: the state keeps only that it is open. */
const disputeOf = async ({ store }: DeskDeps, item: WorkItem): Promise<Reason> => {
  const acts = (await readStory(store, item.suggestion)).flatMap(({ events }) =>
    events.flatMap((e) =>
      e.type === 'Acted' && e.act === 'opinion-dispute' ? [e.form as Record<string, unknown>] : [],
    ),
  )
  const last = acts.findLast((form) => form.handling === item.handling)
  return { reason: words(last?.reason) }
}

/** The reason behind a step of the queue, as it was written. */
export const reasonOf = async (deps: DeskDeps, { item, handling }: Omit<Queued, 'offers'>): Promise<Reason> => {
  if (item.step === 'coordinate') {
    return { ...(handling && { by: handling.unit }), ...(await disputeOf(deps, item)) }
  }
  if (item.step === 'reassign') {
    const declined = handling?.declined
    return {
      ...(declined && { by: declined.by }),
      reason: words(declined?.reason),
      ...(declined?.proposedUnit && { proposedUnit: declined.proposedUnit }),
    }
  }
  if (item.step === 'decide-extension') {
    const asked = handling?.asked
    return {
      ...(handling && { by: handling.unit }),
      reason: words(asked?.reason),
      ...(asked && { dueOn: asked.dueOn }),
    }
  }
  const rating = handling?.ratings.at(-1)
  return { reason: words(rating?.comments), ...(rating && { result: rating.result }) }
}
