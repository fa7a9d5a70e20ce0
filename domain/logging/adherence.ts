// Adherence: how much of what was due was done, as two figures that are never mixed. Self-report, and not recovery (Bailey et al., Br J Sports Med 2020;54:326).
import { addDays, dateOfDayNumber, dayNumber } from '@/domain/dates'
import type { Log } from '@/domain/logging/log'
import { eachCounted, tally, type Counted, type Tally } from '@/domain/logging/tally'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'

export type Adherence = {
  due: number
  /** Done or partial. */
  met: number
  done: number
  partial: number
  skipped: number
  notLogged: number
  /** 0 to 1; null when nothing was due. */
  frequency: number | null
  /** 0 to 1; null when nothing was due, or only partial logs without figures were made. */
  dose: number | null
  partialWithoutFigures: number
  /**
   * Of the entries that patients made themselves, those first written down more than 24 h after their day had ended
   * (Stone et al., Control Clin Trials 2003;24:182); null when the ends of days were not given.
   */
  late: number | null
  /** Typed in by staff from a paper handout: in the figures, and shown apart. */
  fromPaper: number
  /** Done where nothing was due: kept, and in no figure. */
  extra: number
}

/** When a calendar date ends in the patient's zone, in milliseconds since 1970. Zones are the server's business. */
export type DayEnd = (date: CalendarDate) => number

type Input = { plan: PlanHistory; logs: readonly Log[]; today: CalendarDate; dayEnd?: DayEnd }
type Window = { from: CalendarDate; to: CalendarDate }

const dayInMs = 86_400_000

export function adherence(args: Input & Window): Adherence {
  return summary(tally(args), args.dayEnd)
}

const isLate = ({ first }: Counted, dayEnd?: DayEnd): boolean =>
  first !== null && dayEnd !== undefined && Date.parse(first.loggedAt) > dayEnd(first.dueOn) + dayInMs

const nothing = {
  ...{ done: 0, partial: 0, skipped: 0, notLogged: 0, partialWithoutFigures: 0, late: 0, fromPaper: 0 },
  ...{ sets: 0, setsDone: 0 },
}
type Sum = typeof nothing

function add(sum: Sum, each: Counted, late: boolean): void {
  if (each.outcome === 'done') sum.done++
  else if (each.outcome === 'partial') sum.partial++
  else if (each.outcome === 'skipped') sum.skipped++
  else sum.notLogged++

  if (each.setsDone === null) sum.partialWithoutFigures++
  else {
    sum.setsDone += each.setsDone
    sum.sets += each.sets
  }
  if (each.log?.source === 'paper') sum.fromPaper++
  else if (late) sum.late++
}

function asFigures({ sets, setsDone, ...sum }: Sum, extra: number, dayEnd?: DayEnd): Adherence {
  const met = sum.done + sum.partial
  const due = met + sum.skipped + sum.notLogged
  return {
    ...sum,
    due,
    met,
    frequency: due === 0 ? null : met / due,
    dose: sets === 0 ? null : setsDone / sets,
    late: dayEnd ? sum.late : null,
    extra,
  }
}

function summary({ counted, extra }: Tally, dayEnd?: DayEnd): Adherence {
  const sum = { ...nothing }
  for (const each of counted) add(sum, each, isLate(each, dayEnd))
  return asFigures(sum, extra.length, dayEnd)
}

/** The last days, today included: 28 of them at most. */
export const lastDays = (args: Input, days: number): Adherence => daysEnding(args, 0, days)

/** The last four times seven days, the oldest first. */
export const adherenceOfLastWeeks = (args: Input): Adherence[] =>
  [21, 14, 7, 0].map((ago) => daysEnding(args, ago, 7))

function daysEnding(args: Input, ago: number, days: number): Adherence {
  const { counted, extra } = lastWeeks(args)
  const last = dayNumber(args.today) - ago
  const within = (day: number) => day <= last && day > last - days
  return summary(
    {
      counted: counted.filter((each) => within(each.day)),
      extra: extra.filter((log) => within(dayNumber(log.dueOn))),
    },
    args.dayEnd,
  )
}

export const last7And28 = (args: Input) => ({ last7: lastDays(args, 7), last28: lastDays(args, 28) })

// Three figures and a flag of one plan are sums over the same 28 days.
const known = new WeakMap<readonly Log[], { plan: PlanHistory; today: CalendarDate; tally: Tally }>()

function lastWeeks({ plan, logs, today }: Input): Tally {
  const found = known.get(logs)
  if (found?.plan === plan && found.today === today) return found.tally
  const fresh = tally({ plan, logs, from: addDays(today, -27), to: today, today })
  known.set(logs, { plan, today, tally: fresh })
  return fresh
}

/**
 * From the plan's first day to today: each phase that had something due, and each plan week, from its first day on; weeks
 * begin anew with each phase and skip paused days. Extra logs belong to neither.
 */
export function adherenceByPhaseAndWeek(args: Input): {
  phases: { phaseId: string; adherence: Adherence }[]
  weeks: { phaseId: string; from: CalendarDate; to: CalendarDate; adherence: Adherence }[]
} {
  const { plan, today, dayEnd } = args
  const phases = new Map<string, Sum>()
  const weeks = new Map<number, { phaseId: string; sum: Sum }>()
  eachCounted({ ...args, from: plan.startsOn, to: today }, (each) => {
    const { phaseId, weekStart } = each
    let phase = phases.get(phaseId)
    if (!phase) phases.set(phaseId, (phase = { ...nothing }))
    let week = weeks.get(weekStart)
    if (!week) weeks.set(weekStart, (week = { phaseId, sum: { ...nothing } }))
    const late = isLate(each, dayEnd)
    add(phase, each, late)
    add(week.sum, each, late)
  })
  const clock = planClock(plan)
  const date = (planDay: number) => dateOfDayNumber(clock.dayOf(planDay) ?? dayNumber(today))
  return {
    phases: [...phases].map(([phaseId, sum]) => ({ phaseId, adherence: asFigures(sum, 0, dayEnd) })),
    weeks: [...weeks]
      .sort(([a], [b]) => a - b)
      .map(([weekStart, { phaseId, sum }]) => ({
        phaseId,
        from: date(weekStart),
        to: date(weekStart + 6),
        adherence: asFigures(sum, 0, dayEnd),
      })),
  }
}

/** 80 % of the prescribed dose is the commonest "satisfactory" (Bailey et al.); a clinic may set another target. */
const usualTarget = 80

/**
 * Whole per cent, rounded half up; but the figure claims nothing that was not reached: never 100 % of less than all, never
 * a band that lies above, and never 0 % of more than none.
 */
export function percent(value: number | null, target = usualTarget): number | null {
  if (value === null) return null
  // What binary fractions lose: 0.29 * 100 is a little under 29.
  const exact = value * 100 + 1e-9
  const rounded = Math.floor(exact + 0.5)
  const reached = [50, target, 100].includes(rounded) && exact < rounded ? rounded - 1 : rounded
  return value > 0 ? Math.max(1, reached) : reached
}

export type Band = 'good' | 'partial' | 'low' | 'none'

export function band(value: number | null, target = usualTarget): Band {
  const figure = percent(value, target)
  if (figure === null) return 'none'
  if (figure >= target) return 'good'
  return figure >= 50 ? 'partial' : 'low'
}
