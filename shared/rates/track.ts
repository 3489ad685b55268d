import type { CaseState } from '../case/state.ts'
import { commonOf, type OpinionStanding, type RedoStanding, type Standing, standingsOf } from './standing.ts'

/** What changed in a standing on a day; null where a member went. */
export type Change = [day: string, members: Record<string, unknown>]

/**
 * How a standing came about: what it was at the end of each day on which it changed, and the log version of the last
 * change. So what was known on any past day can be told without the log. `passed` are units that were charged within a
 * day only, of which its end knows nothing. `former` are places where
 * an entered case's fact lay before it was put right.
 */
export type Track = { v: number; days: Change[]; passed?: string[]; former?: { unit: string; assignedOn: string }[] }
export type Tracks = Record<string, Track>

/** The standing at the end of a day, or undefined where nothing was known of it yet. Without a day: the last one. */
export const standingOn = <S extends object>(days: readonly Change[], day?: string): S | undefined => {
  let standing: Record<string, unknown> | undefined
  for (const [on, members] of days) {
    if (day !== undefined && on > day) break
    standing ??= {}
    for (const name in members)
      if (members[name] === null) delete standing[name]
      else standing[name] = members[name]
  }
  return standing as S | undefined
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

const difference = (before: object, after: object): Record<string, unknown> => {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const changed: Record<string, unknown> = {}
  for (const name in now) if (!isSame(old[name], now[name])) changed[name] = now[name]
  for (const name in old) if (now[name] === undefined) changed[name] = null
  return changed
}

/** The track with a standing as it is after a commit; the same track where nothing changed. */
const follow = (track: Track | undefined, now: Standing, version: number, on: string): Track => {
  const days = track?.days ?? []
  const last = standingOn(days)
  if (track && last && Object.keys(difference(last, now)).length === 0) return track
  const lastDay = days.at(-1)?.[0] ?? on
  const day = lastDay > on ? lastDay : on
  const earlier = days.filter(([d]) => d < day)
  const before = standingOn<object>(earlier)
  const change = difference(before ?? {}, now)
  const changed: Change[] = before && Object.keys(change).length === 0 ? [] : [[day, change]]
  const after = [...earlier, ...changed]
  const kept = unitsIn(after)
  const passed = [...new Set([...(track?.passed ?? []), ...unitsIn(days)])].filter((unit) => !kept.includes(unit))
  return { v: version, days: after, ...(passed.length > 0 && { passed }) }
}

/** Every unit that was charged with something of a handling at the end of some day. */
export const unitsIn = (days: readonly Change[]): string[] => {
  const units = days.flatMap(([, { unit, redo }]) => [
    ...(typeof unit === 'string' ? [unit] : []),
    ...((redo ?? []) as RedoStanding[]).map((r) => r.unit),
  ])
  return [...new Set(units)]
}

/**
 * The tracks of a case after one more commit, given the case after it. `on` is the commit's day. An opinion that was
 * given counts for good, also where the co-unit is let go later; one that was not is dropped then.
 */
export const followTracks = (before: Tracks, state: CaseState, version: number, on: string): Tracks => {
  const now = standingsOf(state)
  const tracks: Tracks = {}
  for (const [name, track] of Object.entries(before)) {
    const last = name.includes('~') && standingOn<OpinionStanding>(track.days)
    const standing = now.get(name) as OpinionStanding | undefined
    if (!last) tracks[name] = track
    else if (!standing) tracks[name] = follow(track, letGo(last, state), version, on)
    else if (isAskedAnew(last, standing)) tracks[archiveName(name, before)] = { ...track, v: version }
    else tracks[name] = track
  }
  for (const [name, standing] of now) tracks[name] = follow(tracks[name], standing, version, on)
  return tracks
}

/** What becomes of an opinion that nobody asks for any more. */
const letGo = ({ outside: _, topics: __, ...last }: OpinionStanding, state: CaseState): OpinionStanding =>
  last.on ? { ...last, ...commonOf(state) } : { dropped: true }

/** Whether the same co-unit owes another opinion beside the one it gave, which was not sent back. */
const isAskedAnew = (last: OpinionStanding, now: OpinionStanding): boolean =>
  last.on !== undefined && now.on === undefined && now.back === last.back

const archiveName = (name: string, tracks: Tracks): string => {
  for (let n = 1; ; n++) if (!tracks[`${name}~${n}`]) return `${name}~${n}`
}
