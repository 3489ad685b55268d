import type * as z from 'zod'
import type { ActDefinition } from '../../../../shared/acts/define.ts'
import { decideAct } from '../../../../shared/acts/define.ts'
import { actNamed } from '../../../../shared/acts/register.ts'
import { waitsFor } from '../../../../shared/case/decide/authorize.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { heirOf } from '../../../../shared/organisation.ts'
import type { Rules } from '../../../../shared/rules.ts'
import type { Person } from '../viewer.ts'
import { probes } from './probes.ts'

/** An act that the person may do now; of which handlings and units, where it is about one. */
export type Possible = {
  act: ActDefinition
  /** Tells two offers of one act apart. */
  variant?: 'more' | 'co'
  handlings?: string[]
  units?: string[]
}

type Place = { state: CaseState; rules: Rules; person: Person; today: string }

/** What offices do most comes first. */
const order = [
  'contacts',
  'extensions',
  'opinion-send-back',
  'opinion-dispute',
  'deliveries',
  'urging',
  'instructions',
  'key',
  'declines',
  'reassignment',
  'merge',
  'unmerge',
  'receipts',
  'objections',
  'ratings',
  'disclosure',
  'corrections',
  'amendment',
  'withdrawal',
]

const has = ({ form }: ActDefinition, field: string): boolean => field in (form as z.ZodObject).shape

/** Whether the act would be taken, or refused only for what is in its form. Nothing is written. */
const isOpen = (act: ActDefinition, place: Place, about: { handling?: string; unit?: string }): boolean => {
  const { state, rules, person, today } = place
  try {
    const form = probes[act.act]?.({ state, profile: rules.profile, person, today, ...about })
    decideAct(act, state, form, person, rules)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'INVALID'
  }
}

/** Their own open step offers the same: there it is chosen. */
const inOwnStep = ({ state, rules, person }: Place, act: string, handling?: string): boolean => {
  const step = { declines: 'acknowledge', merge: 'review' }[act]
  return state.openSteps.some(
    (s) =>
      s.step === step &&
      (handling === undefined || s.handling === handling) &&
      waitsFor(s, state.handlings.find((h) => h.id === s.handling)?.unit, person, rules.unit),
  )
}

const possible = (place: Place, act: ActDefinition): Possible[] => {
  const { state, person, rules } = place
  const all = state.handlings.map((h) => h.id)
  const open = (about: { handling?: string; unit?: string }) =>
    isOpen(act, place, about) && !inOwnStep(place, act.act, about.handling)
  if (!has(act, 'handling')) return open({}) ? [{ act }] : []
  if (act.path?.includes('{unit}')) {
    const pairs = state.handlings.flatMap((h) => h.co.map((unit) => ({ handling: h.id, unit }))).filter(open)
    return pairs.length > 0
      ? [{ act, handlings: [...new Set(pairs.map((p) => p.handling))], units: [...new Set(pairs.map((p) => p.unit))] }]
      : []
  }
  const handlings = all.filter((handling) => open({ handling }))
  const whole: Possible[] = handlings.length > 0 ? [{ act, handlings }] : []
  if (act.act === 'reassignment') return [...whole, ...(open({}) ? [{ act, variant: 'more' as const }] : [])]
  if (act.act === 'declines' && person.role === 'unit') {
    const own = (h: CaseState['handlings'][number]) => h.co.find((code) => heirOf(rules.unit, code) === person.unit)
    const asCo = state.handlings.flatMap((h) => {
      const unit = own(h)
      return unit && open({ handling: h.id, unit }) ? [{ handling: h.id, unit }] : []
    })
    const [first] = asCo
    return first
      ? [...whole, { act, variant: 'co', handlings: asCo.map((c) => c.handling), units: [first.unit] }]
      : whole
  }
  if (act.act === 'receipts')
    return whole.map((w) => ({ ...w, units: [...new Set(state.handlings.flatMap((h) => h.co))] }))
  return whole
}

/** The acts that a person may do to the case now, as the API would let them. */
export const possibleActs = (place: Place): Possible[] => order.flatMap((name) => possible(place, actNamed(name)))
