// The seven days of a week, each with what counts on it: the patient's strip and the therapist's week are both drawn from this list, the strip without what a day has no more room for.
import { addDays, dayNumber, eachDay } from '@/domain/dates'
import type { Log } from '@/domain/logging/log'
import { tally, type Counted } from '@/domain/logging/tally'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'

export type DueDay = { date: CalendarDate; due: Counted[] }

/** From a Monday on. Where the patient chooses the days, it stands on the day it was done, or else on the day by which it counts. */
export function weekOf(
  plan: PlanHistory,
  logs: readonly Log[],
  monday: CalendarDate,
  today: CalendarDate,
): DueDay[] {
  const sunday = addDays(monday, 6)
  const clock = planClock(plan)
  const { counted } = tally({ plan, logs, from: monday, to: sunday, today, withToCome: true })
  return eachDay(monday, sunday).map((date) => ({
    date,
    due: counted.filter(
      ({ day, outcome }) =>
        day === dayNumber(date) &&
        // What an open pause puts off has no day yet.
        (outcome !== 'to-come' || clock.planDay(day) !== null),
    ),
  }))
}

/** Due and not met: still to come on its day, or left since. */
export const isOpen = ({ outcome }: Counted) => outcome === 'to-come' || outcome === 'not-logged'

export type WeekDay = {
  date: CalendarDate
  /** Done, partial, skipped, not logged, and what is still to come that day. */
  due: number
  done: number
  partial: number
  skipped: number
  notLogged: number
}

export function countsOf({ date, due }: DueDay): WeekDay {
  const times = (wanted: Counted['outcome']) => due.filter(({ outcome }) => outcome === wanted).length
  return {
    date,
    due: due.length,
    done: times('done'),
    partial: times('partial'),
    skipped: times('skipped'),
    notLogged: times('not-logged'),
  }
}

export type DueExercise = { prescriptionId: string; times: number; words: string }

/** A line for each exercise of a day, with what became of it: no words for what is still to come. */
export function exercisesOf({ due }: DueDay): DueExercise[] {
  const ids = [...new Set(due.map(({ prescriptionId }) => prescriptionId))]
  return ids.map((prescriptionId) => {
    const own = due.filter((each) => each.prescriptionId === prescriptionId)
    return { prescriptionId, times: own.length, words: becameOf(own.map(({ outcome }) => outcome)) }
  })
}

const outcomeWords = {
  done: 'done',
  partial: 'done in part',
  skipped: 'skipped',
  'not-logged': 'not logged',
  'to-come': '',
} as const

function becameOf(outcomes: Counted['outcome'][]): string {
  const [first = 'to-come', ...others] = new Set(outcomes)
  if (others.length === 0) return outcomeWords[first]
  const met = outcomes.filter((outcome) => outcome === 'done' || outcome === 'partial').length
  return `${met} of ${outcomes.length} done`
}
