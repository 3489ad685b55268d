import type { Assignee, Duty } from '../case/actor.ts'
import { heirOf } from '../organisation.ts'
import type { Place } from './define.ts'

/** The secretariat, or the office to which the suggestion was transferred. */
export const secretariat = ({ state }: Pick<Place, 'state'>): Assignee => ({
  role: 'secretariat',
  ...(state.scope && { scope: state.scope }),
})

/**
 * A duty of a unit: of its successor where it was dissolved, of its office where the officer has left, and of the
 * secretariat where there is no unit any more. So nothing waits for somebody who is not there.
 */
const dutyOf = (place: Place, code: string, duty: Duty, also: Duty[] = []): Assignee => {
  const unit = heirOf(place.rules.unit, code)
  if (place.rules.unit(unit)?.active === false) return secretariat(place)
  const officer = duty === 'officer' && code === place.handling?.unit ? place.handling.officer : undefined
  const left = officer !== undefined && place.rules.hasLeft(code, officer)
  if (left) return { role: 'unit', unit, duty: 'office' }
  return { role: 'unit', unit, duty, ...(also.length > 0 && { also }), ...(officer && { officer }) }
}

/** The handling's lead unit; `also` are duties that may act beside. */
export const lead =
  (duty: Duty, ...also: Duty[]) =>
  (place: Place): Assignee =>
    dutyOf(place, place.handling?.unit ?? '', duty, also)

/** The co-unit or the commitment's unit that the step is about. */
export const owner =
  (duty: Duty, ...also: Duty[]) =>
  (place: Place): Assignee =>
    dutyOf(place, place.unit ?? place.commitment?.unit ?? '', duty, also)

/** The inspectors, and of a key-supervised one the committee that supervises it. */
export const inspector = ({ state }: Place): Assignee => ({
  role: 'inspector',
  ...(state.key?.committee && { committee: state.key.committee }),
})

export const system = (): Assignee => ({ role: 'system' })
