// All patients whom the viewer may see, by name.
import type { Metadata } from 'next'
import { UserPlus } from 'lucide-react'
import { searchPatients } from '@/app/(clinic)/patients/actions'
import { PatientList } from '@/components/patients/PatientList'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { PillLinks } from '@/components/ui/PillLinks'
import { TextLink } from '@/components/ui/TextLink'
import { listPatients } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { isAdmin, isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'Patients' }

type Search = Promise<{ which?: string | string[]; erased?: string | string[] }>

export default async function PatientsPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const asked = await searchParams
  const which = asked.which === 'former' ? 'former' : 'current'
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
      {asked.erased === 'yes' && (
        <Alert tone="good" title="Erased for good" className="mb-5">
          The person is in no list any more. Who erased them stands in the audit log.
        </Alert>
      )}
      <PillLinks
        label="Which patients"
        links={[
          { href: '/patients', words: 'Current', current: which === 'current' },
          { href: '/patients?which=former', words: 'Former', current: which === 'former' },
        ]}
      />
      <PatientList
        key={which}
        all={await listPatients(viewer, { q: '', which })}
        which={which}
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
