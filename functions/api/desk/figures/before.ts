import { addMonths } from '../../../../shared/calendar/index.ts'
import type { Overview } from '../../figures/overview.ts'
import type { Chosen } from './asked.ts'

/** The same selection a year earlier, in the session before; undefined where there was none. */
export const beforeOf = ({ before }: Overview, { from, to, ...chosen }: Chosen): Chosen | undefined =>
  before
    ? {
        ...chosen,
        session: before.session.id,
        asOf: before.figures.asOf,
        ...(from && { from: addMonths(from, -12) }),
        ...(to && { to: addMonths(to, -12) }),
      }
    : undefined
