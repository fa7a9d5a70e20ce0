// Where each of a patient's plans stands, how it goes, and what asks for attention: what a line of the caseload is made of.
import { adherenceOfLastWeeks, last7And28 } from '@/domain/logging/adherence'
import { currentCheckIns } from '@/domain/logging/current'
import type { FoundFlag } from '@/domain/logging/flag-record'
import { flagsFor, type Flag } from '@/domain/logging/flags'
import type { CheckIn, Log } from '@/domain/logging/log'
import { meanPain } from '@/domain/logging/pain'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import { addDays } from '@/domain/dates'
import { openCautions } from '@/domain/plans/cautions'
import type { CalendarDate, PhaseKind, PlanHistory, PlanStatus } from '@/domain/plans/plan'
import { beginsOn, pauseOn, phaseLine, type PhaseSpan } from '@/domain/plans/schedule'
import type { DatedSession } from '@/domain/plans/suggested-sessions'
import { reassessmentDueOn, type LastAssessment, type ReassessmentRule } from '@/domain/reassessment/due'

/** What is known of an active plan and the last weeks under it. */
export type WatchedPlan = PlanHistory &
  ReassessmentRule & {
    problem: string
    assessed: LastAssessment | null
    /** NPRS average of 24 h at the baseline assessment. */
    baselinePain: number | null
    /** That serve the plan; none where weeks decide when to reassess. */
    sessions: DatedSession[]
    logs: Log[]
    checkIns: CheckIn[]
  }

export type OtherPlan = { id: string; status: PlanStatus; endedOn: CalendarDate | null }

export type Share = { due: number; met: number }

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
  /** The last four times seven days, the oldest first. */
  weeks: Share[]
  pain: {
    latest: { pain: number; on: CalendarDate } | null
    /** Of the last 7 days; null under three check-ins. */
    mean: number | null
    baseline: number | null
  }
  reassessment: { dueOn: CalendarDate; overdue: boolean } | null
  /** How many of its exercises the record speaks against, and nobody has said why they stay. */
  against: number
}

export type CaseloadLine = {
  id: string
  name: string
  diagnosis: string
  /** The viewer treats this patient, and does not only see the line. */
  mayTreat: boolean
  /** Not where an emergency alone opened the record. */
  mayBook: boolean
  /** Somebody who still works here is in the care team today. */
  lookedAfter: boolean
  plans: PlanStandingLine[]
  /** Where none is active: the newest there is instead. */
  otherPlan: OtherPlan | null
  nextSession: { date: CalendarDate; time: string } | null
  /** Messages of the patient's that nobody has read; 0 to whoever does not treat them. */
  unread: number
  /** The day on which the last of what the patient wrote while logging came that the viewer was not shown; null to whoever does not treat them. */
  wroteOn: CalendarDate | null
  /** The open ones that nobody has answered, the gravest first. */
  flags: (Pick<Flag, 'code' | 'since' | 'figures'> & { planId: string })[]
}

export function standingsOf(
  watched: readonly WatchedPlan[],
  missedOn: readonly CalendarDate[],
  /** What of the record speaks against an exercise, by its id. */
  against: ReadonlyMap<string, readonly CautionCode[]>,
  today: CalendarDate,
): { plans: PlanStandingLine[]; flags: FoundFlag[] } {
  const flags: FoundFlag[] = []
  const plans = watched.map((plan): PlanStandingLine => {
    const dueOn = reassessmentDueOn({ plan, last: plan.assessed, sessions: plan.sessions, today })
    for (const flag of flagsFor({ ...plan, plan, reassessmentDueOn: dueOn, missedOn, today })) {
      // A session is the patient's: two plans do not make it missed twice.
      if (flag.code === 'session-missed' && flags.some((other) => other.code === flag.code)) continue
      flags.push({ ...flag, planId: plan.id })
    }
    const asked = { plan, logs: plan.logs, today }
    const { last7, last28 } = last7And28(asked)
    const line = phaseLine(plan, today)
    return {
      id: plan.id,
      problem: plan.problem,
      standing: standingOf(plan, line, today),
      last7: share(last7),
      last28: share(last28),
      weeks: adherenceOfLastWeeks(asked).map(share),
      pain: painOf(plan, today),
      reassessment: dueOn === null ? null : { dueOn, overdue: dueOn < today },
      against: openCautions(line, against).length,
    }
  })
  return { plans, flags }
}

const share = ({ due, met }: Share): Share => ({ due, met })

function standingOf(plan: PlanHistory, line: readonly PhaseSpan[], today: CalendarDate): PlanStanding {
  const pause = pauseOn(plan, today)
  if (pause) return { kind: 'paused', date: pause.from }
  const begins = beginsOn(plan)
  if (today < begins) return { kind: 'to-start', date: begins }
  const here = line.find(({ state }) => state === 'current')
  if (!here || here.week === null) return { kind: 'past-last-phase' }
  const { phase, week, of } = here
  return { kind: 'phase', phase: phase.kind, name: phase.name, week, of }
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
