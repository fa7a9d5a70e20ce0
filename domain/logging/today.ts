// What the patient's phone shows: today's exercises in the order of the plan.
import { dateOfDayNumber, dayNumber } from '@/domain/dates'
import { chainsOf, isLater } from '@/domain/logging/current'
import type { Log } from '@/domain/logging/log'
import { resumedAfter, tally } from '@/domain/logging/tally'
import { fallsDue, isFlexible, slotsOf } from '@/domain/plans/occurrences'
import { planClock, type Place } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory, Prescription } from '@/domain/plans/plan'

export type TodayItem = {
  prescription: Prescription
  slot: number
  slots: number
  /** Counts further entries of the slot: done as needed, two devices may each have said the next time. */
  again: number
  /** The current entry for today and this slot. */
  log: Log | null
  /** The last that was said of it, a removal included. */
  last: string | null
  /** Where the patient chooses the days: how the plan week stands. */
  flexible: { doneThisWeek: number; dueThisWeek: number } | null
  asNeeded: boolean
  /** Whether to ask for it today: a flexible one no longer when the week is met or it has an entry today. */
  dueToday: boolean
}

/** Education as needed is to read, not to do. */
const isReading = (prescription: Prescription) =>
  prescription.exerciseKind === 'education' && prescription.dosage.frequency.kind === 'as-needed'

/** What the page of a day may ask for at all. */
export const isDoneAtHome = (prescription: Prescription) =>
  prescription.delivery === 'home' && !isReading(prescription)

/** What the page of a day has of its phase: what falls due then, what any day of the week will do for, and what is done as needed. */
const offeredAt = ({ phase, phaseDay }: Place, day: number): Prescription[] =>
  phase.prescriptions.filter((each) => {
    const { frequency } = each.dosage
    const anyDay = frequency.kind === 'as-needed' || isFlexible(frequency)
    return isDoneAtHome(each) && (anyDay || fallsDue(frequency, phaseDay, day))
  })

/** The exercises that the pages of these days have, each once. */
export function exercisesOn(plans: readonly PlanHistory[], days: readonly CalendarDate[]): string[] {
  const offered = plans.flatMap((plan) => {
    const clock = planClock(plan)
    return days.map(dayNumber).flatMap((day) => {
      const place = clock.place(day)
      return place ? offeredAt(place, day) : []
    })
  })
  return [...new Set(offered.map(({ exerciseId }) => exerciseId))]
}

export function todayFor(plan: PlanHistory, logs: readonly Log[], today: CalendarDate): TodayItem[] {
  const day = dayNumber(today)
  const place = planClock(plan).place(day)
  if (!place) return []
  const todays = chainsOf(logs)
    .filter(({ last }) => last.dueOn === today)
    .sort((a, b) => (isLater(a.first, b.first) ? 1 : -1))
    .map(({ last }) => last)
  const offered = offeredAt(place, day)
  const weeks = offered.some((each) => isFlexible(each.dosage.frequency))
    ? weekTargets(plan, logs, today, place.planDay - (place.phaseDay % 7))
    : new Map<string, WeekTarget>()

  return offered.flatMap((prescription): TodayItem[] => {
    const said = todays.filter((log) => log.prescriptionId === prescription.id)
    const own = said.filter((log) => log.status !== 'removed')
    const at = (slot: number) => {
      const log = own.find((log) => log.slot === slot) ?? null
      return { slot, log, last: (log ?? said.findLast((log) => log.slot === slot))?.id ?? null }
    }
    const { frequency } = prescription.dosage
    const item = { prescription, again: 0, flexible: null, asNeeded: false }

    if (frequency.kind === 'as-needed') {
      // One row for each entry of today, and a fresh one for the next.
      const next = Math.max(0, ...own.map((log) => log.slot)) + 1
      const fresh = { ...item, ...at(next), slots: next, asNeeded: true, dueToday: false }
      const before = own
        .sort((a, b) => a.slot - b.slot)
        .map((log, index, all) => {
          const again = index - all.findIndex(({ slot }) => slot === log.slot)
          return { ...fresh, slot: log.slot, again, log, last: log.id }
        })
      return [...before, fresh]
    }

    const flexible = isFlexible(frequency)
      ? (weeks.get(prescription.id) ?? { doneThisWeek: 0, dueThisWeek: 0 })
      : null
    const slots = slotsOf(frequency)
    return Array.from({ length: slots }, (_, i) => {
      const stands = at(i + 1)
      const wanted = !flexible || (stands.log === null && flexible.doneThisWeek < flexible.dueThisWeek)
      return { ...item, ...stands, slots, flexible, dueToday: wanted }
    })
  })
}

type WeekTarget = { doneThisWeek: number; dueThisWeek: number }

/** How many of the plan week's occurrences are met, also by days still to come. */
function weekTargets(
  plan: PlanHistory,
  logs: readonly Log[],
  today: CalendarDate,
  weekStart: number,
): Map<string, WeekTarget> {
  const clock = planClock(resumedAfter(plan, dayNumber(today)))
  const date = (planDay: number) => dateOfDayNumber(clock.dayOf(planDay) ?? dayNumber(today))
  const { counted } = tally({
    plan,
    logs,
    from: date(weekStart),
    to: date(weekStart + 6),
    today,
    withToCome: true,
  })
  const targets = new Map<string, WeekTarget>()
  for (const each of counted) {
    const target = targets.get(each.prescriptionId) ?? { doneThisWeek: 0, dueThisWeek: 0 }
    target.dueThisWeek++
    if (each.outcome === 'done' || each.outcome === 'partial') target.doneThisWeek++
    targets.set(each.prescriptionId, target)
  }
  return targets
}
