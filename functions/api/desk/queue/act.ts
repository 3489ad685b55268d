import { complete } from '../../acts/complete.ts'
import { problemOf } from '../../problem.ts'
import type { DeskContext, DeskDeps } from '../desk-env.ts'
import { postedOne, sendForm } from '../forms/send.ts'
import { postedOf } from '../forms/values.ts'
import type { Sent } from '../suggestion/sent.ts'
import { outcomeNamed } from '../suggestion/suggestion.route.tsx'
import type { Person } from '../viewer.ts'

/** A queue's form that was not done: the form again with what is wrong, or why it cannot be done at all. */
export type Back = { sent: Sent; refused?: string; status: number }

/** What became of a step's form that was sent from a queue. */
export type Acted = { done: { step: string; outcome: string; number: string } } | { back: Back }

/** Completes a step as its own page does; a second click is the first one. */
export const actOn = async (
  deps: DeskDeps,
  c: DeskContext,
  person: Person,
  { id, stepId }: { id: string; stepId: string },
): Promise<Acted> => {
  const posted = postedOf(await c.req.formData())
  const [step, outcome] = [postedOne(posted, 'step') ?? '', postedOne(posted, 'outcome') ?? '']
  const sending = await sendForm(deps, c, {
    posted,
    form: outcomeNamed(step, outcome).form,
    said: { outcome },
    perform: (input, request) =>
      complete(deps, { id, completion: { stepId, outcome, form: input }, actor: person, request }),
  })
  if (sending.kind === 'done') return { done: { step, outcome, number: sending.state.suggestion.number } }
  const sent = { stepId, outcome, values: sending.values, errors: sending.kind === 'rows' ? [] : sending.errors }
  if (sending.kind === 'rows') return { back: { sent, status: 200 } }
  const { refusal } = sending
  return { back: { sent, status: problemOf(refusal).status, refused: refusal.message } }
}
