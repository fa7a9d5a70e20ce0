// Which sessions a phase still asks for, day by day, and how those of this week and of the phase stand. Suggestions only: a person books them.
import { addDays, weekdayOf } from '@/domain/dates'
import { isOpenOn, type ClinicHours } from '@/domain/plans/clinic-hours'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import type { SessionStatus } from '@/domain/plans/session'
import { sessionSuggestions, type SessionInterval } from '@/domain/plans/sessions-asked-for'

/** A session that serves the plan, on its day in the clinic. */
export type DatedSession = { date: CalendarDate; status: SessionStatus }

export type SuggestedSession = { date: CalendarDate; time: string; minutes: number }

/** As far ahead as a session can be booked. */
export const latestDaysAhead = 366

/**
 * What is left to book of a phase from tomorrow on: for each interval as many days as its sessions fall short, first
 * among the weekdays that suit, then among the others on which the clinic is open, spread over the interval. Never a
 * paused day, never one on which the patient comes already.
 */
export function suggestedSessions(
  plan: PlanHistory,
  phaseId: string,
  sessions: readonly DatedSession[],
  clinic: ClinicHours,
  today: CalendarDate,
): SuggestedSession[] {
  const days = (interval: SessionInterval): CalendarDate[] => {
    const came = new Set(sessions.filter(isOn).map(({ date }) => date))
    const free = interval.days.filter(
      (day) =>
        day > today && day <= addDays(today, latestDaysAhead) && !came.has(day) && isOpenOn(clinic, day),
    )
    const wanted = shortOf(interval, sessions)
    const suits = free.filter((day) => interval.weekdays.includes(weekdayOf(day)))
    const best = spread(suits, wanted)
    // Where nobody has said when the clinic is open, a working week is a better guess than a weekend.
    const others = free.filter((day) => !suits.includes(day))
    const working = clinic.openingHours.length === 0 ? others.filter((day) => weekdayOf(day) <= 5) : others
    return [...best, ...spread(working, wanted - best.length)].sort()
  }
  return sessionSuggestions(plan, today, addDays(today, latestDaysAhead))
    .filter((interval) => interval.phaseId === phaseId)
    .flatMap((interval) =>
      days(interval).map((date) => ({ date, time: interval.time, minutes: interval.minutes })),
    )
}

export type SessionTally = {
  from: CalendarDate
  to: CalendarDate
  due: number
  attended: number
  booked: number
  /** Neither attended nor booked, and there is still time to. */
  short: number
}

export type SessionTallies = {
  phaseId: string
  phaseName: string
  everyWeeks: number
  /** The interval that today falls into: a week, or as many as the frequency says. */
  now: SessionTally
  phase: SessionTally
}

/** How the sessions of the phase that the patient is in stand; null before and after the plan, in a pause, and where none are asked for. */
export function sessionTallies(
  plan: PlanHistory,
  sessions: readonly DatedSession[],
  today: CalendarDate,
): SessionTallies | null {
  const all = sessionSuggestions(plan, plan.startsOn, addDays(today, latestDaysAhead))
  const now = all.find((interval) => interval.days.includes(today))
  if (!now) return null
  const ofPhase = all.filter((interval) => interval.phaseId === now.phaseId)
  return {
    phaseId: now.phaseId,
    phaseName: now.phaseName,
    everyWeeks: now.everyWeeks,
    now: tally([now], sessions, today),
    phase: tally(ofPhase, sessions, today),
  }
}

function tally(
  intervals: readonly SessionInterval[],
  sessions: readonly DatedSession[],
  today: CalendarDate,
): SessionTally {
  const within = intervals.flatMap((interval) => sessionsIn(interval, sessions))
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
  return {
    from: intervals[0]?.from ?? today,
    to: intervals.at(-1)?.to ?? today,
    due: sum(intervals.map((interval) => interval.sessions)),
    attended: within.filter(({ status }) => status === 'attended').length,
    booked: within.filter(({ status }) => status === 'booked').length,
    short: sum(
      intervals.filter(({ to }) => to >= today).map((interval) => Math.max(0, shortOf(interval, sessions))),
    ),
  }
}

const sessionsIn = ({ from, to }: SessionInterval, sessions: readonly DatedSession[]) =>
  sessions.filter(({ date }) => from <= date && date <= to)

/** A missed or cancelled session was not held, so its place can be filled; more than were asked for leave none. */
const shortOf = (interval: SessionInterval, sessions: readonly DatedSession[]) =>
  interval.sessions -
  sessionsIn(interval, sessions).filter(({ status }) => status === 'booked' || status === 'attended').length

const isOn = ({ status }: DatedSession) => !status.startsWith('cancelled')

/** As many of a list as wanted, evenly over its length; all of it where it has no more. */
function spread<T>(list: readonly T[], wanted: number): T[] {
  if (wanted >= list.length) return [...list]
  return Array.from({ length: Math.max(0, wanted) }, (_, i) => {
    return list[Math.floor(((i + 0.5) * list.length) / wanted)] as T
  })
}
