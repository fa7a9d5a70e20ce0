// All figures of one plan beside each other: adherence, attendance and delivery, in all, by phase and by week.
import { dayNumber } from '@/domain/dates'
import { adherenceByPhaseAndWeek, last7And28, type Adherence, type DayEnd } from '@/domain/logging/adherence'
import type { Log } from '@/domain/logging/log'
import { attendance, delivery, type Attendance } from '@/domain/plans/attendance'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { phaseLine, phaseOn, type PhaseSpan } from '@/domain/plans/schedule'
import type { Session } from '@/domain/plans/session'
import { sessionsAskedFor } from '@/domain/plans/sessions-asked-for'

export type SessionFigures = Attendance & {
  /** Sessions that the frequency asks for in the intervals that are over. */
  askedFor: number
  /** Attended before the interval that is not over: what was missed in those that are is not made up by it. */
  delivered: number
  /** 0 to 1; null when none was asked for. */
  delivery: number | null
}

/** Plain figures, which a form on the screen is sent: nothing of what the phase prescribes. */
export type PhaseFigures = Omit<PhaseSpan, 'phase' | 'toCome'> & {
  id: string
  name: string
  /** Null when nothing in it was due so far. */
  adherence: Adherence | null
  sessions: SessionFigures
}

export type WeekFigures = { from: CalendarDate; to: CalendarDate; phaseId: string; adherence: Adherence }

export type PlanFigures = {
  last7: Adherence
  last28: Adherence
  /** Those that have begun, each once. */
  phases: PhaseFigures[]
  weeks: WeekFigures[]
  sessions: SessionFigures
}

export function planFigures(args: {
  plan: PlanHistory
  logs: readonly Log[]
  sessions: readonly Session[]
  today: CalendarDate
  now: string
  dayEnd: DayEnd
  /** The calendar date of an instant, for which phase a session belongs to. */
  dateOf: (instant: string) => CalendarDate
}): PlanFigures {
  const { plan, sessions, today, now, dateOf } = args
  const askedFor = sessionsAskedFor(plan, today)
  const { phases, weeks } = adherenceByPhaseAndWeek(args)
  const byPhase = new Map(phases.map((each) => [each.phaseId, each.adherence]))
  const figuresOf = (some: readonly Session[], asked: number): SessionFigures => {
    const { until } = askedFor
    const delivered = some.filter(
      ({ status, startsAt }) => status === 'attended' && (until === null || dateOf(startsAt) < until),
    ).length
    return { ...attendance(some, now), askedFor: asked, delivered, delivery: delivery(delivered, asked) }
  }
  const clock = planClock(plan)
  const phaseOf = new Map(
    sessions.map((session) => [session, clock.place(dayNumber(dateOf(session.startsAt)))?.phase.id]),
  )

  return {
    ...last7And28(args),
    phases: begunPhases(plan, today).map(({ phase, toCome: _, ...span }) => ({
      ...span,
      id: phase.id,
      name: phase.name,
      adherence: byPhase.get(phase.id) ?? null,
      sessions: figuresOf(
        sessions.filter((session) => phaseOf.get(session) === phase.id),
        askedFor.byPhase[phase.id] ?? 0,
      ),
    })),
    weeks,
    sessions: figuresOf(sessions, askedFor.total),
  }
}

/** Each once, also one that the plan came back to: from its first day, and as it stands where it was last. */
function begunPhases(plan: PlanHistory, today: CalendarDate): PhaseSpan[] {
  const spans = new Map<string, PhaseSpan>()
  for (const span of phaseLine(plan, today)) {
    if (span.state === 'coming') continue
    const before = spans.get(span.phase.id)
    spans.set(span.phase.id, before ? { ...span, from: before.from } : span)
  }
  return [...spans.values()]
}

/**
 * The lowest pain ceiling among what is due at home in the phase in force: the one that is crossed first. What eases, as
 * heat does, is taken when it is needed and has a ceiling of its own.
 */
export function lowestCeiling(plan: PlanHistory, on: CalendarDate): number | null {
  const ceilings = (phaseOn(plan, on)?.phase.prescriptions ?? [])
    .filter(({ delivery, dosage }) => delivery === 'home' && dosage.frequency.kind !== 'as-needed')
    .map(({ dosage }) => dosage.painCeiling)
  return ceilings.length === 0 ? null : Math.min(...ceilings)
}
