// What a patient takes home on paper: the exercises of one phase in plain words, and a table of boxes to tick for each week.
import type { Picture } from '@/domain/catalog/picture'
import { dateWords } from '@/domain/date-words'
import { addDays, dateOfDayNumber, dayNumber, startOfWeek, weekdayOfDayNumber } from '@/domain/dates'
import type { HowTo } from '@/domain/logging/today-page'
import { plainDosage } from '@/domain/plans/dosage-words'
import { isCounted, slotsOf } from '@/domain/plans/occurrences'
import { isDoneAtHome, plainExercise, type PlainExercise } from '@/domain/plans/plain-exercise'
import { planClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, Phase, PlanHistory, PlanVersion, Prescription } from '@/domain/plans/plan'
import { phaseLine, versionsFrom, type PhaseSpan } from '@/domain/plans/schedule'

export type HandoutExercise = PlainExercise & {
  steps: string[]
  stopWhen: string
  picture: Picture | null
  painCeiling: number
}

export type TickRow = {
  prescriptionId: string
  name: string
  often: string
  /** Boxes on each day, Monday to Sunday; 0 where there is nothing to tick. */
  boxes: number[]
}

export type TickWeek = { days: CalendarDate[]; rows: TickRow[] }

export type Handout = {
  /** Of two sheets of one phase, this tells which is the newer. */
  version: number
  asOf: CalendarDate
  /** The first day of a change that is published already, up to which the sheet is good; or null. */
  changesOn: CalendarDate | null
  phase: Pick<PhaseSpan, 'from' | 'to'> & { name: string }
  due: HandoutExercise[]
  asNeeded: HandoutExercise[]
  weeks: TickWeek[]
}

/** A sheet for longer is lost before it is full. */
const mostWeeks = 4

/** Of the phase under way on the day, or the next one; null when there is none left or nothing in it to do at home. */
export function handoutOf(
  plan: PlanHistory,
  howTo: ReadonlyMap<string, HowTo>,
  today: CalendarDate,
): Handout | null {
  const span = phaseLine(plan, today).find(({ state }) => state !== 'past')
  const printed = plan.versions.find(({ phases }) => span && phases.includes(span.phase))
  if (!span || !printed) return null
  const home = span.phase.prescriptions.filter(isDoneAtHome)
  if (home.length === 0) return null
  const exercise = (prescription: Prescription) => handoutExercise(prescription, howTo)
  const { from } = span
  const first = from !== null && from > today ? from : today
  const next = versionsFrom(plan, first).find(({ version }) => changes(span.phase, version))?.from ?? null
  const changesOn = next !== null && (span.to === null || next <= span.to) ? next : null
  const to = changesOn === null ? span.to : addDays(changesOn, -1)
  // Nobody knows when what is paused goes on: there is nothing to tick from then on.
  const open = plan.pauses.find(({ resumedOn }) => resumedOn === null)
  const until = to ?? addDays(open?.from ?? first, -1)
  return {
    version: printed.number,
    asOf: today,
    changesOn,
    phase: { name: span.phase.name, from, to },
    due: home.filter(isCounted).map(exercise),
    asNeeded: home.filter((each) => !isCounted(each)).map(exercise),
    weeks: from === null ? [] : tickWeeks(plan, first, until),
  }
}

/** Whether what stands on the sheet of a phase is otherwise in a version that has it. */
function changes({ id, prescriptions }: Phase, version: PlanVersion): boolean {
  const then = version.phases.find((phase) => phase.id === id)
  const given = (some: readonly Prescription[]) =>
    JSON.stringify(some.filter(isDoneAtHome).map((each) => [plainExercise(each), each.dosage]))
  return then !== undefined && given(then.prescriptions) !== given(prescriptions)
}

/** "Version 4, as of 28 Nov 2026", and when the next sheet is due. */
export const issueWords = ({ version, asOf, changesOn }: Handout, locale: string) =>
  `Version ${version}, as of ${dateWords(asOf, locale)}` +
  (changesOn === null
    ? ''
    : `. Something changes on ${dateWords(changesOn, locale)}: a new sheet is due then`)

function handoutExercise(prescription: Prescription, howTo: ReadonlyMap<string, HowTo>): HandoutExercise {
  const text = howTo.get(prescription.exerciseId)
  return {
    ...plainExercise(prescription),
    steps: text?.steps ?? [],
    stopWhen: text?.stopWhen ?? '',
    picture: text?.picture ?? null,
    painCeiling: prescription.dosage.painCeiling,
  }
}

function tickWeeks(plan: PlanHistory, from: CalendarDate, to: CalendarDate): TickWeek[] {
  const last = Math.min(dayNumber(to), planClock(plan).end)
  const weeks: TickWeek[] = []
  for (let day = dayNumber(startOfWeek(from)); day <= last && weeks.length < mostWeeks; day += 7) {
    const week = tickWeek(plan, dateOfDayNumber(day), from, to)
    if (week.rows.length > 0) weeks.push(week)
  }
  return weeks
}

/** The boxes of the week that begins on a Monday, on its days of the plan within these dates. */
export function tickWeek(
  plan: PlanHistory,
  monday: CalendarDate,
  from: CalendarDate,
  to: CalendarDate | null,
): TickWeek {
  const clock = planClock(plan)
  const last = Math.min(to === null ? Infinity : dayNumber(to), clock.end)
  const days = Array.from({ length: 7 }, (_, i) => dayNumber(monday) + i)
  const rows = new Map<string, TickRow>()
  days.forEach((day, index) => {
    if (day < dayNumber(from) || day > last) return
    for (const prescription of clock.place(day)?.phase.prescriptions ?? []) {
      if (!isCounted(prescription)) continue
      const { id, exerciseName, dosage } = prescription
      const row = rows.get(id) ?? {
        prescriptionId: id,
        name: exerciseName,
        often: plainDosage(dosage).often,
        boxes: [0, 0, 0, 0, 0, 0, 0],
      }
      rows.set(id, row)
      row.boxes[index] = boxesOn(prescription, day)
    }
  })
  return { days: days.map(dateOfDayNumber), rows: [...rows.values()] }
}

/** Where the patient chooses the days, each day has its boxes. */
function boxesOn({ dosage: { frequency } }: Prescription, day: number): number {
  if (frequency.kind === 'weekdays' && !frequency.weekdays.includes(weekdayOfDayNumber(day))) return 0
  return slotsOf(frequency)
}
