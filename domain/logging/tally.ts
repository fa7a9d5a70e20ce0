// Matches logs to what was due: each occurrence that counts so far, with what became of it. Adherence and the patient's week are sums over this list.
import { dateOfDayNumber, dayNumber } from '@/domain/dates'
import { chainsOf, isLater, type Chain } from '@/domain/logging/current'
import type { Log } from '@/domain/logging/log'
import { fallsDue, isCounted, isFlexible, slotsOf } from '@/domain/plans/occurrences'
import { planClock, type Place, type PlanClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory, Prescription } from '@/domain/plans/plan'

export type Outcome = 'done' | 'partial' | 'skipped' | 'not-logged' | 'to-come'

export type Counted = {
  /** Day number of the day it counts on: the day it was met; otherwise the day it was due. */
  day: number
  prescriptionId: string
  phaseId: string
  /** Plan day on which its plan week begins. */
  weekStart: number
  outcome: Outcome
  /** How often a day has room for it, where the patient chooses the days; null where the days are named. */
  room: number | null
  /** Sets prescribed by the dosage in force on the day it counts on; 1 for an item without sets. */
  sets: number
  /** Null where a partial log gives no figures. */
  setsDone: number | null
  log: Log | null
  first: Log | null
}

export type Tally = {
  counted: Counted[]
  /** Done or partial where nothing was due, or beyond what was due: kept, and not counted. */
  extra: Log[]
}

type Entry = Chain<Log> & { day: number; used: boolean }

/** So many times on a day. */
type Due = {
  day: number
  times: number
  prescription: Prescription
  phaseId: string
  weekStart: number
  /** Its week was cut short before its day: it counts where it was met by then, and is not asked for any more. */
  lapsed?: true
}

/** All that one prescription asks for in the days looked at, and the entries that were made for it. */
type Sheet = { inForce: Map<number, Due>; due: Due[]; entries: Entry[] }

type Asked = {
  plan: PlanHistory
  logs: readonly Log[]
  from: CalendarDate
  to: CalendarDate
  today: CalendarDate
  /** Also list what is still to come, as `to-come`; after an open pause as if it ended tomorrow. */
  withToCome?: boolean
}

/** Everything that counts on the days from `from` to `to`. */
export function tally(args: Asked): Tally {
  const counted: Counted[] = []
  const extra: Log[] = []
  eachCounted(
    args,
    (each) => counted.push(each),
    (log) => extra.push(log),
  )
  return { counted, extra }
}

/**
 * The same, told one by one: a plan may ask for hundreds of thousands of times, of which sums need no list. Days up to a
 * plan week outside are looked at too, because a log on any day of a plan week can meet what falls due on another.
 */
export function eachCounted(
  args: Asked,
  tell: (counted: Counted) => void,
  tellExtra: (log: Log) => void = () => undefined,
): void {
  const today = dayNumber(args.today)
  const from = dayNumber(args.from)
  const to = dayNumber(args.to)
  const clock = planClock(resumedAfter(args.plan, today))
  const sheets = sheetsOf(clock, from, to)
  const shown = (day: number) => day >= from && day <= to

  for (const chain of chainsOf(args.logs)) {
    const day = dayNumber(chain.last.dueOn)
    if (chain.last.status === 'removed' || day > today) continue
    const sheet = sheets.get(chain.last.prescriptionId)
    const inForce = sheet?.inForce.get(day)
    const entry: Entry = { last: chain.last, first: chain.first, day, used: false }
    if (sheet && inForce && chain.last.slot <= inForce.times) sheet.entries.push(entry)
    else if (shown(day) && isDoing(entry)) tellExtra(chain.last)
  }

  const count = (due: Due, entry: Entry | null) => {
    if (entry) entry.used = true
    if (!shown(due.day)) return
    const doing = entry !== null && isDoing(entry)
    // Today counts once it is logged, or when the day is over; a skip on an earlier day leaves today open.
    const open = !doing && (due.day > today || (due.day === today && entry?.day !== today))
    if (open && !args.withToCome) return
    tell(countedAs(due, open ? null : entry, open))
  }
  for (const sheet of sheets.values()) {
    matchSheet(sheet, count)
    for (const entry of sheet.entries)
      if (!entry.used && shown(entry.day) && isDoing(entry)) tellExtra(entry.last)
  }
}

const isDoing = (entry: Chain<Log>) => entry.last.status === 'done' || entry.last.status === 'partial'

/** What is due after an open pause must exist, so that what was done early in the week before it keeps counting. */
export function resumedAfter(plan: PlanHistory, today: number): PlanHistory {
  if (plan.pauses.every((pause) => pause.resumedOn !== null)) return plan
  const tomorrow = dateOfDayNumber(today + 1)
  return {
    ...plan,
    pauses: plan.pauses.map((pause) => ({ ...pause, resumedOn: pause.resumedOn ?? tomorrow })),
  }
}

function sheetsOf(clock: PlanClock, from: number, to: number): Map<string, Sheet> {
  const first = clock.dayOf(Math.max(0, clock.daysBefore(from) - 6)) ?? from
  const last = Math.min(clock.dayOf(Math.max(0, clock.daysBefore(to) + 6)) ?? to, clock.end)
  const sheets = new Map<string, Sheet>()
  let before: Place | null = null
  for (let day = first; day <= last; day++) {
    const place = clock.place(day)
    if (!place) continue
    if (before && before.phase !== place.phase) addLapsed(sheets, before, place)
    before = place
    const weekStart = weekStartOf(place)
    for (const prescription of place.phase.prescriptions) {
      if (!isCounted(prescription)) continue
      let sheet = sheets.get(prescription.id)
      if (!sheet) sheets.set(prescription.id, (sheet = { inForce: new Map(), due: [], entries: [] }))
      const { frequency } = prescription.dosage
      const due = { day, times: slotsOf(frequency), prescription, phaseId: place.phase.id, weekStart }
      sheet.inForce.set(day, due)
      if (fallsDue(frequency, place.phaseDay, day)) sheet.due.push(due)
    }
  }
  if (before && last === clock.end) addLapsed(sheets, before, null)
  return sheets
}

const weekStartOf = ({ planDay, phaseDay }: Place) => planDay - (phaseDay % 7)

/**
 * Whoever moves on, or ends, in mid-week has lost nothing of what was done early in that week: what would have fallen due
 * in the rest of it can still have been met.
 */
function addLapsed(
  sheets: Map<string, Sheet>,
  { phase, phaseDay, ...last }: Place,
  next: Place | null,
): void {
  for (const prescription of phase.prescriptions) {
    const { frequency } = prescription.dosage
    if (!isCounted(prescription) || !isFlexible(frequency)) continue
    const goesOn = next?.phase.prescriptions.some((each) => each.id === prescription.id && isCounted(each))
    if (goesOn) continue
    const weekStart = weekStartOf({ phase, phaseDay, ...last })
    for (let then = phaseDay + 1; then % 7 !== 0; then++) {
      if (!fallsDue(frequency, then, 0)) continue
      const due = { day: Infinity, times: slotsOf(frequency), prescription, phaseId: phase.id, weekStart }
      sheets.get(prescription.id)?.due.push({ ...due, lapsed: true })
    }
  }
}

/** Fixed days are met by a log of that date and slot; the rest of the logs meet the flexible ones of their plan week, in order. */
function matchSheet(sheet: Sheet, count: (due: Due, entry: Entry | null) => void): void {
  const bySlot = new Map<number, Entry>()
  for (const entry of sheet.entries) {
    const key = entry.day * 16 + entry.last.slot
    const other = bySlot.get(key)
    // The database holds one current entry for a slot; should there be two, the last one counts.
    if (!other || isLater(entry.last, other.last)) bySlot.set(key, entry)
  }
  const weeks = new Map<number, { due: Due[]; entries: Entry[] }>()
  const week = (start: number) => {
    let found = weeks.get(start)
    if (!found) weeks.set(start, (found = { due: [], entries: [] }))
    return found
  }
  for (const due of sheet.due) {
    const flexible = isFlexible(due.prescription.dosage.frequency) ? week(due.weekStart).due : null
    for (let slot = 1; slot <= due.times; slot++)
      if (flexible) flexible.push(due)
      else count(due, bySlot.get(due.day * 16 + slot) ?? null)
  }
  if (weeks.size === 0) return
  for (const entry of bySlot.values()) {
    const inForce = sheet.inForce.get(entry.day)
    if (inForce && isFlexible(inForce.prescription.dosage.frequency))
      week(inForce.weekStart).entries.push(entry)
  }
  for (const { due, entries } of weeks.values()) {
    entries.sort((a, b) => a.day - b.day || a.last.slot - b.last.slot)
    matchWeek(sheet, due, entries, count)
  }
}

/** The earliest unmet occurrence is met first. A skip says why one was not met: the next due one from its day on. */
function matchWeek(
  sheet: Sheet,
  due: Due[],
  entries: Entry[],
  count: (due: Due, entry: Entry | null) => void,
): void {
  const doing = entries.filter(isDoing)
  due.slice(0, doing.length).forEach((each, i) => {
    const entry = doing[i]
    // A log counts on its own date, and against the dosage in force on it.
    if (entry) count(sheet.inForce.get(entry.day) ?? each, entry)
  })
  const unmet: { due: Due; skip: Entry | null }[] = due
    .slice(doing.length)
    .filter((each) => !each.lapsed)
    .map((each) => ({ due: each, skip: null }))
  for (const skip of entries) {
    if (isDoing(skip)) continue
    const free = unmet.filter((each) => each.skip === null)
    const said = free.find((each) => each.due.day >= skip.day) ?? free[0]
    if (said) said.skip = skip
  }
  for (const each of unmet) count(each.due, each.skip)
}

function countedAs(due: Due, entry: Entry | null, open: boolean): Counted {
  const { frequency, sets = 1 } = due.prescription.dosage
  const log = entry?.last ?? null
  return {
    day: due.day,
    prescriptionId: due.prescription.id,
    phaseId: due.phaseId,
    weekStart: due.weekStart,
    outcome: open ? 'to-come' : outcomeOf(log),
    room: isFlexible(frequency) ? slotsOf(frequency) : null,
    sets,
    setsDone: setsDone(log, sets),
    log,
    first: entry?.first ?? null,
  }
}

function outcomeOf(log: Log | null): Outcome {
  return log === null || log.status === 'removed' ? 'not-logged' : log.status
}

/** Done without figures is what was prescribed; more than prescribed is no more than prescribed. */
function setsDone(log: Log | null, prescribed: number): number | null {
  if (log === null || log.status === 'skipped') return 0
  if (log.setsDone !== null) return Math.min(log.setsDone, prescribed)
  return log.status === 'done' ? prescribed : null
}
