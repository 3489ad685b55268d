import * as fc from 'fast-check'
import { Profile, profiles } from '../../../shared/profiles/index.ts'
import { Limits } from '../../../shared/profiles/limits.ts'

export type Setting = { path: string; value: unknown; reason: string }
/** A place's profile with what a session sets otherwise, and when its term ends. */
export type Place = { profile: string; overrides: Setting[]; termEndsOn: string | null }

const short = (count: number, unit: 'workdays' | 'days' | 'months') => ({
  count,
  unit,
  from: 'opened',
  article: 'setting',
})

/** The choices that make another way through a case. */
const choices: Record<string, readonly unknown[]> = {
  'withdrawal.allowed': ['until-assignment', 'any-time'],
  'withdrawal.partial': ['name-off', 'refused'],
  'decline.late': ['refuse', 'ask-secretariat'],
  'decline.silence': ['accept', 'wait'],
  'decline.proposedUnit': ['required', 'optional'],
  'decline.inSession': ['window', 'promptly'],
  'opinion.silence': ['free-draft', 'wait'],
  'reassignment.restartsReply': [true, false],
  'extension.by': ['consent', 'notice'],
  'extension.times': [0, 1, 2],
  extension: [null],
  'redo.rule': ['mandatory', 'discretion'],
  'redo.second': ['mediation', 'meeting', 'expert-assessment', 'discretion'],
  'redo.fulfilment': ['redo', 'meeting'],
  'evaluation.items': [['result'], ['attitude', 'result']],
  'letter.signer': ['main-head', 'a-head'],
  inspection: [
    { which: 'all', article: 'setting' },
    { which: 'none', article: 'setting' },
    { which: 'key-and-dissatisfied', article: 'setting' },
    { which: 'sample', samplePercent: 50, article: 'setting' },
  ],
  'revisit.done': [true, false],
  'reminders.lights': [[], ['red'], ['yellow', 'red', 'overdue']],
  monthEndRoll: [true, false],
  'limits.reply': [{ count: 1, unit: 'months', from: 'assigned', article: 'setting' }],
  ...Object.fromEntries(
    Object.keys(Limits.shape)
      .filter((name) => name !== 'reply')
      .map((name) => [`limits.${name}`, [null, short(3, 'workdays'), short(10, 'days')]]),
  ),
}

/** No place has this limit, and few suggestions are sent back: without it being drawn often, no revision ever lapses. */
const often = Array<string>(12).fill('limits.revise')

const override: fc.Arbitrary<Setting> = fc
  .constantFrom(...Object.keys(choices), ...often)
  .chain((path) => fc.constantFrom(...(choices[path] ?? [])).map((value) => ({ path, value, reason: '试' })))

/** Parts of a group that is taken away as a whole go with it. */
const fits = (all: readonly Setting[]): boolean => {
  const gone = all.some((o) => o.path === 'extension')
  return !gone || !all.some((o) => o.path.startsWith('extension.'))
}

export const places: fc.Arbitrary<Place> = fc.record({
  profile: fc.constantFrom(...Object.keys(profiles)),
  termEndsOn: fc.constantFrom(null, null, '2025-02-14', '2025-04-30'),
  overrides: fc.uniqueArray(override, { maxLength: 6, selector: (o) => o.path }).filter(fits),
})

const set = (target: unknown, [key, ...rest]: string[], value: unknown): unknown => {
  if (key === undefined) return value
  const of = target as Record<string, unknown>
  if (!Object.hasOwn(of, key)) throw new Error(`a profile has no ${key}`)
  return { ...of, [key]: set(of[key], rest, value) }
}

/**
 * The profile of a place. Its overrides go the plain way: comparing each profile with the national law for two years of
 * days takes longer than a run, and none of the model's choices ends later than that law allows.
 */
export const profileOf = ({ profile, overrides }: Omit<Place, 'termEndsOn'>): Profile =>
  Profile.parse(
    overrides.reduce<unknown>((all, { path, value }) => set(all, path.split('.'), value), profiles[profile]),
  )
