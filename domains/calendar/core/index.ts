export {
  type Calendar,
  DayNote,
  type DayPlan,
  type Interval,
  intervalsOf,
  type Opening,
  OpeningShape,
  roundTheClock,
  type SpecialDay,
  type Week,
} from './calendar.ts'
export { whyNotIntervals, whyNotPlan, whyNotWeek, type WhyNotHours } from './calendar-rules.ts'
export * from './endpoints.ts'
export * from './events.ts'
export {
  type FileProblem,
  type HolidayDay,
  longestHolidayFile,
  type ReadFile,
  readHolidays,
} from './holiday-file.ts'
export {
  alwaysOpen,
  bestOpening,
  closingSoonMinutes,
  type Hours,
  hoursAt,
  nextClosing,
  nextOpening,
  openingAt,
  workingTimeBetween,
} from './hours.ts'
export { calendarSettings, CalendarShown, calendarWith, DayShown } from './wire.ts'
export { dateOf, dayNumberOf, instantOf, isDate, minutesOfDay, placeOf, weekdayOf } from './zone-time.ts'
export * from './import-endpoints.ts'
export { type DayChange, type ImportChoice, importPlan, undoPlan } from './import-plan.ts'
