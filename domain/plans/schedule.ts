// Where a plan stands on a date: plan day, version in force, phase and week, and how the phases lie on the calendar.
import { dateOfDayNumber, dayNumber } from '@/domain/dates'
import { wholePauseOn } from '@/domain/plans/pauses'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, Pause, Phase, PlanHistory, PlanVersion } from '@/domain/plans/plan'

/** Un-paused days since the plan's first; null before it, after the plan ended, and on a paused day. */
export function planDay(plan: PlanHistory, date: CalendarDate): number | null {
  return planClock(plan).planDay(dayNumber(date))
}

/** The date of a plan day, whether or not the plan was ended before it; null while an open pause makes it unknown. */
export function dateOfPlanDay(plan: PlanHistory, day: number): CalendarDate | null {
  const number = planClock(plan).dayOf(day)
  return number === null ? null : dateOfDayNumber(number)
}

/** A pause over the first day puts that off; as written while one without an end leaves it unknown. */
export const beginsOn = (plan: PlanHistory): CalendarDate => dateOfPlanDay(plan, 0) ?? plan.startsOn

/** The pause that a plan is in. Before it begins there is one only while nobody knows when that is: any other puts it off. */
export function pauseOn(plan: PlanHistory, date: CalendarDate): Pause | null {
  const pause = wholePauseOn(plan.pauses, date)
  return pause && (pause.resumedOn === null || beginsOn(plan) <= date) ? pause : null
}

type Versions<Version extends PlanVersion> = { versions: readonly Version[] }

/** The highest-numbered version whose effective date is not after the date. */
export const versionInForce = <Version extends PlanVersion>(
  { versions }: Versions<Version>,
  date: CalendarDate,
): Version | null => versions.findLast(({ effectiveOn }) => effectiveOn <= date) ?? null

/** Today, or the day on which the plan ended: a version that waited for a later one never came. */
export const lastDayOf = ({ endedOn }: Pick<PlanHistory, 'endedOn'>, today: CalendarDate): CalendarDate =>
  endedOn !== null && endedOn < today ? endedOn : today

/** The version by which a plan is shown: of today, or of the day on which it ended; before its first day, of that. */
export function versionShown<Version extends PlanVersion>(
  plan: Versions<Version> & Pick<PlanHistory, 'startsOn' | 'endedOn'>,
  today: CalendarDate,
): Version | null {
  const last = lastDayOf(plan, today)
  return versionInForce(plan, last < plan.startsOn ? plan.startsOn : last)
}

/**
 * The versions that a change from a date on meets: the one in force then, and each that takes its place on a later day. The
 * newest alone would bring forward what was published for that day.
 */
export function versionsFrom<Version extends PlanVersion>(
  plan: Versions<Version>,
  date: CalendarDate,
): { version: Version; from: CalendarDate }[] {
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
  const open = plan.pauses.find(({ resumedOn }) => resumedOn === null)
  if (!open || plan.endedOn !== null) return datedLine(plan, today)
  // As it would be if it went on at once: later it may do so by each version that waits.
  const resumedOn = open.from > today ? open.from : today
  const pauses = plan.pauses.map((pause) => (pause.resumedOn === null ? { ...pause, resumedOn } : pause))
  return datedLine({ ...plan, pauses }, today).map((span): PhaseSpan => {
    if (span.to < open.from) return span
    const earliest = span.from > resumedOn ? span.from : resumedOn
    const later = versionsFrom(plan, earliest).flatMap(({ version }) => version.phases)
    const toCome = [...new Set([...span.toCome, ...later.filter(({ id }) => id === span.phase.id)])]
    return span.from < open.from
      ? { ...span, toCome, to: null }
      : { ...span, toCome, from: null, to: null, state: 'coming', week: null }
  })
}

type DatedSpan = PhaseSpan & { from: CalendarDate; to: CalendarDate }

/** Of a plan without an open pause, or of the days before it. */
function datedLine(plan: PlanHistory, today: CalendarDate): DatedSpan[] {
  const clock = planClock(plan)
  const now = dayNumber(today)
  const lastDay = Math.max(...plan.versions.map((version) => lastPlanDay(version) ?? -1))

  type Run = { phase: Phase; toCome: Phase[]; from: number; to: number; last: number }
  const runs: Run[] = []
  for (let at = 0; at <= lastDay; at++) {
    const day = clock.dayOf(at)
    if (day === null || day > clock.end) break
    const phase = clock.place(day)?.phase
    if (!phase) continue
    let run = runs.at(-1)
    if (!run || run.phase.id !== phase.id || run.last !== at - 1)
      runs.push((run = { phase, toCome: [], from: day, to: day, last: at }))
    run.to = day
    run.last = at
    if (day <= now) run.phase = phase
    if (day >= now && run.toCome.at(-1) !== phase) run.toCome.push(phase)
  }

  // On the day on which it is ended too, nobody stands on it any more.
  const ended = plan.endedOn !== null && dayNumber(plan.endedOn) <= now
  return runs.map(({ toCome, from, to, last, ...run }): DatedSpan => {
    const state = from > now ? 'coming' : ended || to < now ? 'past' : 'current'
    // In a pause no day of the plan says what is in force today.
    const paused = state === 'current' && clock.planDay(now) === null
    const inForce = paused && clock.version(now)?.phases.find(({ id }) => id === run.phase.id)
    const days = last - run.phase.startDay + 1
    const week = Math.floor((Math.min(clock.daysBefore(now), last) - run.phase.startDay) / 7) + 1
    return {
      phase: inForce || run.phase,
      toCome,
      from: dateOfDayNumber(from),
      to: dateOfDayNumber(to),
      state,
      week: state === 'current' ? week : null,
      of: Math.ceil(days / 7),
      days,
    }
  })
}

/** The phase that the plan is in, also in a pause; null before its first, between two of them, and once it has ended. */
export const phaseUnderWay = (plan: PlanHistory, today: CalendarDate): Phase | null =>
  phaseLine(plan, today).find(({ state }) => state === 'current')?.phase ?? null
