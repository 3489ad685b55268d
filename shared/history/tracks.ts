import type { CaseState, Handling } from '../case/state.ts'
import { factsSince } from '../rates/fact.ts'
import { followTracks, type Tracks } from '../rates/track.ts'

/**
 * The tracks of an entered case. It is told afterwards, so its days are not those of its commits but those on which it
 * all happened: a figure as of a past day has what had happened by then. What was entered before leaves no day; where it
 * lay in another place (another unit, another month of assignment), that place is told that nothing is there any more.
 */
export const enteredTracks = (before: CaseState | undefined, state: CaseState, version: number): Tracks => {
  const tracks = daysOf(state).reduce<Tracks>((so, day) => followTracks(so, stateOn(state, day), version, day), {})
  const now = new Set(placesOf({ ...state, tracks }).map(placeKey))
  for (const place of before ? placesOf(before) : []) {
    if (now.has(placeKey(place))) continue
    const { name, unit, assignedOn } = place
    const track = tracks[name] ?? { v: version, days: [] }
    tracks[name] = { ...track, former: [...(track.former ?? []), { unit, assignedOn }] }
  }
  return tracks
}

type FactPlace = { name: string; unit: string; assignedOn: string }

const placeKey = ({ name, unit, assignedOn }: FactPlace): string => `${name} ${unit} ${assignedOn.slice(0, 7)}`

const placesOf = (state: CaseState): FactPlace[] =>
  factsSince(state, 1).flatMap(({ kind, id, bucket: { unit }, assignedOn = '' }) =>
    kind === 'suggestion' ? [] : [{ name: id.slice(state.id.length + 1), unit, assignedOn }],
  )

/** The days on which something happened, in order. */
const daysOf = ({ handlings }: CaseState): string[] => {
  const days = handlings.flatMap((h) => [
    h.assignedOn,
    h.known?.unratedOn,
    ...h.replies.flatMap((r) => [r.issuedOn, r.publishedOn]),
    ...h.ratings.map((r) => r.on),
    ...h.commitments.map((c) => c.fulfilledOn),
  ])
  return [...new Set(days.filter((day) => day !== undefined))].sort()
}

/** The case at the end of a day. */
const stateOn = (state: CaseState, day: string): CaseState => ({
  ...state,
  handlings: state.handlings.filter((h) => h.assignedOn <= day).map((h) => handlingOn(h, day)),
})

const handlingOn = (h: Handling, day: string): Handling => {
  const replies = h.replies
    .filter((r) => r.issuedOn <= day)
    .map(({ publishedOn, ...r }) => (publishedOn && publishedOn <= day ? { ...r, publishedOn } : r))
  return {
    ...h,
    replies,
    ratings: h.ratings.filter((r) => r.on <= day),
    windowsLapsed: h.known?.unratedOn !== undefined && h.known.unratedOn <= day ? 1 : 0,
    commitments:
      replies.length === 0
        ? []
        : h.commitments.map((c) =>
            c.fulfilledOn !== undefined && c.fulfilledOn > day ? { ...c, state: 'open' as const } : c,
          ),
  }
}
