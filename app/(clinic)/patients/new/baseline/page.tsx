// The baseline of a patient whom somebody else wrote down.
import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { addBaseline } from '@/app/(clinic)/patients/actions'
import { BaselineForm } from '@/components/patients/BaselineForm'
import { PageHeader } from '@/components/ui/PageHeader'
import { found } from '@/server/found'
import { offeredMeasures } from '@/server/own-measures'
import { getPatient } from '@/server/patients'
import { requireTherapist } from '@/server/session'

export const metadata: Metadata = { title: 'Baseline assessment' }

export default async function BaselinePage({
  searchParams,
}: {
  searchParams: Promise<{ patient?: string | string[] }>
}) {
  const viewer = await requireTherapist()
  const { patient: id } = await searchParams
  if (typeof id !== 'string') redirect('/patients')
  const patient = await found(getPatient(viewer, id))
  if (!patient.mayTreat) forbidden()
  return (
    <>
      <PageHeader
        title="Baseline assessment"
        lead="What later assessments are compared with. Leave empty what you did not ask."
        back={{ href: `/patients/${patient.id}`, label: patient.name }}
      />
      <BaselineForm
        patientId={patient.id}
        own={await offeredMeasures(viewer)}
        add={addBaseline.bind(null, patient.id)}
      />
    </>
  )
}
