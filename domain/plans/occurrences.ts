// What is due: the occurrences of a plan's home prescriptions on each date, by the dosage in force on that date.
import { dateOfDayNumber, dayNumber, weekdayOfDayNumber } from '@/domain/dates'
import type { Frequency } from '@/domain/plans/dosage'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, Phase, PlanHistory, Prescription } from '@/domain/plans/plan'

export type Occurrence = {
  prescriptionId: string
  prescriptionVersionId: string
  exerciseId: string
  dueOn: CalendarDate
  /** 1 is the first time of the day. */
  slot: number
  slots: number
  /** The patient chooses the day; `dueOn` is the day it is counted on when nothing met it before. */
  flexible: boolean
  phaseId: string
  /** Week of the phase, from 1. */
  week: number
  sets: number | null
}

/** Times a day; 0 for what is never due. */
export function slotsOf(frequency: Frequency): number {
  return frequency.kind === 'days-a-week' || frequency.kind === 'weekdays' ? frequency.timesADay : 0
}

/** Seven days a week leave nothing to choose, so each is met on its own day, like a named weekday. */
export function isFlexible(frequency: Frequency): boolean {
  return frequency.kind === 'days-a-week' && frequency.days < 7
}

export function isCounted(prescription: Prescription): boolean {
  return prescription.delivery === 'home' && slotsOf(prescription.dosage.frequency) > 0
}

/** At most so many times something is to be done at home on one day of a plan; what is done as needed is asked for once. */
export function busiestDay(phases: readonly Phase[]): number {
  const timesIn = ({ prescriptions }: Phase) =>
    prescriptions
      .filter(({ delivery }) => delivery === 'home')
      .reduce((sum, { dosage }) => sum + Math.max(1, slotsOf(dosage.frequency)), 0)
  return Math.max(0, ...phases.map(timesIn))
}

/**
 * Whether something falls due on a day. The k-th of n days a week falls due on day ceil(7k/n) of the plan week, which is
 * to say: on the days on which floor(n * day / 7) grows.
 */
export function fallsDue(frequency: Frequency, phaseDay: number, day: number): boolean {
  if (frequency.kind === 'weekdays') return frequency.weekdays.includes(weekdayOfDayNumber(day))
  if (frequency.kind !== 'days-a-week') return false
  const before = phaseDay % 7
  return Math.floor((frequency.days * (before + 1)) / 7) > Math.floor((frequency.days * before) / 7)
}

/** In order of date, prescription and slot, whatever the order of the prescriptions in the plan. */
export function occurrencesDue(plan: PlanHistory, from: CalendarDate, to: CalendarDate): Occurrence[] {
  const clock = planClock(plan)
  const last = Math.min(dayNumber(to), clock.end)
  const found: Occurrence[] = []
  for (let day = Math.max(dayNumber(from), clock.start); day <= last; day++) {
    const place = clock.place(day)
    if (!place) continue
    const due = place.phase.prescriptions.filter(
      (each) => isCounted(each) && fallsDue(each.dosage.frequency, place.phaseDay, day),
    )
    due.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    const dueOn = dateOfDayNumber(day)
    for (const prescription of due) {
      const slots = slotsOf(prescription.dosage.frequency)
      for (let slot = 1; slot <= slots; slot++) {
        found.push({
          prescriptionId: prescription.id,
          prescriptionVersionId: prescription.versionId,
          exerciseId: prescription.exerciseId,
          dueOn,
          slot,
          slots,
          flexible: isFlexible(prescription.dosage.frequency),
          phaseId: place.phase.id,
          week: Math.floor(place.phaseDay / 7) + 1,
          sets: prescription.dosage.sets ?? null,
        })
      }
    }
  }
  return found
}
