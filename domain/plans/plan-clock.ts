// Where a plan stands on a day, in day numbers: which plan day it is, which version is in force, which phase. Everything that counts days reads this.
import { dayNumber } from '@/domain/dates'
import { wholePauses } from '@/domain/plans/pauses'
import type { Phase, PlanHistory, PlanVersion } from '@/domain/plans/plan'

export type Place = {
  /** The one that the phase is of. */
  version: PlanVersion
  phase: Phase
  planDay: number
  /** 0 on the phase's first day. */
  phaseDay: number
}

export type PlanClock = {
  /** Day number of plan day 0. */
  start: number
  /** Day number of the last day on which anything can be due; infinite while the plan goes on. */
  end: number
  /** Un-paused days from the start up to but not including this one. */
  daysBefore(day: number): number
  /** Null before the start, after the end, and while paused. */
  planDay(day: number): number | null
  /** Null while an open pause makes it unknown. */
  dayOf(planDay: number): number | null
  version(day: number): PlanVersion | null
  place(day: number): Place | null
}

type Span = { from: number; to: number }

/** Half-open, in order, without overlaps, none before the start. */
const pausedSpans = (plan: PlanHistory, start: number): Span[] =>
  wholePauses(plan.pauses)
    .map(({ from, resumedOn }) => ({
      from: Math.max(start, dayNumber(from)),
      to: resumedOn === null ? Infinity : dayNumber(resumedOn),
    }))
    .filter(({ from, to }) => to > from)

/** The phase that a plan day falls in: the last one begun, unless its weeks are over. */
export function phaseAt(version: PlanVersion, planDay: number): Phase | null {
  let found: Phase | null = null
  for (const phase of version.phases) if (phase.startDay <= planDay) found = phase
  return found && planDay < found.startDay + found.weeks * 7 ? found : null
}

export function planClock(plan: PlanHistory): PlanClock {
  const start = dayNumber(plan.startsOn)
  const end = plan.endedOn === null ? Infinity : dayNumber(plan.endedOn)
  const pauses = pausedSpans(plan, start)
  const versions = plan.versions
    .map((version) => ({ version, effective: dayNumber(version.effectiveOn) }))
    .sort((a, b) => b.version.number - a.version.number)

  function daysBefore(day: number): number {
    let days = day - start
    for (const pause of pauses) if (pause.from < day) days -= Math.min(day, pause.to) - pause.from
    return days
  }

  function planDay(day: number): number | null {
    if (day < start || day > end) return null
    if (pauses.some((pause) => pause.from <= day && day < pause.to)) return null
    return daysBefore(day)
  }

  function dayOf(wanted: number): number | null {
    let day = start + wanted
    for (const pause of pauses) if (pause.from <= day) day += pause.to - pause.from
    return Number.isFinite(day) ? day : null
  }

  // Highest number first, so the first one that has taken effect is in force.
  const effectiveBy = (day: number) => versions.find((each) => each.effective <= day)
  const version = (day: number) => effectiveBy(day)?.version ?? null

  /**
   * By the version in force. Where pauses have put off what it goes on with, which would have begun by the day on which it
   * came into force, the phase that was under way then goes on: as that version has it or, where it takes it out, as before.
   */
  function phaseBegun(day: number, at: number): Pick<Place, 'version' | 'phase'> | null {
    const inForce = effectiveBy(day)
    if (!inForce) return null
    const { version, effective } = inForce
    const phase = phaseAt(version, at)
    if (phase) return { version, phase }
    const next = version.phases.find(({ startDay }) => startDay > at)
    if (!next || next.startDay > effective - start) return null
    const before = phaseBegun(effective - 1, daysBefore(effective))
    const own = version.phases.find(({ id, startDay }) => id === before?.phase.id && startDay <= at)
    return own ? { version, phase: own } : before
  }

  function place(day: number): Place | null {
    const at = planDay(day)
    if (at === null) return null
    const begun = phaseBegun(day, at)
    return begun && { ...begun, planDay: at, phaseDay: at - begun.phase.startDay }
  }

  return { start, end, daysBefore, planDay, dayOf, version, place }
}
