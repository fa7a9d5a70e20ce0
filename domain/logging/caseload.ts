// One line of the caseload: where each of a patient's plans stands, how it goes, and what asks for attention.
import { band, last7And28, type Band } from '@/domain/logging/adherence'
import { currentCheckIns } from '@/domain/logging/current'
import { flagCodes, flagsFor, type Flag } from '@/domain/logging/flags'
import type { CheckIn, Log } from '@/domain/logging/log'
import { meanPain } from '@/domain/logging/pain'
import { addDays } from '@/domain/dates'
import type { CalendarDate, PhaseKind, PlanHistory, PlanStatus } from '@/domain/plans/plan'
import { phaseOn } from '@/domain/plans/schedule'
import { reassessmentDueOn, type LastAssessment } from '@/domain/reassessment/due'

/** What is known of an active plan and the last weeks under it. */
export type WatchedPlan = PlanHistory & {
  problem: string
  reassessEveryWeeks: number
  assessed: LastAssessment | null
  /** NPRS average of 24 h at the baseline assessment. */
  baselinePain: number | null
  logs: Log[]
  checkIns: CheckIn[]
}

export type OtherPlan = { id: string; status: PlanStatus; endedOn: CalendarDate | null }

export type Share = { due: number; met: number; frequency: number | null; band: Band }

export type PlanStanding =
  | { kind: 'phase'; phase: PhaseKind; name: string; week: number; of: number }
  | { kind: 'to-start' | 'paused'; date: CalendarDate }
  | { kind: 'past-last-phase' }

export type PlanStandingLine = {
  id: string
  problem: string
  standing: PlanStanding
  last7: Share
  last28: Share
  pain: {
    latest: { pain: number; on: CalendarDate } | null
    /** Of the last 7 days; null under three check-ins. */
    mean: number | null
    baseline: number | null
  }
  reassessment: { dueOn: CalendarDate; overdue: boolean } | null
}

export type CaseloadLine = {
  id: string
  name: string
  diagnosis: string
  plans: PlanStandingLine[]
  /** Where none is active: the newest there is instead. */
  otherPlan: OtherPlan | null
  nextSession: { date: CalendarDate; time: string } | null
  flags: (Flag & { planId: string })[]
}

export function caseloadLine(
  patient: Pick<CaseloadLine, 'id' | 'name' | 'diagnosis' | 'otherPlan' | 'nextSession'> & {
    plans: WatchedPlan[]
  },
  missedOn: readonly CalendarDate[],
  today: CalendarDate,
  target: number,
): CaseloadLine {
  const flags: CaseloadLine['flags'] = []
  const plans = patient.plans.map((plan): PlanStandingLine => {
    const dueOn = reassessmentDueOn(plan, plan.reassessEveryWeeks, plan.assessed)
    for (const flag of flagsFor({ ...plan, plan, reassessmentDueOn: dueOn, missedOn, today })) {
      // A session is the patient's: two plans do not make it missed twice.
      if (flag.code === 'session-missed' && flags.some((other) => other.code === flag.code)) continue
      flags.push({ ...flag, planId: plan.id })
    }
    const { last7, last28 } = last7And28({ plan, logs: plan.logs, today })
    const share = ({ due, met, frequency }: Omit<Share, 'band'>): Share => ({
      ...{ due, met, frequency },
      band: band(frequency, target),
    })
    return {
      id: plan.id,
      problem: plan.problem,
      standing: standingOf(plan, today),
      last7: share(last7),
      last28: share(last28),
      pain: painOf(plan, today),
      reassessment: dueOn === null ? null : { dueOn, overdue: dueOn < today },
    }
  })
  flags.sort((a, b) => severity(a) - severity(b) || a.since.localeCompare(b.since))
  const { id, name, diagnosis, otherPlan, nextSession } = patient
  return { id, name, diagnosis, otherPlan, nextSession, plans, flags }
}

const severity = (flag: Flag) => flagCodes.indexOf(flag.code)

function standingOf(plan: PlanHistory, today: CalendarDate): PlanStanding {
  if (today < plan.startsOn) return { kind: 'to-start', date: plan.startsOn }
  const pause = plan.pauses.find(
    ({ from, resumedOn }) => from <= today && (resumedOn === null || today < resumedOn),
  )
  if (pause) return { kind: 'paused', date: pause.from }
  const place = phaseOn(plan, today)
  if (!place) return { kind: 'past-last-phase' }
  const { phase, version, planWeek } = place
  const next = version.phases[version.phases.indexOf(phase) + 1]
  const days = Math.min(phase.weeks * 7, next ? next.startDay - phase.startDay : Infinity)
  return { kind: 'phase', phase: phase.kind, name: phase.name, week: planWeek, of: Math.ceil(days / 7) }
}

function painOf(plan: WatchedPlan, today: CalendarDate): PlanStandingLine['pain'] {
  const answered = currentCheckIns(plan.checkIns).flatMap(({ pain, on }) =>
    pain === null || on > today ? [] : [{ pain, on }],
  )
  const week = answered.filter(({ on }) => on > addDays(today, -7))
  return {
    latest: answered.reduce<{ pain: number; on: CalendarDate } | null>(
      (last, each) => (last && last.on > each.on ? last : each),
      null,
    ),
    mean: meanPain(week.map(({ pain }) => pain)),
    baseline: plan.baselinePain,
  }
}

/** Who needs somebody first: the gravest flag, then how many, then since when; whoever has no active plan comes last. */
export function byNeed(a: CaseloadLine, b: CaseloadLine): number {
  const [first, second] = [a.flags[0], b.flags[0]]
  if (first && second) {
    return (
      severity(first) - severity(second) ||
      b.flags.length - a.flags.length ||
      first.since.localeCompare(second.since) ||
      a.name.localeCompare(b.name)
    )
  }
  if (first || second) return first ? -1 : 1
  const treated = Number(b.plans.length > 0) - Number(a.plans.length > 0)
  return treated || nextDue(a).localeCompare(nextDue(b)) || a.name.localeCompare(b.name)
}

const nextDue = (line: CaseloadLine) =>
  line.plans.reduce((first, { reassessment }) => {
    const due = reassessment?.dueOn ?? '9999'
    return due < first ? due : first
  }, '9999')
