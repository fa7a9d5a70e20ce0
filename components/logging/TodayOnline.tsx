// Owns the page of a day as the clinic's server sends it: brought up to date by asking there, and kept on the phone for when it cannot be asked.
'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo } from 'react'
import { whenLoaded } from '@/components/ui/useLater'
import { useOnline } from '@/components/ui/useOnline'
import { KeepsToday } from './KeepsToday'
import { LoggingPageContext } from './phone/context'
import { keepDays } from './phone/keep'
import { TodayView, type TodayViewProps } from './TodayView'

export function TodayOnline({ person, ...props }: TodayViewProps & { person: string }) {
  const router = useRouter()
  const refresh = useCallback(() => router.refresh(), [router])
  const connected = useOnline()
  const page = useMemo(() => ({ person, refresh, connected }), [person, refresh, connected])
  useKeepsDays(person)
  return (
    <LoggingPageContext value={page}>
      {props.page.on === props.page.today && (
        <KeepsToday today={props.page.today} timeZone={props.timeZone} refresh={refresh} />
      )}
      {/* A new day begins with nothing said, in a page that was left open as well. */}
      <TodayView key={props.page.on} {...props} />
    </LoggingPageContext>
  )
}

function useKeepsDays(person: string) {
  useEffect(() => {
    const keep = () => {
      // The phone keeps what it can; without it everything works as long as there is a network.
      navigator.serviceWorker?.register('/sw.js').catch(() => undefined)
      keepDays(person).catch(() => undefined)
    }
    return whenLoaded(keep)
  }, [person])
}
