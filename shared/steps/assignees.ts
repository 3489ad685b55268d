import type { Assignee, Duty } from '../case/actor.ts'
import type { Place } from './define.ts'

/** The secretariat, or the office to which the suggestion was transferred. */
export const secretariat = ({ state }: Place): Assignee => ({
  role: 'secretariat',
  ...(state.scope && { scope: state.scope }),
})

/** The handling's lead unit. */
export const lead =
  (duty: Duty) =>
  ({ handling }: Place): Assignee => ({ role: 'unit', unit: handling?.unit ?? '', duty })

/** The co-unit or the commitment's unit that the step is about. */
export const owner =
  (duty: Duty) =>
  ({ unit, commitment }: Place): Assignee => ({ role: 'unit', unit: unit ?? commitment?.unit ?? '', duty })

export const inspector = (): Assignee => ({ role: 'inspector' })
export const system = (): Assignee => ({ role: 'system' })
