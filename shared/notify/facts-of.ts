import type { CaseState, Handling } from '../case/state.ts'
import type { Text } from '../case/text.ts'
import { stepNamed } from '../steps/catalogue.ts'
import type { Notice } from './notice.ts'
import type { MessageFacts } from './templates/index.ts'

/** So much of what somebody wrote goes into a message; the rest is on the case. Characters. */
const atMost = 120

const clipped = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > atMost ? `${[...line].slice(0, atMost).join('')}…` : line
}

const handlingOf = (notice: Notice, state: CaseState | undefined): Handling | undefined =>
  state?.handlings.find((h) => h.id === notice.handling)

const openOf = (notice: Notice, state: CaseState | undefined) =>
  state?.openSteps.find((s) => s.stepId === notice.stepId)

const promiseOf = (notice: Notice, state: CaseState | undefined) => {
  const promise = openOf(notice, state)?.commitment
  return handlingOf(notice, state)?.commitments.find((c) => c.id === promise)
}

/** What was written that a message quotes, as the log has it: a long one is still a reference. None of a confidential one. */
export const wordsOf = (notice: Notice, state: CaseState | undefined): Text | undefined => {
  if (state?.suggestion.confidential) return undefined
  if (notice.kind === 'extended') return handlingOf(notice, state)?.extensions.at(-1)?.reason
  if (notice.kind === 'fulfilled') return promiseOf(notice, state)?.item
  return notice.words
}

type Read = { words: string | undefined; unitName(code: string): string }

/** What a notice's message can say of the case as it is now. Dates are the ones that the case shows. Pure. */
export const factsOf = (notice: Notice, state: CaseState | undefined, { words, unitName }: Read): MessageFacts => {
  const { number = '', title, kind, step, threshold, count, as, entries, more } = notice
  const open = openOf(notice, state)
  const handling = handlingOf(notice, state)
  const of = unitOf(notice, state)
  const dueOn = open ? open.dueOn : dueOf(notice, handling)
  return {
    number,
    title,
    ...(step && { step: stepNamed(step).labels }),
    ...(dueOn !== undefined && { dueOn }),
    ...(open?.provisional && { provisional: true }),
    ...(threshold && { threshold }),
    ...(count && { count }),
    ...(of && { unit: unitName(of) }),
    ...(words && { words: clipped(words) }),
    ...(kind === 'assigned' && state && assignment(notice, state, unitName)),
    ...(kind === 'replied' && {
      documentNumber: handling?.replies.at(-1)?.documentNumber,
      rate: open?.step === 'evaluate',
    }),
    ...(as && { as }),
    ...(entries && { entries: entries.map((e) => ({ ...e, step: stepNamed(e.step).labels })) }),
    ...(more && { more }),
  }
}

/** Where no step of the notice is open: the reply's own date, where the message is about that. */
const dueOf = ({ kind, dueOn }: Notice, handling: Handling | undefined): string | null | undefined =>
  kind === 'extended' || kind === 'instructed' ? handling?.dueOn : dueOn

const unitOf = (notice: Notice, state: CaseState | undefined): string | undefined => {
  if (notice.kind === 'escalated') return notice.unit
  return promiseOf(notice, state)?.unit ?? handlingOf(notice, state)?.unit
}

const assignment = (
  { handling }: Notice,
  { handlings, reference, suggestion }: CaseState,
  unitName: Read['unitName'],
): Pick<MessageFacts, 'parts' | 'reference'> => ({
  parts: handlings
    .filter((h) => !handling || h.id === handling)
    .map(({ unit, co, part, dueOn }) => ({
      lead: unitName(unit),
      co: co.map(unitName),
      ...(part && !suggestion.confidential && { part }),
      dueOn,
    })),
  ...(!handling && { reference: reference.map(unitName) }),
})
