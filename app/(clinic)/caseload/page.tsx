// The caseload: who needs somebody today, and why.
import type { Metadata } from 'next'
import { UserPlus, Users } from 'lucide-react'
import { CaseloadFilter } from '@/components/logging/CaseloadFilter'
import { StaffCaseload } from '@/components/logging/StaffCaseload'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { caseloadRows } from '@/domain/logging/caseload-words'
import { caseload } from '@/server/caseload'
import { dateIn } from '@/server/clock'
import { requireStaff } from '@/server/session'
import { caseloadAddress, caseloadAsked, type CaseloadSearch } from './address'

export const metadata: Metadata = { title: 'Caseload' }

export default async function CaseloadPage({ searchParams }: { searchParams: Promise<CaseloadSearch> }) {
  const viewer = await requireStaff()
  const asked = caseloadAsked(await searchParams)
  const { lines, more } = await caseload(viewer, asked)
  const flagged = lines.filter((line) => line.flags.length > 0).length
  const narrowed = asked.search !== '' || asked.flagged || asked.phase !== null
  const several = more || asked.page > 1

  return (
    <>
      <PageHeader
        title="Caseload"
        lead={lines.length > 0 && leadWords(lines.length, flagged, several)}
        actions={
          <LinkButton variant="primary" icon={<UserPlus />} href="/patients/new" prefetch={false}>
            Add a patient
          </LinkButton>
        }
      />
      {(lines.length > 0 || narrowed || asked.page > 1) && <CaseloadFilter asked={asked} />}
      {lines.length > 0 ? (
        <StaffCaseload rows={caseloadRows(lines, viewer.locale, dateIn(viewer.timeZone))} />
      ) : narrowed || asked.page > 1 ? (
        <EmptyState
          icon={<Users />}
          title="Nobody matches"
          action={<LinkButton href="/caseload">Show everybody</LinkButton>}
        >
          No patient that you may see fits this search and these filters.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Users />}
          title="No patients yet"
          action={
            <LinkButton variant="primary" icon={<UserPlus />} href="/patients/new">
              Add your first patient
            </LinkButton>
          }
        >
          Once a patient has a plan, you see here how it goes, and who needs you first.
        </EmptyState>
      )}
      {several && (
        <nav aria-label="Pages" className="mt-4 flex items-center gap-3">
          {asked.page > 1 && (
            <LinkButton href={caseloadAddress({ ...asked, page: asked.page - 1 })} prefetch={false}>
              Previous page
            </LinkButton>
          )}
          <span className="text-muted">Page {asked.page}</span>
          {more && (
            <LinkButton href={caseloadAddress({ ...asked, page: asked.page + 1 })} prefetch={false}>
              Next page
            </LinkButton>
          )}
        </nav>
      )}
    </>
  )
}

function leadWords(patients: number, flagged: number, several: boolean): string {
  const all = `${patients} ${patients === 1 ? 'patient' : 'patients'}${several ? ' on this page' : ''}`
  if (flagged === 0) return `${all}. Nobody needs attention by what is known.`
  return `${all}, ${flagged} ${flagged === 1 ? 'needs' : 'need'} attention and ${flagged === 1 ? 'stands' : 'stand'} first.`
}
