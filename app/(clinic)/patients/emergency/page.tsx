// Owns opening a record that is not one's own, in an emergency.
import type { Metadata } from 'next'
import { EmergencyForm } from '@/components/accounts/EmergencyForm'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireTherapist } from '@/server/session'
import { openRecordInEmergency } from './actions'

export const metadata: Metadata = { title: 'Open a record in an emergency' }

export default async function EmergencyPage() {
  await requireTherapist()
  return (
    <>
      <PageHeader
        title="Open a record in an emergency"
        lead="For a patient who is not yours, for one hour. The admin and the patient see that you did."
        back={{ href: '/patients', label: 'Patients' }}
      />
      <Card>
        <EmergencyForm open={openRecordInEmergency} />
      </Card>
    </>
  )
}
