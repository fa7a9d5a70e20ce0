// The patient's appointments.
import type { Metadata } from 'next'
import { OwnSessions } from '@/components/logging/OwnSessions'
import { getOwnSessions } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'

export const metadata: Metadata = { title: 'My sessions' }

export default async function SessionsPage() {
  const viewer = await requirePatient()
  const { locale, clinicName, clinicPhone } = viewer
  return <OwnSessions {...await getOwnSessions(viewer)} {...{ locale, clinicName, clinicPhone }} />
}
