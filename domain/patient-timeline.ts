// Everything that happened with a patient in one line of time: assessments, versions, phases, pauses, sessions, what was
// logged week by week, flags and messages.
import { percent, type Adherence } from '@/domain/logging/adherence'
import type { DayAfterEnd } from '@/domain/logging/after-end'
import type { KeptFlag } from '@/domain/logging/flag-forms'
import { flagWords } from '@/domain/logging/flag-words'
import { wholePauses } from '@/domain/plans/pauses'
import type { CalendarDate } from '@/domain/plans/plan'
import { sessionStatuses } from '@/domain/plans/session'
import type { SessionLine } from '@/domain/plans/session-forms'
import { decisions, type Decision } from '@/domain/reassessment/assessment'

export const timelineKinds = ['assessment', 'plan', 'session', 'logs', 'flag', 'message'] as const

export type TimelineEntry = {
  on: CalendarDate
  kind: (typeof timelineKinds)[number]
  words: string
  detail: string
  /** Where more of it stands. */
  href: string | null
}

export type TimelinePlan = {
  id: string
  problem: string
  status: string
  startsOn: CalendarDate
  endedOn: CalendarDate | null
  versions: readonly { number: number; effectiveOn: CalendarDate }[]
  pauses: readonly { from: CalendarDate; resumedOn: CalendarDate | null }[]
  phases: readonly { phase: { name: string }; from: CalendarDate | null }[]
  figures: { weeks: readonly { from: CalendarDate; to: CalendarDate; adherence: Adherence }[] }
  afterEnd: readonly DayAfterEnd[]
}

export type TimelineParts = {
  patientId: string
  today: CalendarDate
  plans: readonly TimelinePlan[]
  assessments: readonly {
    kind: 'baseline' | 'reassessment' | 'discharge'
    on: CalendarDate
    decision: string | null
    planId: string | null
  }[]
  sessions: readonly Pick<SessionLine, 'id' | 'date' | 'time' | 'status' | 'therapistName' | 'unmarked'>[]
  flags: readonly KeptFlag[]
  /** How many were written on a day, by whom. */
  messages: readonly { on: CalendarDate; fromPatient: boolean; count: number }[]
}

const assessed = {
  baseline: 'Baseline assessment',
  reassessment: 'Reassessment',
  discharge: 'Discharge assessment',
}
const ended: Record<string, string> = { completed: 'Plan completed', discontinued: 'Plan stopped' }

/** The newest first, also within what one plan or one flag tells of a day, and nothing that is still to come. */
export function patientTimeline(parts: TimelineParts): TimelineEntry[] {
  const entries = [
    ...parts.assessments.map(({ kind, on, decision, planId }): TimelineEntry => ({
      ...{ on, kind: 'assessment', words: assessed[kind] },
      detail: decision ? `Decided: ${decisions[decision as Decision]}` : '',
      href: planId && `/plans/${planId}/reassess`,
    })),
    ...parts.plans.flatMap((plan) => ofPlan(plan).reverse()),
    ...parts.sessions.map(({ id, date, time, status, therapistName, unmarked }): TimelineEntry => ({
      ...{ on: date, kind: 'session', href: `/calendar/${id}` },
      words: unmarked ? 'Session, not marked yet' : `Session: ${sessionStatuses[status].toLowerCase()}`,
      detail: `${time}, with ${therapistName}`,
    })),
    ...parts.flags.flatMap((flag) => ofFlag(flag).reverse()),
    ...parts.messages.map(({ on, fromPatient, count }): TimelineEntry => ({
      ...{ on, kind: 'message', href: `/patients/${parts.patientId}/messages`, detail: '' },
      words: `${count === 1 ? 'Message' : `${count} messages`} ${fromPatient ? 'from the patient' : 'to the patient'}`,
    })),
  ]
  const place = ({ kind }: TimelineEntry) => timelineKinds.indexOf(kind)
  return entries
    .filter(({ on }) => on <= parts.today)
    .sort((a, b) => b.on.localeCompare(a.on) || place(a) - place(b))
}

/** As it went. */
function ofPlan(plan: TimelinePlan): TimelineEntry[] {
  const href = `/plans/${plan.id}`
  const entry = (on: CalendarDate, words: string): TimelineEntry => ({
    ...{ on, kind: 'plan', words, detail: plan.problem, href },
  })
  const course = [
    entry(plan.startsOn, 'Plan begins'),
    ...plan.versions
      .filter((version) => version.number > 1 && cameIntoForce(version, plan.versions))
      .map(({ number, effectiveOn }) => entry(effectiveOn, `Version ${number} of the plan`)),
    ...plan.phases.flatMap(({ phase, from }) => (from ? [entry(from, `Phase begins: ${phase.name}`)] : [])),
    ...wholePauses(plan.pauses).flatMap(({ from, resumedOn }) => [
      entry(from, 'Plan paused'),
      ...(resumedOn ? [entry(resumedOn, 'Plan resumed')] : []),
    ]),
  ]
  return [
    // What was to come after the plan's end never came.
    ...course.filter(({ on }) => plan.endedOn === null || on <= plan.endedOn),
    ...(plan.endedOn ? [entry(plan.endedOn, ended[plan.status] ?? 'Plan ended')] : []),
    ...plan.figures.weeks.map(({ from, adherence: { done, partial, due, frequency } }): TimelineEntry => ({
      // A week is told where it began, also while it goes on.
      ...{ on: from, kind: 'logs', href: null },
      words: `Week of exercises: ${done + partial} of ${due} done${frequency === null ? '' : ` (${percent(frequency)} %)`}`,
      detail: plan.problem,
    })),
    ...plan.afterEnd.map(({ on, entries, pain }): TimelineEntry => ({
      ...{ on, kind: 'logs', detail: plan.problem, href: null },
      words: `Logged after the plan’s end: ${entries === 1 ? '1 entry' : `${entries} entries`}${pain === null ? '' : `, pain up to ${pain} of 10`}`,
    })),
  ]
}

/** Not where another had taken its place by its day. */
const cameIntoForce = (
  { number, effectiveOn }: TimelinePlan['versions'][number],
  versions: TimelinePlan['versions'],
) => !versions.some((other) => other.number > number && other.effectiveOn <= effectiveOn)

function ofFlag(flag: KeptFlag): TimelineEntry[] {
  const entry = (on: CalendarDate, words: string, detail: string): TimelineEntry => ({
    ...{ on, kind: 'flag', words, detail, href: null },
  })
  const words = flagWords(flag)
  return [
    entry(flag.openedOn, `Flagged: ${words}`, ''),
    ...flag.answers.map(({ on, note, until, by }) =>
      entry(
        on,
        `${until ? 'Flag put off' : 'Flag closed'} by ${by}`,
        [words, note].filter(Boolean).join('. '),
      ),
    ),
    ...(flag.resolvedOn ? [entry(flag.resolvedOn, 'Flag gone by itself', words)] : []),
  ]
}
