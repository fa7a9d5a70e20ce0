// The patient's own progress, in plain words.
import type { Metadata } from 'next'
import { OwnProgress } from '@/components/logging/OwnProgress'
import { dateIn } from '@/server/clock'
import { getOwnProgress } from '@/server/portal-pages'
import { requirePatient } from '@/server/session'

export const metadata: Metadata = { title: 'My progress' }

export default async function ProgressPage() {
  const viewer = await requirePatient()
  return (
    <OwnProgress {...await getOwnProgress(viewer)} today={dateIn(viewer.timeZone)} locale={viewer.locale} />
  )
}
