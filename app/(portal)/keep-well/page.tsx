// What the patient keeps after a plan's end.
import type { Metadata } from 'next'
import { KeepWell } from '@/components/logging/KeepWell'
import { requirePatient } from '@/server/session'
import { getOwnSelfManagement } from '@/server/self-management'

export const metadata: Metadata = { title: 'Keeping well' }

export default async function KeepWellPage() {
  const viewer = await requirePatient()
  const { locale, clinicPhone } = viewer
  return <KeepWell plans={await getOwnSelfManagement(viewer)} {...{ locale, clinicPhone }} />
}
