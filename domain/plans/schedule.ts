// Where a plan stands on a date: plan day, version in force, phase and week, and how the phases lie on the calendar.
import { dateOfDayNumber, dayNumber } from '@/domain/dates'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, Phase, PlanHistory, PlanVersion } from '@/domain/plans/plan'

/** Un-paused days since the plan's first; null before it, after the plan ended, and on a paused day. */
export function planDay(plan: PlanHistory, date: CalendarDate): number | null {
  return planClock(plan).planDay(dayNumber(date))
}

/** The date of a plan day, whether or not the plan was ended before it; null while an open pause makes it unknown. */
export function dateOfPlanDay(plan: PlanHistory, day: number): CalendarDate | null {
  const number = planClock(plan).dayOf(day)
  return number === null ? null : dateOfDayNumber(number)
}

/** The highest-numbered version whose effective date is not after the date. */
export function versionInForce(plan: PlanHistory, date: CalendarDate): PlanVersion | null {
  return planClock(plan).version(dayNumber(date))
}

/** Today, or the day on which the plan ended: a version that waited for a later one never came. */
export const lastDayOf = ({ endedOn }: Pick<PlanHistory, 'endedOn'>, today: CalendarDate): CalendarDate =>
  endedOn !== null && endedOn < today ? endedOn : today

/** The version by which a plan is shown: of today, or of the day on which it ended; before its first day, of that. */
export function versionShown<Version extends PlanVersion>(
  plan: Omit<PlanHistory, 'versions'> & { versions: readonly Version[] },
  today: CalendarDate,
): Version | null {
  const last = lastDayOf(plan, today)
  const on = last < plan.startsOn ? plan.startsOn : last
  return plan.versions.findLast(({ effectiveOn }) => effectiveOn <= on) ?? null
}

/**
 * The versions that a change from a date on meets: the one in force then, and each that takes its place on a later day. The
 * newest alone would bring forward what was published for that day.
 */
export function versionsFrom(
  plan: PlanHistory,
  date: CalendarDate,
): { version: PlanVersion; from: CalendarDate }[] {
  const later = plan.versions.filter(
    (version) => version.effectiveOn > date && versionInForce(plan, version.effectiveOn) === version,
  )
  const first = versionInForce(plan, date)
  return [
    ...(first ? [{ version: first, from: date }] : []),
    ...later.map((version) => ({ version, from: version.effectiveOn })),
  ]
}

/** The first day from which the plan's next version takes nothing's place that is still to come: today, or later. */
export function nextEffectiveOn(plan: PlanHistory, today: CalendarDate): CalendarDate {
  const newest = latestVersion(plan)?.effectiveOn
  return newest !== undefined && newest > today ? newest : today
}

export type PhasePlace = {
  version: PlanVersion
  phase: Phase
  planDay: number
  /** 0 on the phase's first day. */
  phaseDay: number
  /** 1 in the phase's first week. */
  planWeek: number
}

export function phaseOn(plan: PlanHistory, date: CalendarDate): PhasePlace | null {
  const place = planClock(plan).place(dayNumber(date))
  return place && { ...place, planWeek: Math.floor(place.phaseDay / 7) + 1 }
}

/** Days that each phase lasts in a version: until its weeks are over or the next begins, whichever is first. */
function phaseLength(version: PlanVersion, index: number): number {
  const phase = version.phases[index]
  if (!phase) return 0
  const next = version.phases[index + 1]
  return Math.max(0, Math.min(phase.weeks * 7, next ? next.startDay - phase.startDay : Infinity))
}

/** The last plan day that belongs to a phase; null without phases. */
export function lastPlanDay(version: PlanVersion): number | null {
  const last = version.phases.at(-1)
  return last ? last.startDay + last.weeks * 7 - 1 : null
}

/** The newest by its number; null for a draft. */
export const latestVersion = (plan: PlanHistory) =>
  plan.versions.reduce<PlanVersion | null>(
    (found, each) => (found && found.number > each.number ? found : each),
    null,
  )

/** The plan's last date as it stands; null for a draft and while an open pause makes it unknown. */
export function endsOn(plan: PlanHistory): CalendarDate | null {
  const version = latestVersion(plan)
  const day = version && lastPlanDay(version)
  const date = day === null ? null : dateOfPlanDay(plan, day)
  if (plan.endedOn === null) return date
  return date !== null && date < plan.endedOn ? date : plan.endedOn
}

export type PhaseSpan = {
  /**
   * As it is today; one that is over as it was on its last day, one to come as it will be on its first. Where an open pause
   * leaves that unknown, as the first version has it that it may come by.
   */
  phase: Phase
  /** As it is from today on, by each version that has a day of it: more than one where a change of it waits for its day. */
  toCome: Phase[]
  /** Null while an open pause makes the date unknown. */
  from: CalendarDate | null
  to: CalendarDate | null
  state: 'past' | 'current' | 'coming'
  /** The week the phase is in today, from 1; null unless current. */
  week: number | null
  /** The weeks it lasts, a part week counted as one. */
  of: number
  /** The days that make these weeks; none of a pause. */
  days: number
}

/** The phases as they were and will be: each day by the version in force on it, so a phase left early shows the days it had. */
export function phaseLine(plan: PlanHistory, today: CalendarDate): PhaseSpan[] {
  const clock = planClock(plan)
  const latest = latestVersion(plan)
  if (!latest) return []
  const now = dayNumber(today)
  const lastDay = Math.max(...plan.versions.map((version) => lastPlanDay(version) ?? -1))

  const runs: { phase: Phase; toCome: Phase[]; first: number; last: number }[] = []
  let at = 0
  for (; at <= lastDay; at++) {
    const day = clock.dayOf(at)
    if (day === null || day > clock.end) break
    const phase = clock.place(day)?.phase
    if (!phase) continue
    let run = runs.at(-1)
    if (!run || run.phase.id !== phase.id || run.last !== at - 1)
      runs.push((run = { phase, toCome: [], first: at, last: at }))
    run.last = at
    if (day <= now) run.phase = phase
    if (day >= now && run.toCome.at(-1) !== phase) run.toCome.push(phase)
  }

  // On the day on which it is ended too, nobody stands on it any more.
  const ended = plan.endedOn !== null && dayNumber(plan.endedOn) <= now
  const stoppedByPause = plan.endedOn === null && clock.dayOf(at) === null
  const date = (day: number | null) => (day === null ? null : dateOfDayNumber(day))
  const closed = plan.pauses.filter(({ resumedOn }) => resumedOn !== null)
  const pausedFrom = plan.pauses.find(({ resumedOn }) => resumedOn === null)?.from ?? today
  // As it may go on or begin once the open pause is over, which is on this day at the earliest.
  const maybe = (phaseId: string, earliest: CalendarDate) =>
    versionsFrom(plan, earliest < today ? today : earliest).flatMap(({ version }) =>
      version.phases.filter(({ id }) => id === phaseId),
    )
  const spans = runs.map((run, index): PhaseSpan => {
    const from = clock.dayOf(run.first)
    const open = stoppedByPause && index === runs.length - 1 && endsAfter(latest, run.phase.id, run.last)
    const to = open ? null : clock.dayOf(run.last)
    const over = ended || (to !== null && to < now)
    const state = from !== null && from > now ? 'coming' : over ? 'past' : 'current'
    const length = open ? lengthIn(latest, run.phase.id) : run.last - run.phase.startDay + 1
    // In a pause no day of the plan says what is in force today.
    const inForce = state === 'current' && clock.version(now)?.phases.find(({ id }) => id === run.phase.id)
    const phase = inForce || run.phase
    const week = Math.floor((Math.min(clock.daysBefore(now), run.last) - run.phase.startDay) / 7) + 1
    return {
      phase,
      toCome: open ? [...new Set([...run.toCome, ...maybe(phase.id, pausedFrom)])] : run.toCome,
      from: date(from),
      to: date(to),
      state,
      week: state === 'current' ? week : null,
      of: Math.ceil(length / 7),
      days: length,
    }
  })

  if (!stoppedByPause) return spans
  const begun = new Set(spans.map((span) => span.phase.id))
  const unknown = latest.phases.flatMap((phase, index): PhaseSpan[] => {
    const length = phaseLength(latest, index)
    if (begun.has(phase.id) || length === 0 || phase.startDay < at) return []
    const of = Math.ceil(length / 7)
    const toCome = maybe(phase.id, dateOfPlanDay({ ...plan, pauses: closed }, phase.startDay) ?? today)
    const first = toCome[0] ?? phase
    return [{ phase: first, toCome, from: null, to: null, state: 'coming', week: null, of, days: length }]
  })
  return [...spans, ...unknown]
}

/** The phase that the plan is in, also in a pause; null before its first, between two of them, and once it has ended. */
export const phaseUnderWay = (plan: PlanHistory, today: CalendarDate): Phase | null =>
  phaseLine(plan, today).find(({ state }) => state === 'current')?.phase ?? null

function lengthIn(version: PlanVersion, phaseId: string): number {
  return phaseLength(
    version,
    version.phases.findIndex((phase) => phase.id === phaseId),
  )
}

function endsAfter(version: PlanVersion, phaseId: string, planDay: number): boolean {
  const phase = version.phases.find((each) => each.id === phaseId)
  return phase !== undefined && phase.startDay + lengthIn(version, phaseId) - 1 > planDay
}
