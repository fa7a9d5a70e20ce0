// What day it is for whoever holds the phone.
import type { CalendarDate } from '@/domain/plans/plan'

/** The date in a zone; Swedish writes dates as YYYY-MM-DD. */
export const localDate = (timeZone: string, time: number): CalendarDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    time,
  )
