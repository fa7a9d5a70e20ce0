// How many clinic sessions a plan's session frequency asks for, and the stretches of time in which to book them. Suggestions only: a session exists when it is booked.
import { addDays, dateOfDayNumber, dayNumber } from '@/domain/dates'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, Phase, PlanHistory } from '@/domain/plans/plan'
import { lastPlanDay } from '@/domain/plans/schedule'

export type SessionInterval = {
  phaseId: string
  phaseName: string
  from: CalendarDate
  to: CalendarDate
  /** Those on which the plan is not paused. */
  days: CalendarDate[]
  sessions: number
  minutes: number
  everyWeeks: number
  /** When they suit best, as the phase says; none and '' where it does not. */
  weekdays: readonly number[]
  time: string
}

type Run = {
  phase: Phase
  index: number
  everyWeeks: number
  startDay: number
  first: number
  last: number
  days: number[]
  sessions: number
}

/**
 * The intervals of k weeks, counted from each phase's first day on un-paused days. Sessions are spread over an interval
 * like the days of a week, the j-th of n by day ceil(7kj/n): so an interval cut short by the next phase or by the plan's
 * end asks for its share only, and a change of frequency counts from its effective date.
 */
function intervals(plan: PlanHistory): Run[] {
  const clock = planClock(plan)
  const lastDay = Math.max(-1, ...plan.versions.map((version) => lastPlanDay(version) ?? -1))
  const runs: Run[] = []
  for (let at = 0; at <= lastDay; at++) {
    const day = clock.dayOf(at)
    if (day === null || day > clock.end) break
    const place = clock.place(day)
    if (!place) continue
    const { phase, phaseDay } = place
    const days = phase.everyWeeks * 7
    const index = Math.floor(phaseDay / days)
    const into = phaseDay % days
    let run = runs.at(-1)
    const same =
      run?.phase.id === phase.id &&
      run.index === index &&
      run.everyWeeks === phase.everyWeeks &&
      run.startDay === phase.startDay
    if (!run || !same) {
      run = {
        phase,
        index,
        everyWeeks: phase.everyWeeks,
        startDay: phase.startDay,
        first: day,
        last: day,
        days: [],
        sessions: 0,
      }
      runs.push(run)
    }
    run.phase = phase
    run.last = day
    run.days.push(day)
    run.sessions +=
      Math.floor((phase.sessions * (into + 1)) / days) - Math.floor((phase.sessions * into) / days)
  }
  return runs
}

/**
 * The sessions that each phase asks for in all, in order, and its last day: null while an open pause makes that unknown,
 * which is taken to end tomorrow for what the phase asks for.
 */
export function phaseSessions(
  plan: PlanHistory,
  today: CalendarDate,
): { phaseId: string; sessions: number; lastOn: CalendarDate | null }[] {
  const open = plan.pauses.find(({ resumedOn }) => resumedOn === null)
  const pauses = plan.pauses.map(({ from, resumedOn }) => ({
    from,
    resumedOn: resumedOn ?? addDays(today, 1),
  }))
  const phases = new Map<string, { phaseId: string; sessions: number; last: number }>()
  for (const { phase, sessions, last } of intervals({ ...plan, pauses })) {
    const known = phases.get(phase.id)
    phases.set(phase.id, { phaseId: phase.id, sessions: (known?.sessions ?? 0) + sessions, last })
  }
  return [...phases.values()].map(({ last, ...phase }) => ({
    ...phase,
    lastOn: open && last >= dayNumber(open.from) ? null : dateOfDayNumber(last),
  }))
}

/**
 * Sessions of the intervals that ended before today, in all and for each phase; and the first day of the one that has not
 * ended, from which on no session is held against them. Null where all have.
 */
export function sessionsAskedFor(
  plan: PlanHistory,
  today: CalendarDate,
): { total: number; byPhase: Record<string, number>; until: CalendarDate | null } {
  const now = dayNumber(today)
  const byPhase: Record<string, number> = {}
  let total = 0
  let until: CalendarDate | null = null
  for (const run of intervals(plan)) {
    if (run.last >= now || isUnfinished(plan, run)) {
      until ??= dateOfDayNumber(run.first)
      continue
    }
    byPhase[run.phase.id] = (byPhase[run.phase.id] ?? 0) + run.sessions
    total += run.sessions
  }
  return { total, byPhase, until }
}

/** An open pause interrupts its interval: it has not ended, however long ago its last day was, unless the plan itself has. */
function isUnfinished(plan: PlanHistory, run: Run): boolean {
  if (plan.endedOn !== null) return false
  const clock = planClock(plan)
  const next = clock.daysBefore(run.last) + 1
  if (clock.dayOf(next) !== null) return false
  return next < run.startDay + Math.min((run.index + 1) * run.everyWeeks, run.phase.weeks) * 7
}

/** The intervals that touch a range of dates, with the sessions to book in each. */
export function sessionSuggestions(
  plan: PlanHistory,
  from: CalendarDate,
  to: CalendarDate,
): SessionInterval[] {
  const first = dayNumber(from)
  const last = dayNumber(to)
  return intervals(plan)
    .filter((run) => run.sessions > 0 && run.last >= first && run.first <= last)
    .map((run) => ({
      phaseId: run.phase.id,
      phaseName: run.phase.name,
      from: dateOfDayNumber(run.first),
      to: dateOfDayNumber(run.last),
      days: run.days.map(dateOfDayNumber),
      sessions: run.sessions,
      minutes: run.phase.sessionMinutes,
      everyWeeks: run.everyWeeks,
      weekdays: run.phase.sessionWeekdays ?? [],
      time: run.phase.sessionTime ?? '',
    }))
}
