// Booking the sessions of one phase: what the frequency asks for, day by day, to be looked over and booked at once.
import type { Metadata } from 'next'
import { bookPhase } from '@/app/(clinic)/calendar/actions'
import { BookPhase } from '@/components/sessions/BookPhase'
import { PhaseWish } from '@/components/sessions/PhaseWish'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { dateWords } from '@/domain/date-words'
import { timeOfDaySchema } from '@/domain/fields'
import { found } from '@/server/found'
import { proposePhase } from '@/server/phase-booking'
import { requireStaff } from '@/server/session'

export const metadata: Metadata = { title: 'Book sessions' }

type Props = {
  params: Promise<{ planId: string }>
  searchParams: Promise<Record<'phase' | 'with' | 'at', string | string[] | undefined>>
}

export default async function BookPhasePage({ params, searchParams }: Props) {
  const viewer = await requireStaff()
  const asked = await searchParams
  const time = timeOfDaySchema.safeParse(asked.at)
  const proposal = await found(
    proposePhase(viewer, (await params).planId, {
      ...(typeof asked.phase === 'string' && { phaseId: asked.phase }),
      ...(typeof asked.with === 'string' && { therapistId: asked.with }),
      ...(time.success && { time: time.data }),
    }),
  )
  const { plan, phase, slots } = proposal
  return (
    <>
      <PageHeader
        title="Book sessions"
        lead={`${proposal.patient.name} · ${plan.problem} · ${phase.name}`}
        back={{ href: `/plans/${plan.id}`, label: 'Plan' }}
      />
      <div className="max-w-3xl space-y-6">
        <Card>
          <PhaseWish proposal={proposal} />
        </Card>
        {slots.length === 0 ? (
          <EmptyState title="Nothing is left to book in this phase">
            As many sessions are booked or attended as its frequency asks for, or no day is left for them.
          </EmptyState>
        ) : proposal.time === '' ? (
          <EmptyState title={slots.length === 1 ? '1 session to book' : `${slots.length} sessions to book`}>
            {`From ${dateWords(slots[0]!.date, viewer.locale)}. Enter the usual time above, and they are proposed for it day by day.`}
          </EmptyState>
        ) : (
          <BookPhase
            // Another wish is another form, not this one with other times in it.
            key={`${phase.id} ${proposal.therapistId} ${proposal.time} ${proposal.known}`}
            proposal={proposal}
            locale={viewer.locale}
            book={bookPhase.bind(null, plan.id)}
          />
        )}
      </div>
    </>
  )
}
