// What the patient keeps after a plan's end: of the newest plans, or of the one in ?plan=.
import type { Metadata } from 'next'
import { KeepWell } from '@/components/logging/KeepWell'
import { found } from '@/server/found'
import { requirePatient } from '@/server/session'
import { getOwnSelfManagement } from '@/server/self-management'

export const metadata: Metadata = { title: 'Keeping well' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function KeepWellPage({ searchParams }: Props) {
  const viewer = await requirePatient()
  const { plan } = await searchParams
  const kept = await found(getOwnSelfManagement(viewer, plan === undefined ? undefined : String(plan)))
  const { locale, clinicPhone } = viewer
  return <KeepWell {...kept} {...{ locale, clinicPhone }} />
}
