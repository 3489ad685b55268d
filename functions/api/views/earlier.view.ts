import type { CaseState, Reply } from '../../../shared/case/state.ts'
import { deputyOf } from '../../../shared/links/deputy.ts'
import type { Match } from '../../../shared/links/same-person.ts'
import { type PublicLetter, publicLettersOf } from '../../../shared/public/letters.ts'
import type { Rules } from '../../../shared/rules.ts'

/** Where everybody reads a public reply. */
const pageOf = (indexNumber: string): string => `/public/replies/${encodeURIComponent(indexNumber)}`

/**
 * Another suggestion of the same person, as that signer may see it: the state of it, and of its replies what they are
 * and not what they say. Everything here is listed by name, as in the view of the link's own case.
 */
export const earlierView = (state: CaseState, name: string, matchedBy: Match, { session, rules }: Of) => {
  const { id, stage, closedAs, closedOn, suggestion, handlings, mergedInto } = state
  const { number, kind, title, receivedOn } = suggestion
  const { lead } = deputyOf(state, { suggestion: id, purpose: 'read', deputy: name })
  const unitName = (code: string): string => rules.unit(code)?.name ?? code
  const pages = new Map(publicLettersOf(state).map((letter) => [letter.version, pageOf(letter.indexNumber)]))
  const wrong = new Set(handlings.flatMap((h) => h.replies.flatMap((r) => r.corrects ?? [])))
  const reply = (unit: string, r: Reply) => {
    const category = r.amendments?.at(-1)?.category ?? r.category
    const page = pages.get(r.version)
    return {
      unit: r.unit?.name ?? unitName(unit),
      issuedOn: r.issuedOn,
      category,
      categoryLabel: rules.profile.categories.find((c) => c.code === category)?.label.zh ?? category,
      ...(page && { page }),
    }
  }
  // The lead signer rates for all, and sees what was put down.
  const rating = lead
    ? handlings
        .flatMap((h) => h.ratings.at(-1) ?? [])
        .sort(byDay)
        .at(-1)
    : undefined
  return {
    id,
    session: { id: suggestion.session, name: session },
    number,
    kind,
    title,
    receivedOn,
    stage,
    ...(closedAs && { closedAs }),
    ...(closedOn && { closedOn }),
    ...(mergedInto && { merged: true as const }),
    matchedBy,
    replies: handlings.flatMap((h) =>
      h.replies.filter((r) => !wrong.has(r.documentNumber)).map((r) => reply(h.unit, r)),
    ),
    ...(rating && { rating: { attitude: rating.attitude, result: rating.result, on: rating.on } }),
    promises: handlings.flatMap((h) =>
      h.commitments.map((c) => ({
        item: c.item,
        unit: unitName(c.unit),
        dueOn: c.dueOn,
        state: c.state,
        ...(c.fulfilledOn && { fulfilledOn: c.fulfilledOn }),
      })),
    ),
  }
}
export type EarlierView = ReturnType<typeof earlierView>

type Of = { session: string; rules: Rules }

const byDay = (a: { on: string }, b: { on: string }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

/** A public reply under the same name: nothing that its page does not say. */
export const namesakeView = (letter: PublicLetter, session: string) => {
  const { title, number, publisher, documentNumber, issuedOn, publishedOn, validity, indexNumber } = letter
  return {
    session: { id: letter.session, name: session },
    number,
    title,
    publisher,
    documentNumber,
    issuedOn,
    publishedOn,
    validity,
    page: pageOf(indexNumber),
  }
}
export type NamesakeView = ReturnType<typeof namesakeView>
