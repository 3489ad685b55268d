import type { CaseState, Handling } from '../case/state.ts'
import type { Text } from '../case/text.ts'
import { EnteredHandling, HistoryInput } from './entry.ts'

/** A text that is in its place; a reference says that it was not put there. */
const words = (text: Text): string => {
  if (typeof text !== 'string') throw new Error('an entry is told with its long texts in place')
  return text
}

/**
 * What would have to be put in to get an entered case as it is: to put it right, or to add a letter to it. Long texts
 * must be in their places.
 */
export const entryOf = ({ suggestion, handlings }: Pick<CaseState, 'suggestion' | 'handlings'>): HistoryInput => {
  const { session, number, kind, title, body, topics, deputies, delegation, disclosure } = suggestion
  return HistoryInput.parse({
    session,
    number,
    kind,
    title: words(title),
    ...(body !== '' && { body: words(body) }),
    topics,
    deputies,
    ...(delegation && { delegation }),
    disclosure,
    handlings: handlings.map(handlingEntry),
  })
}

const handlingEntry = (h: Handling): EnteredHandling => {
  const { unit: lead, co, part, assignedOn, dueOn, contacts, known, commitments } = h
  const [reply] = h.replies
  if (!reply) throw new Error(`${h.id} was entered without its reply`)
  const { category, title, body, documentNumber, issuedOn, signedBy, disclosure, publishedOn, indexNumber } = reply
  const rating = h.ratings.at(-1)
  return EnteredHandling.parse({
    lead,
    ...(co.length > 0 && { co }),
    ...(part && { part }),
    assignedOn,
    ...(dueOn !== null && { dueOn }),
    ...(contacts.length > 0 && { contacts: contacts.map(({ mode, on }) => ({ mode, on })) }),
    ...(contacts.length === 0 && known?.contacts !== false && { uncontacted: true }),
    reply: {
      category,
      title: words(title),
      body: words(body),
      ...(documentNumber && { documentNumber }),
      issuedOn,
      ...(signedBy && { signedBy }),
      disclosure,
      ...(publishedOn && { publishedOn }),
      ...(indexNumber && { indexNumber }),
    },
    ...(rating && {
      rating: {
        attitude: rating.attitude,
        result: rating.result,
        on: rating.on,
        ...(rating.comments && { comments: words(rating.comments) }),
      },
    }),
    ...(h.windowsLapsed > 0 && { unrated: true }),
    ...(commitments.length > 0 && {
      commitments: commitments.map(({ item, unit, dueOn: by, state, fulfilledOn }) => ({
        item: words(item),
        unit,
        ...(by && { dueOn: by }),
        state,
        ...(fulfilledOn && { fulfilledOn }),
      })),
    }),
  })
}
