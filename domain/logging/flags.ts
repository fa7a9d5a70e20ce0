// What a therapist should look at: each flag says what, since when, and what it was computed from. The program diagnoses nothing.
import { addDays, dateOfDayNumber, dayNumber } from '@/domain/dates'
import { grouped } from '@/domain/grouped'
import { lastDays } from '@/domain/logging/adherence'
import { currentCheckIns, currentLogs } from '@/domain/logging/current'
import { judgedBy } from '@/domain/logging/judged-by'
import type { CheckIn, Log } from '@/domain/logging/log'
import { asksToSettle, meanPain, overCeiling, worstPain } from '@/domain/logging/pain'
import { tally } from '@/domain/logging/tally'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'

export const flagCodes = [
  'over-ceiling',
  'not-settled',
  'too-painful-twice',
  'pain-rising',
  'silent',
  'low-adherence',
  'reassessment-overdue',
  'session-missed',
] as const
export type FlagCode = (typeof flagCodes)[number]

export type Flag = {
  code: FlagCode
  since: CalendarDate
  /** Of what happens on a day, the last time; null of a state that goes on. */
  lastOn: CalendarDate | null
  /** What it was computed from. */
  figures: Record<string, number>
}

/** What happened once (a log over its ceiling, painful skips, a missed session) is flagged for this many days. */
export const flaggedForDays = 14
export const painfulSkipsWithinDays = 7
const painRise = 2
/** A rise is followed back this far: so the caseload, which reads the last weeks alone, says what the whole history would. */
const painRiseDays = 28
const silentDays = 4
export const lowAdherenceDays = 14

export type Watched = {
  plan: PlanHistory
  logs: readonly Log[]
  /** Those of this plan, and those that name no plan. */
  checkIns: readonly CheckIn[]
  /** NPRS average of 24 h at the baseline assessment. */
  baselinePain: number | null
  reassessmentDueOn: CalendarDate | null
  /** The dates, in the patient's zone, of sessions marked missed. */
  missedOn: readonly CalendarDate[]
  today: CalendarDate
}

/** In the order of `flagCodes`, at most one of each. Nothing is flagged of a draft, or after the plan has ended. */
export function flagsFor(watched: Watched): Flag[] {
  const { plan, today } = watched
  if (plan.versions.length === 0 || (plan.endedOn !== null && plan.endedOn < today)) return []
  const logs = currentLogs(watched.logs).filter((log) => log.dueOn <= today)
  return [
    ceilingFlag(watched, logs),
    settledFlag(watched, logs),
    skipsFlag(watched, logs),
    painFlag(watched),
    silenceFlag(watched, logs),
    adherenceFlag(watched),
    reassessmentFlag(watched),
    sessionFlag(watched),
  ].filter((flag) => flag !== null)
}

const firstFlaggedDay = (today: CalendarDate) => addDays(today, 1 - flaggedForDays)
/** From the first to the last day on which it happened. */
const span = (dates: readonly CalendarDate[]) => ({
  since: dates.reduce((a, b) => (a < b ? a : b)),
  lastOn: dates.reduce((a, b) => (a > b ? a : b)),
})

function ceilingFlag({ plan, today }: Watched, logs: readonly Log[]): Flag | null {
  const dosageOf = judgedBy(plan)
  const from = firstFlaggedDay(today)
  const over = logs.filter((log) => {
    if (log.dueOn < from) return false
    const dosage = dosageOf(log)
    return dosage !== undefined && overCeiling(log, dosage)
  })
  if (over.length === 0) return null
  const pain = Math.max(...over.map((log) => worstPain(log) ?? 0))
  return {
    code: 'over-ceiling',
    ...span(over.map((log) => log.dueOn)),
    figures: { logs: over.length, pain },
  }
}

/** Pain of 3 to 5 is acceptable only if it settles by the next morning (Thomeé, Phys Ther 1997;77:1690). */
function settledFlag({ plan, checkIns, today }: Watched, logs: readonly Log[]): Flag | null {
  const from = firstFlaggedDay(today)
  const mornings = currentCheckIns(checkIns)
    .filter(({ planId, settled }) => settled === false && (planId === null || planId === plan.id))
    .filter(({ on }) => on >= from && on <= today && asksToSettle(logs, on))
    .map(({ on }) => on)
  if (mornings.length === 0) return null
  return {
    code: 'not-settled',
    ...span(mornings),
    figures: { mornings: mornings.length },
  }
}

function skipsFlag({ today }: Watched, logs: readonly Log[]): Flag | null {
  const from = firstFlaggedDay(today)
  const skips = logs
    .filter((log) => log.status === 'skipped' && log.skipReason === 'pain' && log.dueOn >= from)
    .map((log) => log.dueOn)
    .sort()
  const close = skips.filter((date, i) => {
    const near = (other: CalendarDate | undefined) =>
      other !== undefined && Math.abs(dayNumber(other) - dayNumber(date)) < painfulSkipsWithinDays
    return near(skips[i - 1]) || near(skips[i + 1])
  })
  if (close.length === 0) return null
  return { code: 'too-painful-twice', ...span(close), figures: { skips: close.length } }
}

function painFlag({ plan, checkIns, baselinePain, today }: Watched): Flag | null {
  if (baselinePain === null) return null
  const own = currentCheckIns(checkIns).filter(({ planId }) => planId === null || planId === plan.id)
  const byDay = grouped(own.map(({ on, pain }) => [dayNumber(on), pain] as const))
  const meanOf = (last: number) =>
    meanPain(Array.from({ length: 7 }, (_, i) => byDay.get(last - i) ?? []).flat())
  const raised = (day: number) => {
    const mean = meanOf(day)
    return mean !== null && mean >= baselinePain + painRise
  }
  const now = dayNumber(today)
  const mean = meanOf(now)
  if (mean === null || !raised(now)) return null
  let since = now
  while (since > now + 1 - painRiseDays && raised(since - 1)) since--
  return {
    code: 'pain-rising',
    since: dateOfDayNumber(since),
    lastOn: null,
    figures: { mean, baseline: baselinePain },
  }
}

function silenceFlag({ plan, today, logs: all }: Watched, logs: readonly Log[]): Flag | null {
  const clock = planClock(plan)
  const last = logs.reduce((latest, log) => Math.max(latest, dayNumber(log.dueOn)), clock.start - 1)
  const now = dayNumber(today)
  const since = Math.max(last + 1, clock.start)
  // Paused days are nobody's silence.
  const days = clock.daysBefore(now) - clock.daysBefore(since)
  if (now <= since || days < silentDays) return null
  const missed = tally({
    plan,
    logs: all,
    from: dateOfDayNumber(since),
    to: addDays(today, -1),
    today,
  }).counted
  if (missed.length === 0) return null
  return {
    code: 'silent',
    since: dateOfDayNumber(since),
    lastOn: null,
    figures: { days, due: missed.length },
  }
}

function adherenceFlag({ plan, logs, today }: Watched): Flag | null {
  const from = addDays(today, 1 - lowAdherenceDays)
  if (plan.startsOn > from) return null
  const { due, met, frequency } = lastDays({ plan, logs, today }, lowAdherenceDays)
  if (frequency === null || frequency >= 0.5) return null
  return { code: 'low-adherence', since: from, lastOn: null, figures: { due, met } }
}

function reassessmentFlag({ reassessmentDueOn, today }: Watched): Flag | null {
  if (reassessmentDueOn === null || reassessmentDueOn >= today) return null
  const days = dayNumber(today) - dayNumber(reassessmentDueOn)
  return { code: 'reassessment-overdue', since: reassessmentDueOn, lastOn: null, figures: { days } }
}

function sessionFlag({ missedOn, today }: Watched): Flag | null {
  const missed = missedOn.filter((date) => date >= firstFlaggedDay(today) && date <= today)
  if (missed.length === 0) return null
  return { code: 'session-missed', ...span(missed), figures: { sessions: missed.length } }
}
