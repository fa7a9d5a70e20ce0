// Owns that a page left open over midnight does not log for yesterday: it asks for the new day when the person comes back.
'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { CalendarDate } from '@/domain/plans/plan'

export function KeepsToday({ today, timeZone }: { today: CalendarDate; timeZone: string }) {
  const router = useRouter()
  useEffect(() => {
    // Swedish writes dates as YYYY-MM-DD.
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    const look = () => {
      if (document.visibilityState === 'visible' && format.format(new Date()) !== today) router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [router, today, timeZone])
  return null
}
