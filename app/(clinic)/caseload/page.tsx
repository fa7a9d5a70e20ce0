// The caseload: who needs somebody today, and why.
import type { Metadata } from 'next'
import { UserPlus, Users } from 'lucide-react'
import { bookSession } from '@/app/(clinic)/calendar/actions'
import { closeFlags, putOffFlags } from '@/app/(clinic)/patients/[patientId]/flag-actions'
import { sendToPatient } from '@/app/(clinic)/patients/[patientId]/messages/actions'
import { CaseloadFilterForm } from '@/components/caseload/CaseloadFilterForm'
import { CaseloadList } from '@/components/caseload/CaseloadList'
import { SavedViews } from '@/components/caseload/SavedViews'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import type { CaseloadLine } from '@/domain/logging/caseload'
import { caseloadRows } from '@/domain/logging/caseload-words'
import { plural } from '@/domain/plural'
import { caseload } from '@/server/caseload'
import { dateIn } from '@/server/clock'
import { savedViews } from '@/server/saved-views'
import { requireStaff } from '@/server/session'
import { isTherapist } from '@/server/viewer'
import { beginBooking, flagsOfLine, removeCaseloadView, saveCaseloadView, searchCaseload } from './actions'
import { caseloadAddress, caseloadAsked, viewsBeside, type CaseloadSearch } from './address'

export const metadata: Metadata = { title: 'Caseload' }

export default async function CaseloadPage({ searchParams }: { searchParams: Promise<CaseloadSearch> }) {
  const viewer = await requireStaff()
  const treats = isTherapist(viewer)
  const { filter, page } = caseloadAsked(await searchParams, treats)
  const [{ lines, more, target }, kept] = await Promise.all([
    caseload(viewer, { ...filter, search: '', page }),
    savedViews(viewer),
  ])
  const narrowed = Object.values(filter).some((value) => value !== null)
  const nobody = lines.length === 0 && page === 1 && !narrowed

  return (
    <>
      <PageHeader
        title="Caseload"
        lead={lines.length > 0 && leadWords(lines, more || page > 1)}
        actions={
          <LinkButton variant="primary" icon={<UserPlus />} href="/patients/new" prefetch={false}>
            Add a patient
          </LinkButton>
        }
      />
      {nobody ? (
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
      ) : (
        <>
          <CaseloadFilterForm filter={filter} treats={treats} />
          <SavedViews
            views={viewsBeside(filter, kept, treats)}
            narrowed={narrowed}
            save={saveCaseloadView.bind(null, filter)}
            remove={removeCaseloadView}
          />
          <CaseloadList
            rows={caseloadRows(lines, { ...viewer, today: dateIn(viewer.timeZone), target })}
            locale={viewer.locale}
            deeds={{
              search: searchCaseload.bind(null, filter),
              beginBooking,
              book: bookSession,
              send: sendToPatient,
              flags: flagsOfLine,
              answer: { close: closeFlags, putOff: putOffFlags },
            }}
          />
        </>
      )}
      {(more || page > 1) && (
        <nav aria-label="Pages" className="mt-4 flex items-center gap-3">
          {page > 1 && (
            <LinkButton href={caseloadAddress(filter, page - 1)} prefetch={false}>
              Previous page
            </LinkButton>
          )}
          <span className="text-muted">Page {page}</span>
          {more && (
            <LinkButton href={caseloadAddress(filter, page + 1)} prefetch={false}>
              Next page
            </LinkButton>
          )}
        </nav>
      )}
    </>
  )
}

function leadWords(
  lines: readonly Pick<CaseloadLine, 'flags' | 'plans' | 'lookedAfter'>[],
  several: boolean,
): string {
  const flagged = lines.filter(
    ({ flags, plans, lookedAfter }) =>
      !lookedAfter || flags.length > 0 || plans.some(({ against }) => against > 0),
  ).length
  const all = `${plural(lines.length, 'patient')}${several ? ' on this page' : ''}`
  if (flagged === 0) return `${all}. Nobody needs attention by what is known.`
  return `${all}, ${flagged} ${flagged === 1 ? 'needs' : 'need'} attention and ${flagged === 1 ? 'stands' : 'stand'} first.`
}
