// Owns that a page left open over midnight does not log for yesterday: it asks for the new day when the person comes back.
'use client'

import { useEffect } from 'react'
import type { CalendarDate } from '@/domain/plans/plan'

/** The date in a zone; Swedish writes dates as YYYY-MM-DD. */
export const localDate = (timeZone: string, time: number): CalendarDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    time,
  )

export interface KeepsTodayProps {
  today: CalendarDate
  timeZone: string
  refresh: () => void
}

export function KeepsToday({ today, timeZone, refresh }: KeepsTodayProps) {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && localDate(timeZone, Date.now()) !== today) refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [refresh, today, timeZone])
  return null
}
