// A person's data as a whole, for an admin: taken away as a file, or erased.
import type { Metadata } from 'next'
import { proveItIsMe } from '@/app/own-account-actions'
import { AfterProof, DeedFile } from '@/components/accounts/AfterProof'
import { ErasePerson } from '@/components/patients/ErasePerson'
import { Section } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { found } from '@/server/found'
import { hasProof } from '@/server/own-proof'
import { personToKeep } from '@/server/person-data'
import { requireAdmin } from '@/server/session'
import { erasePatient } from './actions'

export const metadata: Metadata = { title: 'Personal data' }

export default async function PersonDataPage({ params }: { params: Promise<{ patientId: string }> }) {
  const viewer = await requireAdmin()
  const { id, name, keepFigures } = await found(personToKeep(viewer, (await params).patientId))
  return (
    <>
      <PageHeader title="Personal data" lead={name} back={{ href: `/patients/${id}`, label: name }} />
      <div className="space-y-8">
        <AfterProof
          proved={await hasProof(viewer)}
          lead="A person’s data is taken away, and a person erased, with your passphrase."
          prove={proveItIsMe}
        >
          <Section
            title="Give it to the person"
            lead="Everything that is kept about them, private notes included; the PDF tells exercises day by day, the JSON each entry. Of openings and sign-ins both have the newest, the JSON more. Read it before you hand it over. That you took it is noted in the audit log."
          >
            <div className="flex flex-wrap gap-3">
              <DeedFile href={`/patients/${id}/data.pdf`}>Download to read (PDF)</DeedFile>
              <DeedFile href={`/patients/${id}/data.json`}>Download all of it (JSON)</DeedFile>
            </div>
          </Section>
          <Section
            title="Erase this person"
            lead="Name, contact and everything that was written are removed for good, and they cannot sign in any more. Nobody can undo it. Older backups still have them until they are replaced; a restore erases them again. Ask first whether the law obliges you to keep the record."
          >
            <ErasePerson keepFigures={keepFigures} erase={erasePatient.bind(null, id)} />
          </Section>
        </AfterProof>
      </div>
    </>
  )
}
