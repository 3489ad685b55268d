import { addDays } from '../../../shared/calendar/index.ts'

const friday = 5

/** The Friday of a day's week; of a Saturday or Sunday the one that comes, of a Friday itself. */
export const fridayFrom = (day: string): string =>
  addDays(day, (friday - new Date(`${day}T00:00:00Z`).getUTCDay() + 7) % 7)
