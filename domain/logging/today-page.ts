// Everything that the patient's page of a day shows, worked out from plans and entries alone, so that the phone can draw it without a network too.
import type { Picture } from '@/domain/catalog/picture'
import { addDays, eachDay, startOfWeek } from '@/domain/dates'
import { currentCheckIns, currentLogs } from '@/domain/logging/current'
import { paceOf, type Pace } from '@/domain/logging/guide'
import { daysToLog, type CheckIn, type CheckInView, type Log, type LoggedView } from '@/domain/logging/log'
import { asksToSettle } from '@/domain/logging/pain'
import { byTimeOfDay, timeOfDay } from '@/domain/logging/times-of-day'
import type { Counted } from '@/domain/logging/tally'
import { todayFor, type TodayItem } from '@/domain/logging/today'
import { countsOf, isOpen, weekOf, type WeekDay } from '@/domain/logging/week'
import { occurrencesDue } from '@/domain/plans/occurrences'
import { plainDosage } from '@/domain/plans/dosage-words'
import type { CalendarDate, PlanHistory, PlanStatus } from '@/domain/plans/plan'
import { beginsOn, dateOfPlanDay, pauseOn } from '@/domain/plans/schedule'

export type HowTo = { id: string; steps: string[]; stopWhen: string; picture: Picture | null }

export type ExerciseView = {
  /** Unique on the page; also the anchor. */
  key: string
  prescriptionId: string
  prescriptionVersionId: string
  slot: number
  name: string
  /** "Morning" where an exercise is due more than once that day, else "". */
  time: string
  amount: string
  often: string
  /** "2 of 5 this week, one is due" where the patient chooses the days. */
  week: string
  /** It is offered on this day and does not count on it: another day of the week will do as well. */
  waits: boolean
  note: string
  steps: string[]
  stopWhen: string
  /** How it is done is on a page of its own: there is too much to say on this one. */
  howToApart: boolean
  picture: Picture | null
  sets: number | null
  reps: number | null
  /** How the guide leads through it. */
  pace: Pace
  painCeiling: number
  log: LoggedView | null
  /** The last that was said of it, a removal included: who has another says something newer. */
  last: string | null
}

export type PlanDay = {
  planId: string
  problem: string
  /** The plan goes on around this day; else it is here for what was logged all the same. */
  underWay: boolean
  /** Asked for on this day: as the day goes, and within a time of day in the order of the plan. */
  due: ExerciseView[]
  /** Where the patient chooses the days and this day needs none: welcome, and not asked for. */
  notNeeded: ExerciseView[]
  asNeeded: ExerciseView[]
  /** Logged on this day for what the plan does not ask for on it, as after it was changed, paused or ended, which a phone without network had not heard of. */
  alsoLogged: { name: string; log: LoggedView }[]
  checkIn: CheckInView | null
  /** Yesterday's exercises gave pain that has to settle by this morning. */
  asksToSettle: boolean
  /** The last one before this day, for "the same as". */
  checkInBefore: CheckInView | null
}

export type TodayPage = {
  on: CalendarDate
  today: CalendarDate
  plans: PlanDay[]
  /** The pain limit that all the day asks for has, said once; who has another says so. Null where they differ. */
  painLimit: number | null
  week: WeekDay[]
  /** The nearest day of the weeks beside it that may be logged. */
  before: CalendarDate | null
  after: CalendarDate | null
  /** Why nothing is asked for at all, and the date that goes with it. */
  state: 'under-way' | 'none' | 'not-started' | 'paused' | 'over'
  date: CalendarDate | null
  /** The plans that are paused on this day, and when each goes on, if that is known. */
  paused: { problem: string; goesOn: CalendarDate | null }[]
  /** Something was written down that the person keeps after a plan's end, and can be opened. */
  keepsWell: boolean
}

export type Known = {
  plans: readonly (PlanHistory & { problem: string; status: PlanStatus })[]
  logs: readonly Log[]
  checkIns: readonly CheckIn[]
  howTo: ReadonlyMap<string, HowTo>
  keepsWell: boolean
}

/** The most times that one exercise can be logged on a day. */
const mostSlots = 10
/** What is due next is looked for in so many days. */
export const lookAhead = 28

export function todayPage(known: Known, on: CalendarDate, today: CalendarDate): TodayPage {
  const monday = startOfWeek(on)
  const entered = logsByPlan(known)
  const weeks = entered.map(({ plan, logs }) => weekOf(plan, logs, monday, today))
  const plans = entered.flatMap(({ plan, logs }, index): PlanDay[] => {
    const items = todayFor(plan, logs, on)
    const underWay = items.length > 0 || isUnderWay(plan, on)
    const own = named(plan, logs)
    const also = alsoLogged(own, on, items)
    const checkIns = currentCheckIns(known.checkIns.filter((checkIn) => checkIn.planId === plan.id))
    const checkIn = checkIns.find((each) => each.on === on) ?? null
    if (!underWay && also.length === 0 && !checkIn) return []
    const waiting = waitingOf(items, weeks[index]?.find(({ date }) => date === on)?.due ?? [])
    const view = (item: TodayItem) => exerciseView(item, waiting.has(item), known.howTo)
    const shown = items.filter((item) => item.slot <= mostSlots)
    return [
      {
        planId: plan.id,
        problem: plan.problem,
        underWay,
        due: byTimeOfDay(
          shown.filter((item) => !item.asNeeded && (item.dueToday || item.log !== null)).map(view),
        ).flatMap(({ items }) => items),
        notNeeded: shown.filter((item) => !item.asNeeded && !item.dueToday && item.log === null).map(view),
        asNeeded: shown.filter((item) => item.asNeeded).map(view),
        alsoLogged: also,
        checkIn,
        asksToSettle: asksToSettle(
          own.map(({ log }) => log),
          on,
        ),
        checkInBefore: lastBefore(checkIns, on),
      },
    ]
  })
  return {
    on,
    today,
    plans,
    painLimit: sharedPainLimit(plans),
    week: eachDay(monday, addDays(monday, 6)).map((date, day) =>
      countsOf({ date, due: ofTheDay(weeks.flatMap((week) => week[day]?.due ?? [])) }),
    ),
    ...weeksBeside(known.plans, monday, today),
    ...stateOf(known.plans, plans, on),
    keepsWell: known.keepsWell,
    paused: pausedOn(known.plans, on),
  }
}

/** All that the page offers, in its order. */
export const exercisesOf = ({ plans }: Pick<TodayPage, 'plans'>): ExerciseView[] => [
  ...plans.flatMap(({ due }) => due),
  ...plans.flatMap(({ notNeeded, asNeeded }) => [...notNeeded, ...asNeeded]),
]

/** The page with each of {@link exercisesOf} as `change` makes it. */
export const withExercises = (page: TodayPage, change: (item: ExerciseView) => ExerciseView): TodayPage => ({
  ...page,
  plans: page.plans.map((plan) => ({
    ...plan,
    due: plan.due.map(change),
    notNeeded: plan.notNeeded.map(change),
    asNeeded: plan.asNeeded.map(change),
  })),
})

/** Without the times of the week that count by this day where the day has no more room for them: they are logged on others. */
function ofTheDay(due: readonly Counted[]): Counted[] {
  const taken = new Map<string, number>()
  const take = ({ prescriptionId: id }: Counted) => taken.set(id, (taken.get(id) ?? 0) + 1)
  const [logged, open] = [due.filter((each) => !isOpen(each)), due.filter(isOpen)]
  logged.forEach(take)
  const fitting = open.filter((each) => {
    if (each.room !== null && (taken.get(each.prescriptionId) ?? 0) >= each.room) return false
    take(each)
    return true
  })
  return [...logged, ...fitting]
}

/** Back as far as may be logged, and no further than the first plan. */
function weeksBeside(
  plans: Known['plans'],
  monday: CalendarDate,
  today: CalendarDate,
): Pick<TodayPage, 'before' | 'after'> {
  const first = plans.map(({ startsOn }) => startsOn).sort()[0] ?? today
  const [before, after] = [addDays(monday, -1), addDays(monday, 7)]
  return {
    before: before >= first && before >= addDays(today, -daysToLog) ? before : null,
    after: after <= today ? after : null,
  }
}

/** Whether something that counts on the page's day has not been logged: what may wait asks for nothing. */
export const isAnyDue = ({ plans }: Pick<TodayPage, 'plans'>): boolean =>
  plans.some(({ due }) => due.some(({ log, waits }) => log === null && !waits))

/** On a day that asks for nothing, of all that may be done. */
function sharedPainLimit(plans: readonly PlanDay[]): number | null {
  const due = plans.flatMap((plan) => plan.due)
  const free = plans.flatMap(({ notNeeded, asNeeded }) => [...notNeeded, ...asNeeded])
  const asked = due.length > 0 ? due : free
  const [limit = null, ...others] = new Set(asked.map(({ painCeiling }) => painCeiling))
  return others.length === 0 ? limit : null
}

type PlanLogs = { plan: Known['plans'][number]; logs: Log[] }

/** What was logged for each plan, in whichever version it stood: so no plan looks through the entries of another. */
function logsByPlan({ plans, logs }: Pick<Known, 'plans' | 'logs'>): PlanLogs[] {
  const entered = plans.map((plan): PlanLogs => ({ plan, logs: [] }))
  const havingIt = new Map<string, Set<PlanLogs>>()
  for (const each of entered)
    for (const { id } of prescriptionsOf(each.plan)) {
      const having = havingIt.get(id)
      if (having) having.add(each)
      else havingIt.set(id, new Set([each]))
    }
  for (const log of logs) havingIt.get(log.prescriptionId)?.forEach((each) => each.logs.push(log))
  return entered
}

const prescriptionsOf = ({ versions }: PlanHistory) =>
  versions.flatMap(({ phases }) => phases.flatMap(({ prescriptions }) => prescriptions))

type OwnLog = { name: string; log: Log }

/** What counts of a plan's entries, each with its exercise's name. */
function named(plan: PlanHistory, logs: readonly Log[]): OwnLog[] {
  const names = new Map(prescriptionsOf(plan).map(({ id, exerciseName }) => [id, exerciseName]))
  return currentLogs(logs).map((log) => ({ name: names.get(log.prescriptionId) ?? '', log }))
}

function alsoLogged(
  own: readonly OwnLog[],
  on: CalendarDate,
  items: readonly TodayItem[],
): PlanDay['alsoLogged'] {
  const shown = new Set(items.map(({ log }) => log?.id))
  return own
    .filter(({ log }) => log.dueOn === on && !shown.has(log.id))
    .map(({ name, log }) => ({ name, log: loggedView(log) }))
}

const isUnderWay = (plan: PlanHistory & { status: PlanStatus }, on: CalendarDate) =>
  beginsOn(plan) <= on &&
  (plan.endedOn === null || on <= plan.endedOn) &&
  occurrencesDue(plan, on, addDays(on, lookAhead)).length > 0

/** Of what is offered because the patient chooses the days, the times that do not count on this one. */
function waitingOf(items: readonly TodayItem[], due: readonly Counted[]): Set<TodayItem> {
  const open = due.filter(isOpen).map(({ prescriptionId }) => prescriptionId)
  const offered = items.filter(({ flexible, dueToday }) => flexible && dueToday)
  return new Set(
    offered.filter(({ prescription }) => {
      const counts = open.indexOf(prescription.id)
      if (counts >= 0) open.splice(counts, 1)
      return counts < 0
    }),
  )
}

function exerciseView(item: TodayItem, waits: boolean, howTo: ReadonlyMap<string, HowTo>): ExerciseView {
  const { prescription, slot, slots, again, log, last } = item
  const { dosage } = prescription
  const words = plainDosage(dosage)
  const text = howTo.get(prescription.exerciseId)
  return {
    key: [prescription.id, slot, ...(again > 0 ? [again] : [])].join('-'),
    prescriptionId: prescription.id,
    prescriptionVersionId: prescription.versionId,
    slot,
    name: prescription.exerciseName,
    time: item.asNeeded ? '' : timeOfDay(slot, slots),
    amount: words.amount,
    often: words.often,
    week: weekWords(item, waits),
    waits,
    note: prescription.note,
    steps: text?.steps ?? [],
    stopWhen: text?.stopWhen ?? '',
    howToApart: false,
    picture: text?.picture ?? null,
    sets: dosage.sets ?? null,
    reps: dosage.reps ?? null,
    pace: paceOf(dosage),
    painCeiling: dosage.painCeiling,
    log: log && loggedView(log),
    last,
  }
}

function weekWords({ flexible, dueToday }: TodayItem, waits: boolean): string {
  if (!flexible) return ''
  const words = `${flexible.doneThisWeek} of ${flexible.dueThisWeek} this week`
  if (!dueToday) return words
  return waits ? `${words}, you choose the day` : `${words}, one is due`
}

function loggedView(log: Log): LoggedView {
  const { id, status, setsDone, repsDone, pain, painAfter, effort, skipReason, note } = log
  return { id, status, setsDone, repsDone, pain, painAfter, effort, skipReason, note }
}

function lastBefore(checkIns: readonly CheckIn[], on: CalendarDate): CheckIn | null {
  return checkIns.reduce<CheckIn | null>(
    (last, each) =>
      each.on < on && each.pain !== null && (last === null || each.on > last.on) ? each : last,
    null,
  )
}

function pausedOn(plans: Known['plans'], on: CalendarDate): TodayPage['paused'] {
  return plans.flatMap((plan) => {
    const pause = pauseOn(plan, on)
    return plan.status === 'active' && pause ? [{ problem: plan.problem, goesOn: pause.resumedOn }] : []
  })
}

function stateOf(
  plans: Known['plans'],
  shown: readonly PlanDay[],
  on: CalendarDate,
): Pick<TodayPage, 'state' | 'date'> {
  if (shown.some((plan) => plan.due.length + plan.notNeeded.length + plan.asNeeded.length > 0))
    return { state: 'under-way', date: null }
  const open = plans.filter((plan) => plan.status === 'active')
  const [paused, another] = pausedOn(plans, on)
  if (paused) return { state: 'paused', date: another ? null : paused.goesOn }
  const coming = open.filter((plan) => beginsOn(plan) > on)
  if (coming.length > 0) {
    const begin = coming.flatMap((plan) => dateOfPlanDay(plan, 0) ?? [])
    return { state: 'not-started', date: begin.sort()[0] ?? null }
  }
  if (shown.some(({ underWay }) => underWay)) {
    const next = open.flatMap(
      (plan) => occurrencesDue(plan, addDays(on, 1), addDays(on, lookAhead))[0]?.dueOn ?? [],
    )
    return { state: 'under-way', date: next.sort()[0] ?? null }
  }
  return { state: plans.length > 0 ? 'over' : 'none', date: null }
}
