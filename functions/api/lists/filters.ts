import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import { kindOf, type SuggestionKind } from '../../../shared/case/ids.ts'
import { heirOf } from '../../../shared/organisation.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import type { Row } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'

/** What a list of suggestions is narrowed by; all of it together. */
export type Filters = {
  session?: string
  /** A unit with a part in it, or the one that took its place. */
  unit?: string
  topic?: string
  stage?: Row['stage']
  light?: Light
  kind?: SuggestionKind
  key?: boolean
  /** The lead deputy's name. */
  deputy?: string
}

const worst = ['green', 'yellow', 'red', 'overdue'] as const

/** The light of the most urgent open step. */
const urgencyOf = (row: Row, rules: Rules): Light => {
  const lights = row.openSteps.map((s) => lightOf(s.dueOn, rules))
  return worst.findLast((l) => lights.includes(l)) ?? 'green'
}

/** Whether a row is what the filters ask for; its session's rules tell the light. */
export const passes = (row: Row, filters: Filters, rules: Rules): boolean => {
  const { session, unit, topic, stage, light, kind, key, deputy } = filters
  if (session && row.session !== session) return false
  if (unit && !row.units.some((code) => code === unit || heirOf(rules.unit, code) === unit)) return false
  if (topic && !row.topics.includes(topic)) return false
  if (stage && row.stage !== stage) return false
  if (kind && kindOf(row.id) !== kind) return false
  if (key !== undefined && (row.key ?? false) !== key) return false
  if (deputy && row.lead !== deputy) return false
  return !light || urgencyOf(row, rules) === light
}

/** A row as lists show it: nothing of the store, and its light. */
export const shown = (row: Row, rules: Rules) => {
  const { confidential: _, units: __, nextActionAt: ___, generation: ____, ...rest } = row
  return { ...rest, light: urgencyOf(row, rules) }
}
