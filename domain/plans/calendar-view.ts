// The ways in which the calendar is looked at, and how many days each shows.

export const viewDays = { week: 7, list: 28, day: 1 } as const
export type CalendarView = keyof typeof viewDays
export const viewWords: Readonly<Record<CalendarView, string>> = {
  week: 'Week',
  list: 'Four weeks',
  day: 'Day',
}

/** What stands in an address, or the week. */
export const calendarView = (asked: unknown): CalendarView =>
  asked === 'list' || asked === 'day' ? asked : 'week'
