// The patient's appointments.
import type { Metadata } from 'next'
import { makeCalendarAddress, stopCalendarAddress } from '@/app/own-account-actions'
import { OwnSessions } from '@/components/logging/OwnSessions'
import { CalendarFeed } from '@/components/sessions/CalendarFeed'
import { Section } from '@/components/ui/Card'
import { calendarAddressSince } from '@/server/calendar-feed'
import { getOwnSessions, mostOwn } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'

export const metadata: Metadata = { title: 'My sessions' }

export default async function SessionsPage() {
  const viewer = await requirePatient()
  const { locale, clinicName, clinicPhone } = viewer
  return (
    <div className="space-y-8">
      <OwnSessions
        {...await getOwnSessions(viewer)}
        {...{ most: mostOwn, locale, clinicName, clinicPhone }}
      />
      <Section title="All my sessions in my calendar">
        <CalendarFeed
          whose="patient"
          since={await calendarAddressSince(viewer)}
          make={makeCalendarAddress}
          stop={stopCalendarAddress}
        />
      </Section>
    </div>
  )
}
