import type { CaseState, Handling, Reply } from '../case/state.ts'
import type { Text } from '../case/text.ts'

/** A reply as everybody may see it; what its suggestion's signers did not agree to show is not in it. */
export type PublicLetter = {
  /** Where it stands in the list: its day of publication, the handling, the log version that issued it, its index number. */
  place: string
  indexNumber: string
  suggestion: string
  session: string
  number: string
  handling: string
  version: number
  /** The letter's; where the signers agree to the title only, the suggestion's. */
  title: Text
  /** Whether the letter's text is shown, or the title alone. */
  shows: 'full' | 'title-only'
  topics: string[]
  publisher: string
  documentNumber: string
  issuedOn: string
  publishedOn: string
  /** A redone reply takes the place of an older one. */
  validity: 'valid' | 'superseded'
  deputies: string[]
}

/**
 * The replies of a case that are public now: published in full, open, and not taken down. Pure. Nothing of a
 * suggestion that is confidential, withdrawn, merged into another, or whose signers agree to no disclosure.
 */
export const publicLettersOf = (state: CaseState): PublicLetter[] => {
  const { suggestion, closedAs, mergedInto } = state
  const isHidden =
    suggestion.confidential !== undefined || suggestion.disclosure === 'none' || mergedInto || closedAs === 'withdrawn'
  if (isHidden) return []
  return state.handlings.flatMap((h) => h.replies.filter((r) => isPublic(h, r)).map((r) => letterOf(state, h, r)))
}

const isPublic = (handling: Handling, reply: Reply): boolean => {
  const { replies, correcting } = handling
  const last = replies.at(-1)
  // The last letter's disclosure goes for all: who takes the page down does not leave an older one standing.
  if (last?.disclosure !== 'open' || reply.disclosure !== 'open') return false
  if (reply.publishedOn === undefined || reply.publishedAs === 'summary') return false
  const wrong = [correcting?.documentNumber, ...replies.map((r) => r.corrects)]
  return !wrong.includes(reply.documentNumber)
}

const letterOf = (state: CaseState, handling: Handling, reply: Reply): PublicLetter => {
  const { suggestion } = state
  const isFull = suggestion.disclosure === 'full'
  const publishedOn = reply.publishedOn ?? ''
  const indexNumber = reply.indexNumber ?? indexFor(handling, reply)
  return {
    place: `${publishedOn}~${handling.id}~${reply.version}~${indexNumber}`,
    indexNumber,
    suggestion: state.id,
    session: suggestion.session,
    number: suggestion.number,
    handling: handling.id,
    version: reply.version,
    title: isFull ? reply.title : suggestion.title,
    shows: isFull ? 'full' : 'title-only',
    topics: suggestion.topics,
    publisher: reply.unit?.name ?? handling.unit,
    documentNumber: reply.documentNumber,
    issuedOn: reply.issuedOn,
    publishedOn,
    validity: reply === handling.replies.at(-1) ? 'valid' : 'superseded',
    deputies: isFull ? suggestion.deputies.map((d) => d.name).filter((name) => !state.withdrawn.includes(name)) : [],
  }
}

/** Where the publisher gave none: the handling's own, with the round of a redone reply. */
const indexFor = ({ id }: Handling, { round }: Reply): string => (round === 1 ? id : `${id}-${round}`)
