import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import type { Rules } from '../../../shared/rules.ts'

export type LightAt = (dueOn: string | null) => Light

/** How due days look by a session's rules; each day is told once, since it takes a calendar and many are due on it. */
export const lightsOf = (rules: Rules): LightAt => {
  const known = new Map<string | null, Light>()
  return (dueOn) => {
    const light = known.get(dueOn) ?? lightOf(dueOn, rules)
    known.set(dueOn, light)
    return light
  }
}
