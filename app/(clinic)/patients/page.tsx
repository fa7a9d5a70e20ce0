// All patients whom the viewer may see, by name.
import type { Metadata } from 'next'
import { UserPlus } from 'lucide-react'
import { searchPatients } from '@/app/(clinic)/patients/actions'
import { PatientList } from '@/components/patients/PatientList'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { PillLinks } from '@/components/ui/PillLinks'
import { TextLink } from '@/components/ui/TextLink'
import { listPatients } from '@/server/patients'
import { requireStaff } from '@/server/session'
import { isAdmin, isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'Patients' }

type Search = Promise<{ which?: string | string[] }>

export default async function PatientsPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const which = (await searchParams).which === 'former' ? 'former' : 'current'
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
