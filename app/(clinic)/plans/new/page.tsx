// Starting a plan of a patient: from a protocol, from another plan, or empty.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { searchPatients } from '@/app/(clinic)/patients/actions'
import { startPlan } from '@/app/(clinic)/plans/actions'
import { StartPlan } from '@/components/plans/StartPlan'
import { PageHeader } from '@/components/ui/PageHeader'
import { fittingFirst } from '@/domain/plans/protocol-search'
import { found } from '@/server/found'
import { getPatient } from '@/server/patients'
import { protocolChoices } from '@/server/protocols'
import { requireTherapist } from '@/server/session'

export const metadata: Metadata = { title: 'New plan' }

type Search = Promise<{ patient?: string | string[] }>

export default async function NewPlanPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireTherapist()
  const { patient: patientId } = await searchParams
  if (typeof patientId !== 'string') redirect('/patients')
  const patient = await found(getPatient(viewer, patientId))
  return (
    <>
      <PageHeader
        title="New plan"
        lead="What it begins with can be changed before you activate it."
        back={{ href: `/patients/${patient.id}`, label: patient.name }}
      />
      <StartPlan
        protocols={fittingFirst(await protocolChoices(viewer), patient.diagnosis)}
        earlier={patient.plans.filter(({ status }) => status !== 'draft')}
        patientId={patient.id}
        locale={viewer.locale}
        search={searchPatients}
        start={startPlan.bind(null, patient.id)}
      />
    </>
  )
}
