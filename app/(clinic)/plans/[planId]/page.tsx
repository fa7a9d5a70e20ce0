// One plan at a glance.
import type { Metadata } from 'next'
import { FilePen, ListPlus, Printer, SquareCheckBig } from 'lucide-react'
import { endPlan, extendPhase, pausePlan, resumePlan, startPhase } from '@/app/(clinic)/plans/actions'
import { PlanFigures } from '@/components/logging/PlanFigures'
import { AgainstAlert } from '@/components/plans/AgainstAlert'
import { PlanActions } from '@/components/plans/PlanActions'
import { PlanStatusBadge } from '@/components/plans/PlanStatusBadge'
import { PlanView } from '@/components/plans/PlanView'
import { SessionsDue } from '@/components/sessions/SessionsDue'
import { StillBooked } from '@/components/sessions/StillBooked'
import { LinkButton } from '@/components/ui/Button'
import { Section } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import { startOfWeek } from '@/domain/dates'
import { weekOf } from '@/domain/logging/week'
import { openCautions } from '@/domain/plans/cautions'
import type { PlanHistory } from '@/domain/plans/plan'
import { comingPhases, isTakenOut } from '@/domain/plans/publish'
import { phaseLine } from '@/domain/plans/schedule'
import { bookedInPauses } from '@/domain/plans/still-booked'
import { dateIn } from '@/server/clock'
import { found } from '@/server/found'
import { talliesOf } from '@/server/phase-booking'
import { picturesOf } from '@/server/pictures'
import { getPlan } from '@/server/plans'
import { contraindicationsMet } from '@/server/prescribable'
import { assessmentsOfPlan, progressOfPlan } from '@/server/progress'
import { requireStaff } from '@/server/session'
import { sessionsOfPatient } from '@/server/sessions'
import { sessionsLeftBy } from '@/server/sessions-left'

export const metadata: Metadata = { title: 'Plan' }

type Props = {
  params: Promise<{ planId: string }>
  /** Of which version it is asked what changed. */
  searchParams: Promise<{ version?: string | string[] }>
}

export default async function PlanPage({ params, searchParams }: Props) {
  const viewer = await requireStaff()
  const opened = Number((await searchParams).version)
  const plan = await found(getPlan(viewer, (await params).planId, opened))
  const { history, today } = plan
  const pauses = history?.pauses ?? []
  const header = {
    title: plan.problem || 'New plan',
    back: { href: `/patients/${plan.patient.id}`, label: plan.patient.name },
    status: <PlanStatusBadge {...plan} locale={viewer.locale} />,
  }
  if (!history)
    return (
      <>
        <PageHeader {...header} />
        <EmptyState
          icon={<FilePen />}
          title="This plan is still being written"
          action={
            plan.mayWrite && (
              <LinkButton variant="primary" href={`/plans/${plan.id}/edit`}>
                Go on writing
              </LinkButton>
            )
          }
        >
          {plan.draft?.saved && `Last saved by ${plan.draft.saved.by}. The patient sees nothing of it yet.`}
        </EmptyState>
      </>
    )

  const line = phaseLine(history, today)
  const current = line.find((span) => span.state === 'current')?.phase
  const extendable = current && !isTakenOut(history, current.id, today)
  const [next] = comingPhases(history, line, today)
  const active = plan.status === 'active'
  const begun = plan.startsOn !== null && plan.startsOn <= today
  const handout = (
    <LinkButton icon={<Printer />} href={`/plans/${plan.id}/handout`} prefetch={false}>
      Handout
    </LinkButton>
  )
  const toProtocol = (
    <LinkButton href={`/protocols/new?plan=${plan.id}`} prefetch={false} variant="quiet" icon={<ListPlus />}>
      Save as protocol
    </LinkButton>
  )
  const against = active
    ? await contraindicationsMet(viewer, exerciseIdsOf(history), plan.patient.precautions)
    : new Map<string, CautionCode[]>()
  const left = await sessionsLeftBy(viewer, { id: plan.id, patientId: plan.patient.id })
  const stillBooked = { patientId: plan.patient.id, locale: viewer.locale, className: 'mb-6' }
  const progress = begun && (await progressOfPlan(viewer, plan.id))
  return (
    <>
      <PageHeader
        {...header}
        actions={
          active && plan.mayWrite ? (
            <PlanActions
              planId={plan.id}
              today={today}
              draft={plan.draft && { revision: plan.draft.revision }}
              read={plan.publications[0]?.number ?? 0}
              current={extendable ? { id: current.id, name: current.name } : null}
              next={next ?? null}
              pauses={pauses}
              sessions={{ left, locale: viewer.locale }}
              startPhase={startPhase.bind(null, plan.id)}
              extendPhase={extendPhase.bind(null, plan.id)}
              pause={pausePlan.bind(null, plan.id)}
              resume={resumePlan.bind(null, plan.id)}
              end={endPlan.bind(null, plan.id)}
            >
              {handout}
              <LinkButton icon={<SquareCheckBig />} href={`/plans/${plan.id}/paper`} prefetch={false}>
                From paper
              </LinkButton>
              {toProtocol}
            </PlanActions>
          ) : (
            <>
              {active && handout}
              {toProtocol}
            </>
          )
        }
      />
      <AgainstAlert
        planId={plan.id}
        open={openCautions(line, against)}
        mayWrite={plan.mayWrite}
        className="mb-6"
      />
      {active && pauses.length > 0 && (
        <StillBooked
          sessions={bookedInPauses(await sessionsOfPatient(viewer, plan.patient.id), history, today)}
          why="while the plan is paused"
          {...stillBooked}
        />
      )}
      {!active && (
        <StillBooked
          sessions={left.filter(({ ofPlan }) => ofPlan)}
          why="although this plan has ended"
          {...stillBooked}
        />
      )}
      <PlanView
        plan={history}
        measured={await assessmentsOfPlan(viewer, plan.id)}
        versions={plan.publications}
        opened={opened}
        week={progress ? progress.week : weekOf(history, [], startOfWeek(history.startsOn), today)}
        endReason={plan.endReason}
        today={today}
        locale={viewer.locale}
        timeZone={viewer.timeZone}
        pictures={await picturesOf(viewer, exerciseIdsOf(history))}
        against={against}
        sessions={
          active && (
            <SessionsDue
              planId={plan.id}
              tallies={await talliesOf(viewer, history, dateIn(viewer.timeZone))}
              locale={viewer.locale}
              mayBook={plan.mayBook}
            />
          )
        }
        figures={
          progress && (
            <Section title="How it goes">
              <PlanFigures
                figures={progress.figures}
                adherenceTarget={progress.adherenceTarget}
                locale={viewer.locale}
              />
            </Section>
          )
        }
      />
    </>
  )
}

const exerciseIdsOf = ({ versions }: PlanHistory) =>
  versions.flatMap(({ phases }) =>
    phases.flatMap(({ prescriptions }) => prescriptions.map(({ exerciseId }) => exerciseId)),
  )
