import { dayOf } from '../../../../shared/calendar/index.ts'
import type { CaseState, Handling, OpenStep } from '../../../../shared/case/state.ts'
import type { Rules } from '../../../../shared/rules.ts'
import type { Draw } from '../draw.ts'

/** What a form is filled in for: the case, what in it the form is about, and the choices made from one number. */
export type Situation = {
  state: CaseState
  rules: Rules
  draw: Draw
  /** Other suggestions, for merging. */
  others: readonly string[]
  handling?: Handling
  open?: OpenStep
}

export const todayOf = ({ rules }: Situation): string => dayOf(rules.now)

/** Where an open step stands. */
export const situationOf = (
  of: Omit<Situation, 'open' | 'handling'>,
  about: { open?: OpenStep; handling?: Handling },
): Situation => {
  const { open } = about
  const handling = about.handling ?? of.state.handlings.find((h) => h.id === open?.handling)
  return { ...of, ...(handling && { handling }), ...(open && { open }) }
}
