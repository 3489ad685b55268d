import type { CaseState, Handling, Reply } from '../case/state.ts'

/** Why a suggestion and its handlings are outside the rates. */
export type Outside = 'withdrawn' | 'returned' | 'reference' | 'forwarded'

/** What all of a suggestion's standings share. */
export type Common = { outside?: Outside; topics?: string[] }

/** A rating: round, attitude, result, the day it was given. */
export type RatingStanding = [number, string, string, string]

/** A redone reply, or the one that is owed. `dueOn` is its own limit; `within` are the units above when it was issued. */
export type RedoStanding = { unit: string; dueOn?: string; issuedOn?: string; within?: string[] }

/** A promise: its id, first and present date (empty: none), and when it was met, `abandoned`, or empty. */
export type PromiseStanding = [string, string, string, string]

/**
 * What a handling's rates depend on, as it stands at the end of a day. `unit` is charged: who holds it, and once the
 * first reply is out who issued that. Days are Asia/Shanghai; a member that says nothing is absent.
 */
export type LeadStanding = Common & {
  unit: string
  /** The units above it when the first reply was issued. */
  within?: string[]
  /** Bits: the suggestion's first handling of all, of the unit, of the month of assignment, of both. */
  first?: number
  /** The first reply's limit, extensions included; absent where there is none. */
  dueOn?: string
  /** Its limit without extensions, where that is another day; `none` where there was none at first. */
  firstDueOn?: string
  issuedOn?: string
  metOn?: string
  contactedOn?: string
  /** Of one entered afterwards: nobody knows whether there were contacts, so that it is outside their rates. */
  contactUnknown?: true
  /** Why the deputy could not be reached, of a first reply without a meeting. */
  unreached?: string
  /** Of the last reply, with what promises met later made of it. */
  category?: string
  /** Of the last reply, where it is to be published. */
  publish?: 'due' | 'done'
  ratings?: RatingStanding[]
  /** A window for rating ended without one. */
  unrated?: true
  redo?: RedoStanding[]
  promises?: PromiseStanding[]
}

/** A co-unit's opinion. `back` counts how often it was sent back; `dropped`: not asked for any more. */
export type OpinionStanding = Common & {
  dueOn?: string
  on?: string
  within?: string[]
  back?: number
  dropped?: true
}

export type SuggestionStanding = Common
export type Standing = LeadStanding | OpinionStanding | SuggestionStanding

export const bits = { ofAll: 1, ofUnit: 2, ofMonth: 4, ofUnitAndMonth: 8 } as const
/** The first in every group, as the only handling of a suggestion is. */
export const everyBit = 15

/** The whole suggestion's track, beside those of its handlings and of its co-units' opinions. */
export const wholeTrack = 's'
const leadTrack = (h: Handling): string => h.id.slice(h.id.lastIndexOf('.') + 1)
const opinionTrack = (h: Handling, unit: string): string => `${leadTrack(h)}~${unit}`

/** Reasons are shown with figures as far as they are short. */
const longestReason = 80

/** Outside all rates: withdrawn, waived (reference), not accepted, and forwarded from above. */
const outsideOf = ({ closedAs, suggestion }: CaseState): Outside | undefined => {
  if (closedAs && closedAs !== 'done') return closedAs
  return suggestion.kind === 'forwarded' ? 'forwarded' : undefined
}

export const commonOf = (state: CaseState): Common => {
  const outside = outsideOf(state)
  const { topics } = state.suggestion
  return { ...(outside && { outside }), ...(topics.length > 0 && { topics }) }
}

/** Everything of a case that figures go by, as it stands now. Pure. */
export const standingsOf = (state: CaseState): Map<string, Standing> => {
  const common = commonOf(state)
  const all = new Map<string, Standing>([[wholeTrack, common]])
  for (const h of state.handlings) {
    all.set(leadTrack(h), { ...leadStanding(h, state), ...common })
    for (const unit of h.co) {
      const opinion = h.opinions[unit]
      if (opinion) all.set(opinionTrack(h, unit), { ...opinionStanding(opinion), ...common })
    }
  }
  return all
}

const leadStanding = (h: Handling, state: CaseState): LeadStanding => {
  const [first] = h.replies
  const dueOn = first ? first.dueOn : h.dueOn
  const promises = h.commitments.map(promiseStanding)
  const redo = redoStandings(h)
  return {
    unit: unitOf(h),
    first: firstBits(h, state.handlings),
    ...(dueOn && { dueOn }),
    ...(h.firstDueOn !== dueOn && { firstDueOn: h.firstDueOn ?? 'none' }),
    ...(first && replyStanding(h, first, state)),
    ...(h.ratings.length > 0 && {
      ratings: h.ratings.map((r): RatingStanding => [r.round, r.attitude, r.result, r.on]),
    }),
    ...(h.windowsLapsed > 0 && { unrated: true }),
    ...(redo.length > 0 && { redo }),
    ...(promises.length > 0 && { promises }),
  }
}

const unitOf = (h: Handling): string => h.replies[0]?.unit?.code ?? h.unit

const replyStanding = (h: Handling, first: Reply, { suggestion }: CaseState): Partial<LeadStanding> => {
  const last = h.replies.at(-1) ?? first
  const toPublish = last.disclosure === 'open' && !suggestion.confidential
  const why = typeof h.unreached === 'string' ? h.unreached.slice(0, longestReason) : '理由见办理记录'
  return {
    issuedOn: first.issuedOn,
    ...(first.unit?.within && { within: first.unit.within }),
    ...(first.faceToFace && { metOn: first.metOn ?? first.issuedOn }),
    ...(first.contacted && { contactedOn: first.contactedOn ?? first.issuedOn }),
    ...(h.known?.contacts === false && { contactUnknown: true as const }),
    ...(!first.faceToFace && h.unreached && { unreached: why }),
    category: last.amendments?.at(-1)?.category ?? last.category,
    ...(toPublish && { publish: last.publishedOn ? 'done' : 'due' }),
  }
}

/** The first letter of each round after the first, and the one that is owed. A corrected letter is not redone. */
const redoStandings = (h: Handling): RedoStanding[] => {
  const issued = h.replies.filter((r, i) => r.round > 1 && h.replies.findIndex((o) => o.round === r.round) === i)
  const owed = h.round > 1 && !h.replies.some((r) => r.round === h.round)
  return [
    ...issued.map(
      ({ unit, dueOn, issuedOn }): RedoStanding => ({
        unit: unit?.code ?? h.unit,
        ...(dueOn && { dueOn }),
        issuedOn,
        ...(unit?.within && { within: unit.within }),
      }),
    ),
    ...(owed ? [{ unit: h.unit, ...(h.redoDueOn && { dueOn: h.redoDueOn }) }] : []),
  ]
}

const promiseStanding = ({ id, firstDueOn, dueOn, state, fulfilledOn }: Handling['commitments'][number]) => {
  const met = state === 'fulfilled' ? (fulfilledOn ?? '') : state === 'abandoned' ? 'abandoned' : ''
  return [id, firstDueOn ?? '', dueOn ?? '', met] satisfies PromiseStanding
}

const opinionStanding = ({ dueOn, on, within, sentBack }: Handling['opinions'][string]): OpinionStanding => ({
  ...(dueOn && { dueOn }),
  ...(on && { on }),
  ...(on && within && { within }),
  ...(sentBack && { back: sentBack.length }),
})

/** A suggestion with several handlings is counted once in each group: by the first of them that is in it. */
const firstBits = (h: Handling, all: readonly Handling[]): number => {
  const before = all.slice(0, all.indexOf(h))
  const month = (of: Handling) => of.assignedOn.slice(0, 7)
  const sameUnit = before.filter((o) => unitOf(o) === unitOf(h))
  return (
    (before.length === 0 ? bits.ofAll : 0) |
    (sameUnit.length === 0 ? bits.ofUnit : 0) |
    (before.every((o) => month(o) !== month(h)) ? bits.ofMonth : 0) |
    (sameUnit.every((o) => month(o) !== month(h)) ? bits.ofUnitAndMonth : 0)
  )
}
