// Writing a new protocol of the clinic's own: from nothing, from one that is there, or from what a patient's plan asks for.
import type { Metadata } from 'next'
import { latestProtocolRevision, saveProtocol } from '@/app/(clinic)/protocols/actions'
import { ProtocolEditor } from '@/components/plans/ProtocolEditor'
import { Alert } from '@/components/ui/Alert'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextLink } from '@/components/ui/TextLink'
import { found } from '@/server/found'
import { beginProtocol } from '@/server/new-protocol'
import { offeredMeasures } from '@/server/own-measures'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'New protocol' }

type Search = Promise<Partial<Record<'from' | 'plan' | 'notes', string | string[]>>>

export default async function NewProtocolPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const { from, plan, notes } = await searchParams
  const keepsNotes = notes === 'keep'
  const { content, choices, leftOut, origin } = await found(
    beginProtocol(
      viewer,
      typeof plan === 'string'
        ? { planId: plan, keepsNotes }
        : typeof from === 'string'
          ? { protocolSlug: from }
          : null,
    ),
  )
  const header =
    origin?.kind === 'plan'
      ? { title: 'Save as protocol', back: { href: `/plans/${origin.planId}`, label: 'Plan' } }
      : origin?.kind === 'protocol'
        ? {
            title: 'Adapt a protocol',
            lead: `A copy of “${origin.name}” for your clinic.`,
            back: { href: `/protocols/${origin.slug}`, label: origin.name },
          }
        : { title: 'New protocol', back: { href: '/protocols', label: 'Protocols' } }
  return (
    <>
      <PageHeader {...header} />
      {origin?.kind === 'plan' && (
        <Alert
          title="Phases, exercises, dosage and goals are taken over; the patient’s name and dates are not"
          className="mb-4"
        >
          {keepsNotes
            ? 'Notes to the patient are taken over too: check that none is about one person. '
            : 'Notes to the patient are left out. '}
          <TextLink href={`/protocols/new?plan=${origin.planId}${keepsNotes ? '' : '&notes=keep'}`}>
            {keepsNotes ? 'Leave the notes out' : 'Take the notes over too'}
          </TextLink>
          . Problem, goals, aims and criteria are in the plan’s own words: change what is about one person.
        </Alert>
      )}
      {leftOut.length > 0 && (
        <Alert tone="warning" title="Not taken over, since your catalog offers it no more" className="mb-4">
          {leftOut.join(', ')}
        </Alert>
      )}
      <ProtocolEditor
        accountId={viewer.accountId}
        locale={viewer.locale}
        // Another beginning is another form.
        key={JSON.stringify([origin, keepsNotes])}
        content={content}
        stored={null}
        from={origin?.kind === 'protocol' ? origin.slug : null}
        choices={choices}
        ownMeasures={await offeredMeasures(viewer)}
        save={saveProtocol}
        latest={latestProtocolRevision}
      />
    </>
  )
}
