import type { Commit } from '../case/commit.ts'
import type { EventOf } from '../case/events.ts'
import type { CaseState, Contact, Handling } from '../case/state.ts'
import type { EnteredRecord } from './entered.ts'

/** The case is what was entered, closed; whatever was entered before is gone from it (the log keeps it). */
export const applyEntered = (state: CaseState, event: EventOf<'HistoryEntered'>, { at, version }: Commit): void => {
  const { suggestion, handlings, digest } = event
  const closedOn = handlings.reduce((day, h) => max(day, h.rating?.on ?? h.reply.issuedOn), '')
  Object.assign(state, {
    suggestion,
    entered: { digest },
    stage: 'closed',
    closedAs: 'done',
    closedOn,
    assignedOn: suggestion.receivedOn,
    handlings: handlings.map((record) => handlingOf(record, at, version)),
  } satisfies Partial<CaseState>)
}

/** What was entered was wrong: it counts nowhere, as if it had been withdrawn. */
export const applyRevoked = (state: CaseState): void => {
  if (state.entered) state.entered.revoked = true
  state.closedAs = 'withdrawn'
}

const max = (a: string, b: string): string => (a > b ? a : b)

const handlingOf = (record: EnteredRecord, at: string, version: number): Handling => {
  const { id, unit, co, part, assignedOn, dueOn, firstDueOn, rating, unratedOn, commitments } = record
  return {
    id,
    unit: unit.code,
    co,
    ...(part && { part }),
    stage: 'closed',
    assignedOn,
    receivedOn: assignedOn,
    heldOn: assignedOn,
    acceptedOn: assignedOn,
    dueOn,
    firstDueOn,
    provisional: false,
    fixed: true,
    extensions: [],
    round: 1,
    contacts: (record.contacts ?? []).map(({ mode, on }): Contact => ({ mode, on, with: [], summary: '', at })),
    opinions: {},
    drafts: 0,
    objections: 0,
    approvals: 0,
    replies: [replyOf(record, version)],
    ratings: rating ? [{ round: 1, via: 'paper', late: false, ...rating }] : [],
    windowsLapsed: unratedOn ? 1 : 0,
    commitments: commitments.map((c) => ({ ...c, firstDueOn: c.dueOn, round: 1, settled: true })),
    known: { ...(!record.contacts && { contacts: false }), ...(unratedOn && { unratedOn }) },
  }
}

const replyOf = (record: EnteredRecord, version: number): Handling['replies'][number] => {
  const { unit, dueOn, contacts = [], reply } = record
  const { publishedOn, signedBy = '', documentNumber = '', ...letter } = reply
  const before = contacts.filter((c) => c.on <= reply.issuedOn).sort((a, b) => (a.on < b.on ? -1 : 1))
  const met = before.find((c) => c.meets)
  return {
    version,
    round: 1,
    ...letter,
    documentNumber,
    signedOn: reply.issuedOn,
    signedBy,
    unit,
    dueOn,
    faceToFace: met !== undefined,
    contacted: before.length > 0,
    ...(met && { metOn: met.on }),
    ...(before[0] && { contactedOn: before[0].on }),
    ...(publishedOn && { publishedOn, publishedAs: 'full' as const }),
  }
}
