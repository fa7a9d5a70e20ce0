// Turns a patient's story into what would have been recorded: logs, check-ins and sessions, day by day.
import { v7 } from 'uuid'
import { addDays, eachDay, weekdayOf } from '@/domain/dates'
import { occurrencesDue } from '@/domain/plans/occurrences'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'
import { phaseOn } from '@/domain/plans/schedule'
import type { Chance } from './chance'
import type { Row } from './insert'
import type { DemoPatient } from './people'

export type Keys = { clinic_id: string; patient_id: string; plan_id: string }

type Told = {
  plan: PlanHistory
  person: DemoPatient
  keys: Keys
  accountId: string
  today: CalendarDate
  luck: Chance
}

const at = (date: CalendarDate, hour: number, minute = 0) =>
  `${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`

/** Pain on a day: falls by half over the plan where the story goes well, and rises in the last two weeks where it does not. */
function painOn(told: Told, date: CalendarDate): number {
  const { person, plan, today, luck } = told
  const days = eachDay(plan.startsOn, today).length
  const share = eachDay(plan.startsOn, date).length / Math.max(1, days)
  const rising = person.story === 'pain-rising' && date > addDays(today, -12)
  const expected = rising ? person.painAtStart + 2.6 : person.painAtStart * (1 - 0.55 * share)
  return Math.min(10, Math.max(0, Math.round(expected + (luck.next() - 0.5) * 1.6)))
}

/** How likely an exercise is logged at all on a day. */
function willingness({ person, plan, today }: Told, date: CalendarDate): number {
  switch (person.story) {
    case 'never-started':
      return 0
    case 'silent-week':
      return date >= addDays(today, -8) ? 0 : 0.9
    case 'fading': {
      const days = eachDay(plan.startsOn, today).length
      return 0.98 - 0.8 * (eachDay(plan.startsOn, date).length / Math.max(1, days))
    }
    case 'pain-rising':
      return 0.72
    default:
      return 0.92
  }
}

/** After four weeks one exercise has become easy, another is too much, the others can be borne; else the day's pain says it: null. */
function feltWith({ person, plan }: Told, prescriptionId: string): number | null {
  if (person.story !== 'four-weeks') return null
  const home = plan.versions[0]!.phases[0]!.prescriptions.filter(({ delivery }) => delivery === 'home')
  const nameOf = home.find(({ id }) => id === prescriptionId)?.exerciseName
  return nameOf === 'Scapular squeeze, sitting' ? 2 : nameOf === 'Row with a resistance band' ? 7 : 4
}

export function logsOf(told: Told): Row[] {
  const { plan, person, keys, accountId, today, luck } = told
  const rows: Row[] = []
  for (const due of occurrencesDue(plan, plan.startsOn, addDays(today, -1))) {
    if (!luck.happens(willingness(told, due.dueOn))) continue
    const felt = feltWith(told, due.prescriptionId)
    const pain = felt ?? painOn(told, due.dueOn)
    const sore = felt === null && pain >= 6 && luck.happens(person.story === 'pain-rising' ? 0.45 : 0.15)
    const status =
      felt !== null
        ? 'done'
        : sore
          ? 'skipped'
          : luck.happens(0.06)
            ? 'skipped'
            : luck.happens(0.1)
              ? 'partial'
              : 'done'
    const late = luck.happens(0.06)
    const hour = 7 + ((due.slot * 5) % 12)
    const loggedAt = late ? at(addDays(due.dueOn, 2), 19, 5) : at(due.dueOn, hour, 40)
    if (loggedAt >= at(today, 0)) continue
    rows.push({
      id: v7(),
      ...keys,
      prescription_id: due.prescriptionId,
      prescription_version_id: due.prescriptionVersionId,
      due_on: due.dueOn,
      slot: due.slot,
      extra: false,
      status,
      sets_done:
        status === 'partial' ? Math.max(1, (due.sets ?? 2) - 1) : status === 'done' ? due.sets : null,
      pain: status === 'skipped' ? null : Math.max(0, pain - 1),
      pain_after: status === 'skipped' || luck.happens(0.5) ? null : pain,
      effort: status === 'skipped' ? null : 3 + Math.floor(luck.next() * 3),
      skip_reason:
        status !== 'skipped' ? null : sore ? 'pain' : luck.pick(['no-time', 'forgot', 'tired'] as const),
      performed_at: at(due.dueOn, hour, 20),
      logged_at: loggedAt,
      received_at: loggedAt,
      time_zone: 'Europe/London',
      late,
      source: 'portal',
      entered_by: accountId,
    })
  }
  return rows
}

const words = [
  '',
  '',
  '',
  'Stiff in the morning',
  'Better after the walk',
  'Slept well',
  'Long day at the desk',
] as const

export function checkInsOf(told: Told): Row[] {
  const { plan, keys, today, luck } = told
  return eachDay(plan.startsOn, addDays(today, -1))
    .filter((date) => phaseOn(plan, date) !== null && luck.happens(willingness(told, date) * 0.65))
    .map((date) => ({
      id: v7(),
      ...keys,
      on: date,
      pain: painOn(told, date),
      word: luck.pick(words),
      performed_at: at(date, 20),
      logged_at: at(date, 20, 1),
      received_at: at(date, 20, 1),
      time_zone: 'Europe/London',
    }))
}

/** Monday, Wednesday and Friday for three a week; a Wednesday every second week for one in two. */
function isSessionDay(plan: PlanHistory, date: CalendarDate): number | null {
  const place = phaseOn(plan, date)
  if (!place) return null
  const { phase, phaseDay } = place
  const weekday = weekdayOf(date)
  const week = Math.floor(phaseDay / 7)
  if (week % phase.everyWeeks !== 0) return null
  const days = [3, 1, 5].slice(0, phase.sessions)
  return days.includes(weekday) ? phase.sessionMinutes : null
}

export function sessionsOf(told: Told & { therapistId: string; hour: number }): {
  sessions: Row[]
  plans: Row[]
} {
  const { plan, person, keys, today, luck, therapistId, hour } = told
  const end = plan.endedOn ?? addDays(today, 14)
  const sessions: Row[] = []
  for (const date of eachDay(plan.startsOn, end)) {
    const minutes = isSessionDay(plan, date)
    if (minutes === null) continue
    const fading = person.story === 'fading' && date > addDays(today, -14)
    const never = person.story === 'never-started'
    const status =
      date >= today
        ? 'booked'
        : luck.happens(fading || never ? 0.4 : 0.06)
          ? 'missed'
          : luck.happens(0.05)
            ? luck.pick(['cancelled-by-patient', 'cancelled-by-clinic'] as const)
            : 'attended'
    sessions.push({
      id: v7(),
      clinic_id: keys.clinic_id,
      patient_id: keys.patient_id,
      therapist_id: therapistId,
      starts_at: at(date, hour),
      minutes,
      status,
    })
  }
  const plans = sessions.map(({ id }) => ({ ...keys, session_id: id }))
  return { sessions, plans }
}
