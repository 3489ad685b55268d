import { createCalendar } from './calendar.ts'
import type { CalendarYear } from './calendar-year.ts'
import { notice2024 } from './notices/2024.ts'
import { notice2025 } from './notices/2025.ts'
import { notice2026 } from './notices/2026.ts'

/** The State Council's notices that come with the system, ascending. */
export const builtInYears: readonly CalendarYear[] = [notice2024, notice2025, notice2026]

/** The calendar of {@link builtInYears}. */
export const builtInCalendar = createCalendar(builtInYears)
