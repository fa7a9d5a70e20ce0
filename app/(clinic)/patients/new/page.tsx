// Adding a patient: record and baseline on one page.
import type { Metadata } from 'next'
import { addPatient } from '@/app/(clinic)/patients/actions'
import { PatientForm } from '@/components/patients/PatientForm'
import { PageHeader } from '@/components/ui/PageHeader'
import { timeZones } from '@/domain/accounts/time-zones'
import { offeredMeasures } from '@/server/own-measures'
import { listTherapists } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'New patient' }

export default async function NewPatientPage() {
  const viewer = await requireStaff()
  return (
    <>
      <PageHeader title="New patient" back={{ href: '/patients', label: 'Patients' }} />
      <PatientForm
        timeZone={viewer.timeZone}
        // The clinic's zone may be an older name that the list does not have.
        timeZones={[...new Set([viewer.timeZone, ...timeZones()])]}
        therapists={isTherapist(viewer) ? null : await listTherapists(viewer)}
        own={await offeredMeasures(viewer)}
        add={addPatient}
      />
    </>
  )
}
