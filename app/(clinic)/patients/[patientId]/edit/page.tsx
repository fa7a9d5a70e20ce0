// Correcting a patient's record: a new phone number, a precaution that was found later.
import type { Metadata } from 'next'
import { updatePatient } from '@/app/(clinic)/patients/actions'
import { PatientRecordForm } from '@/components/patients/PatientRecordForm'
import { PageHeader } from '@/components/ui/PageHeader'
import { timeZones } from '@/domain/accounts/time-zones'
import { found } from '@/server/found'
import { getPatient } from '@/server/patients'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Edit record' }

export default async function EditPatientPage({ params }: { params: Promise<{ patientId: string }> }) {
  const viewer = await requireStaff()
  const patient = await found(getPatient(viewer, (await params).patientId))
  const { id, name, birthDate, phone, email, timeZone, diagnosis, precautions } = patient
  return (
    <>
      <PageHeader title="Edit record" back={{ href: `/patients/${id}`, label: name }} />
      <PatientRecordForm
        patientId={id}
        record={{ name, birthDate: birthDate ?? '', phone, email, timeZone, diagnosis, precautions }}
        // The stored zone may be an older name that the list does not have.
        timeZones={[...new Set([timeZone, ...timeZones()])]}
        save={updatePatient.bind(null, id)}
      />
    </>
  )
}
