// Owns that a page left open over midnight does not log for yesterday: it asks for the new day when the person comes back.
'use client'

import { useEffect } from 'react'
import type { CalendarDate } from '@/domain/plans/plan'
import { localDate } from './local-date'

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
