import { builtInYears, type CalendarYear, createCalendar } from './calendar/index.ts'
import { Refusal } from './case/refusal.ts'
import { leavers } from './organisation.ts'
import { effectiveProfile, type Profile, profileNamed } from './profiles/index.ts'
import type { Rules } from './rules.ts'
import type { Person, Session, Unit } from './settings.ts'
import type { SettingsStore } from './store/port.ts'

/** Settings change rarely: another instance's change is seen within this many milliseconds. */
export const keepMs = 60_000

export type RuleBook = {
  /** The rules of a session's place now. Throws NOT_FOUND where there is no such session. */
  rulesFor(session: string, how?: { fresh?: boolean }): Promise<Rules>
  sessions(): Promise<readonly Session[]>
  units(): Promise<readonly Unit[]>
  people(): Promise<readonly Person[]>
  /** Forgets what was read, after a change of one's own. */
  forget(): void
}

type Settings = Pick<Rules, 'calendar' | 'hasLeft'> & {
  readAt: number
  sessions: Map<string, { session: Session; profile: Profile }>
  units: Map<string, Unit>
  people: readonly Person[]
}

/**
 * The rules of every session, read from the settings and kept for a while. A notice that was loaded holds instead of
 * the built-in one of its year.
 */
export const ruleBook = (
  store: SettingsStore,
  now: () => Date,
  builtIn: readonly CalendarYear[] = builtInYears,
): RuleBook => {
  let kept: Promise<Settings> | undefined
  const read = async (fresh: boolean): Promise<Settings> => {
    const { sessions, units: all, people, notices } = await store.all({ fresh })
    const units = new Map(all.map((u) => [u.code, u]))
    return {
      readAt: now().getTime(),
      sessions: new Map(sessions.map((session) => [session.id, { session, profile: profileOf(session) }])),
      units,
      people,
      calendar: createCalendar([...builtIn, ...notices]),
      hasLeft: leavers(people, (code) => units.get(code)),
    }
  }
  const settings = async (fresh = false): Promise<Settings> => {
    const have = fresh ? undefined : await kept?.catch(() => undefined)
    if (have && Math.abs(now().getTime() - have.readAt) < keepMs) return have
    // Only what merely grew old may be read with a lag: after a change of one's own, or a refusal, it may not.
    kept = read(fresh || kept === undefined)
    return kept
  }
  return {
    async rulesFor(id, { fresh } = {}) {
      const found = (await settings(fresh)).sessions.get(id) ?? (await settings(true)).sessions.get(id)
      if (!found)
        throw new Refusal('INVALID', '有内容需要改正', [
          { path: 'session', message: `没有届次「${id}」，请先由管理员建立` },
        ])
      const { units, calendar, hasLeft } = await settings()
      return { now: now(), profile: found.profile, calendar, unit: (code) => units.get(code), hasLeft }
    },
    sessions: async () => [...(await settings()).sessions.values()].map((s) => s.session),
    units: async () => [...(await settings()).units.values()],
    people: async () => (await settings()).people,
    forget: () => {
      kept = undefined
    },
  }
}

const profileOf = ({ id, profile, overrides = [] }: Session): Profile => {
  const found = profileNamed(profile)
  if (!found) throw new Error(`session ${id} follows the profile ${profile}, which does not exist`)
  return effectiveProfile(found, overrides)
}
