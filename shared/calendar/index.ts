export { builtInCalendar, builtInYears } from './built-in.ts'
export {
  addWorkingDays,
  type Calendar,
  createCalendar,
  nextWorkingDay,
  rollForward,
  subtractWorkingDays,
} from './calendar.ts'
export { CalendarNotice, CalendarYear } from './calendar-year.ts'
export { addDays, addMonths, compareDays, Day, daysBetween, isDay } from './day.ts'
export { dayOf, endOfDay, formatInstant, startOfDay } from './instant.ts'
export { missingYears } from './missing-years.ts'
