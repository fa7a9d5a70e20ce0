// Owns the caseload: a dense line a patient on a desk, a card on a phone, whoever needs somebody first.
import { ClipboardCheck, Flag } from 'lucide-react'
import Link from 'next/link'
import { NoFigure } from '@/components/ui/Stat'
import { Table, type Column } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import { percent, type Band } from '@/domain/logging/adherence'
import type { CaseloadLine, PlanStanding, PlanStandingLine, Share } from '@/domain/logging/caseload'
import type { CalendarDate } from '@/domain/plans/plan'

export interface StaffCaseloadProps {
  lines: readonly CaseloadLine[]
  locale: string
  today: CalendarDate
}

const link = 'text-accent-text underline-offset-2 hover:underline'

export function StaffCaseload({ lines, locale, today }: StaffCaseloadProps) {
  const columns: Column<CaseloadLine>[] = [
    {
      key: 'patient',
      header: 'Patient',
      heading: true,
      cell: (line) => (
        <>
          <Link href={`/patients/${line.id}`} prefetch={false} className={`font-semibold ${link}`}>
            {line.name}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {line.plans.map((plan) => plan.problem).join('; ') || line.diagnosis}
          </span>
        </>
      ),
    },
    { key: 'attention', header: 'Attention', cell: (line) => <Flags line={line} locale={locale} /> },
    { key: 'phase', header: 'Phase', cell: (line) => <Standing line={line} locale={locale} /> },
    { key: '7', header: '7 days', cell: (line) => each(line, (plan) => shareWords(plan.last7)) },
    { key: '28', header: '28 days', cell: (line) => each(line, (plan) => shareWords(plan.last28)) },
    {
      key: 'pain',
      header: 'Pain',
      cell: (line) => each(line, (plan) => <Pain pain={plan.pain} locale={locale} />),
    },
    {
      key: 'session',
      header: 'Next session',
      cell: ({ nextSession }) =>
        nextSession
          ? `${dateWords(nextSession.date, locale, 'weekday')}, ${nextSession.time}`
          : 'None booked',
    },
    {
      key: 'reassess',
      header: 'Reassess',
      cell: (line) => each(line, (plan) => <Reassess plan={plan} locale={locale} today={today} />),
    },
  ]
  return (
    <Table
      caption="Patients, those who need attention first"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
    />
  )
}

/** A patient with two plans has two figures, in the order of the plans. */
function each(line: CaseloadLine, cell: (plan: PlanStandingLine) => React.ReactNode) {
  const [only, ...more] = line.plans
  if (!only) return <NoFigure />
  if (more.length === 0) return cell(only)
  return line.plans.map((plan) => (
    <span key={plan.id} className="block">
      {cell(plan)}
    </span>
  ))
}

function Flags({ line, locale }: { line: CaseloadLine; locale: string }) {
  if (line.flags.length === 0) return <span className="text-muted">Nothing</span>
  return (
    <ul className="space-y-1 md:min-w-52">
      {line.flags.map((flag) => (
        <li key={`${flag.planId} ${flag.code}`} className="flex gap-1.5 text-left">
          <Flag aria-hidden className="mt-[0.2em] size-[1em] shrink-0 text-low" />
          <span>
            {flag.words}{' '}
            <span className="whitespace-nowrap text-muted">
              since {dateWords(flag.since, locale, 'short')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Standing({ line, locale }: { line: CaseloadLine; locale: string }) {
  const { otherPlan } = line
  if (line.plans.length > 0) return each(line, (plan) => standingWords(plan.standing, locale))
  if (otherPlan?.endedOn)
    return `${otherPlan.status === 'completed' ? 'Completed' : 'Stopped'} on ${dateWords(otherPlan.endedOn, locale, 'short')}`
  return otherPlan ? 'Draft, not active yet' : 'No plan yet'
}

export function standingWords(standing: PlanStanding, locale: string): string {
  switch (standing.kind) {
    case 'phase':
      return `${standing.name}, week ${standing.week} of ${standing.of}`
    case 'to-start':
      return `Starts on ${dateWords(standing.date, locale, 'short')}`
    case 'paused':
      return `Paused since ${dateWords(standing.date, locale, 'short')}`
    case 'past-last-phase':
      return 'Past its last week'
  }
}

const bandWords: Record<Exclude<Band, 'none'>, string> = { good: 'good', partial: 'partial', low: 'low' }

function shareWords({ frequency, band, met, due }: Share) {
  if (band === 'none') return <NoFigure />
  return (
    <span className="inline-block whitespace-nowrap tabular-nums">
      <strong>{percent(frequency)} %</strong> {bandWords[band]}
      <span className="block text-muted">
        {met} of {due}
      </span>
    </span>
  )
}

function Pain({
  pain: { latest, mean, baseline },
  locale,
}: {
  pain: PlanStandingLine['pain']
  locale: string
}) {
  if (!latest) return <NoFigure />
  return (
    <span className="inline-block tabular-nums">
      <strong>{latest.pain} of 10</strong> on {dateWords(latest.on, locale, 'short')}
      {mean !== null && <span className="block text-muted">{trendWords(mean, baseline)}</span>}
    </span>
  )
}

/** The mean of 7 days beside the baseline; less than one point is not called a change. */
function trendWords(mean: number, baseline: number | null): string {
  const figure = `7-day mean ${mean.toFixed(1)}`
  if (baseline === null) return figure
  const change = mean - baseline
  if (Math.abs(change) < 1) return `${figure}, as at baseline (${baseline})`
  return `${figure}, ${Math.abs(change).toFixed(1)} ${change < 0 ? 'below' : 'above'} baseline`
}

type ReassessProps = { plan: PlanStandingLine; locale: string; today: CalendarDate }

function Reassess({ plan, locale, today }: ReassessProps) {
  const due = plan.reassessment
  if (!due) return <NoFigure />
  return (
    <Link href={`/plans/${plan.id}/reassess`} prefetch={false} className={`inline-block ${link}`}>
      {due.overdue && (
        <ClipboardCheck aria-hidden className="mr-1 inline size-[1em] align-[-0.1em] text-low" />
      )}
      {due.overdue ? 'Overdue since ' : due.dueOn === today ? 'Today, ' : 'Due on '}
      {dateWords(due.dueOn, locale, 'short')}
      <span className="sr-only"> (reassess)</span>
    </Link>
  )
}
