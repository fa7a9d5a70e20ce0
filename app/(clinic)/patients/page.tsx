// All patients whom the viewer may see, by name.
import type { Metadata } from 'next'
import { UserPlus } from 'lucide-react'
import { searchPatients } from '@/app/(clinic)/patients/actions'
import { PatientList } from '@/components/patients/PatientList'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { listPatients } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { isAdmin, isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'Patients' }

export default async function PatientsPage() {
  const viewer = await requireStaff()
  return (
    <>
      <PageHeader
        title="Patients"
        actions={
          <LinkButton href="/patients/new" variant="primary" icon={<UserPlus />}>
            Add a patient
          </LinkButton>
        }
      />
      <PatientList
        all={await listPatients(viewer, { q: '' })}
        locale={viewer.locale}
        search={searchPatients}
      />
      {isTherapist(viewer) && !isAdmin(viewer) && (
        <p className="mt-6 text-sm text-muted">
          Only your own patients stand here.{' '}
          <TextLink href="/patients/emergency">Open another record in an emergency</TextLink>
        </p>
      )}
    </>
  )
}
