// Where a plan stands on a day, in day numbers: which plan day it is, which version is in force, which phase. Everything that counts days reads this.
import { dayNumber } from '@/domain/dates'
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
function pausedSpans(plan: PlanHistory, start: number): Span[] {
  const spans = plan.pauses
    .map((pause) => ({
      from: Math.max(start, dayNumber(pause.from)),
      to: pause.resumedOn === null ? Infinity : dayNumber(pause.resumedOn),
    }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push(span)
  }
  return merged
}

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

  /** The version in force or, where a pause has put off its first phase, the one before it. */
  function versionBegun(day: number, at: number): PlanVersion | null {
    const inForce = effectiveBy(day)
    const first = inForce?.version.phases[0]
    if (inForce && first && first.startDay > at) return versionBegun(inForce.effective - 1, at)
    return inForce?.version ?? null
  }

  function place(day: number): Place | null {
    const at = planDay(day)
    if (at === null) return null
    const begun = versionBegun(day, at)
    const phase = begun && phaseAt(begun, at)
    return phase ? { version: begun, phase, planDay: at, phaseDay: at - phase.startDay } : null
  }

  return { start, end, daysBefore, planDay, dayOf, version, place }
}
