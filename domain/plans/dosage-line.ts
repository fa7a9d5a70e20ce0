// The dosage as one line, for staff: writes it as a sentence, and reads that sentence and the shorthand that clinicians type.
//
// Parts stand in any order, with blanks, commas or semicolons between; capitals do not matter:
//   sets and reps  3x10   3 × 10–12   3 sets   10 reps      effort      e4   effort 4/10
//   hold           h5     hold 5 s    hold 2 min   3x30s    pain limit  p3   pain up to 3/10
//   rest           r30    rest 30 s   no rest               grade       g3   grade III
//   tempo          t3-1-3 tempo 3-1-3                       intensity   "firm but comfortable"
//   load           2.5kg  5 lb        light band            a day       2/d  twice a day
//   time, distance 10 min 800 m       1.2 km                a week      5/w  5 days a week   every day   Mon Wed Fri
//   side           both   each side   left   right          or          as needed   each session
//
// The line says all of the dosage: what it leaves out is not set, and the pain limit is the usual one. Two things stay
// as they were where it says nothing of them: how often, and the unit of a load that is not filled in yet.
import type { z } from 'zod'
import type { Delivery } from '@/domain/catalog/vocabulary'
import {
  defaultPainCeiling,
  dosageFieldWords,
  dosageSchema,
  fieldOf,
  type DosageField,
} from '@/domain/plans/dosage'
import { notUnderstood, piecesOf, type Often, type Parts, type Said } from '@/domain/plans/dosage-grammar'
import { dayNames, timesADay } from '@/domain/plans/dosage-words'
import { plural } from '@/domain/plural'
import type { UnfinishedDosage } from '@/domain/plans/draft'

/** What was not understood: where it begins, what it is, and why. */
export type LineProblem = { at: number; text: string; message: string }
export type ReadLine = { ok: true; dosage: UnfinishedDosage } | { ok: false; problems: LineProblem[] }

export type DosageItem = { dosageFields: readonly DosageField[]; delivery: Delivery }

/**
 * "3 × 10–12, hold 5 s, rest 30 s, each side, light band, effort 4/10, twice a day, 5 days a week". It says all of the
 * dosage, so that reading it gives the same dosage back.
 */
export function describeDosage(dosage: UnfinishedDosage): string {
  const { painCeiling, intensity } = dosage
  const said = [
    countWords(dosage),
    worded(dosage.durationMinutes, (minutes) => `${minutes} min`),
    worded(dosage.distanceMetres, (metres) => `${metres} m`),
    worded(dosage.holdSeconds, (seconds) => `hold ${seconds} s`),
    worded(dosage.restSeconds, (seconds) => (seconds === 0 ? 'no rest' : `rest ${seconds} s`)),
    worded(dosage.tempo, (tempo) => `tempo ${tempo}`),
    worded(dosage.side, (side) => `${side} side`),
    worded(dosage.load, (load) => `${load} ${dosage.loadUnit ?? 'kg'}`),
    worded(dosage.band, (band) => `${band} band`),
    worded(dosage.grade, (grade) => `grade ${grade}`),
    worded(intensity || undefined, (words) => `"${words.replaceAll('"', '""')}"`),
    worded(dosage.effort, (effort) => `effort ${effort}/10`),
    worded(painCeiling === defaultPainCeiling ? undefined : painCeiling, (pain) => `pain up to ${pain}/10`),
    frequencyWords(dosage.frequency),
  ]
  return said.filter((part) => part !== '').join(', ')
}

const worded = <T>(value: T | undefined, words: (value: T) => string) =>
  value === undefined ? '' : words(value)

/** Two counts read as "3 × 12"; a count without the other needs its word. */
function countWords({ sets, reps, repsTo }: UnfinishedDosage): string {
  const many = repsTo === undefined || repsTo === reps ? `${reps}` : `${reps}–${repsTo}`
  if (reps === undefined) return sets === undefined ? '' : plural(sets, 'set')
  return sets === undefined ? `${many} ${many === '1' ? 'rep' : 'reps'}` : `${sets} × ${many}`
}

function frequencyWords(frequency: UnfinishedDosage['frequency']): string {
  if (frequency.kind === 'as-needed') return 'as needed'
  if (frequency.kind === 'per-session') return 'each session'
  const times = worded(frequency.timesADay, timesADay)
  if (frequency.kind === 'weekdays') {
    const days = dayNames(frequency.weekdays).map((name) => name.slice(0, 3))
    return [times, days.length > 0 && `on ${days.join(', ')}`].filter(Boolean).join(' ')
  }
  const days = worded(frequency.days, (days) => (days === 7 ? 'every day' : `${plural(days, 'day')} a week`))
  return [times, days].filter(Boolean).join(', ')
}

/** `before` is the dosage that the line stood for until now. */
export function readDosageLine(line: string, item: DosageItem, before: UnfinishedDosage): ReadLine {
  const problems: LineProblem[] = []
  const parts: Parts = {}
  const often: Often = {}
  for (const { at, text, said } of piecesOf(line)) {
    const message =
      said === null
        ? notUnderstood(text)
        : (wrongWith(said, item) ?? (saidTwice(said, parts, often) && 'Said twice'))
    if (message) problems.push({ at, text, message })
    else {
      Object.assign(parts, said?.parts)
      Object.assign(often, said?.often)
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  const unsaid = before.loadUnit === undefined ? {} : { loadUnit: before.loadUnit }
  const frequency = frequencyOf(often, before.frequency)
  return { ok: true, dosage: { painCeiling: defaultPainCeiling, ...unsaid, ...set(parts), frequency } }
}

const set = (parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))

function wrongWith({ parts = {}, often }: Said, { dosageFields, delivery }: DosageItem): string | null {
  const inClinic = delivery === 'clinic'
  if (often && inClinic !== (often.kind === 'per-session'))
    return inClinic ? 'Done in the clinic, in each session' : 'Done at home: say on which days'
  if (often) return wrongOften(often)
  for (const [part, value] of Object.entries(parts) as [keyof Parts, unknown][]) {
    const field = fieldOf[part]
    if (field !== 'painCeiling' && !dosageFields.includes(field))
      return `${dosageFieldWords[field]}: not used by this exercise`
    const wrong = refusal(dosageSchema.shape[part], value)
    if (wrong) return `${dosageFieldWords[field]}: ${wrong}`
  }
  const { reps, repsTo } = parts
  return reps !== undefined && repsTo !== undefined && repsTo < reps
    ? 'The upper number of repetitions is below the lower one'
    : null
}

const refusal = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message ?? null

const [daysAWeek] = dosageSchema.shape.frequency.options

function wrongOften({ timesADay, days }: Often): string | null {
  const { shape } = daysAWeek
  const wrong =
    (timesADay !== undefined && refusal(shape.timesADay, timesADay)) ||
    (days !== undefined && refusal(shape.days, days))
  return wrong ? `${dosageFieldWords.frequency}: ${wrong}` : null
}

function saidTwice({ parts = {}, often }: Said, before: Parts, beforeOften: Often): boolean {
  const { timesADay, kind, days, weekdays } = beforeOften
  if (often?.timesADay !== undefined) return timesADay !== undefined || kind !== undefined
  // On which days, or only when needed: one of them.
  if (often)
    return (
      days !== undefined ||
      weekdays !== undefined ||
      kind !== undefined ||
      (often.kind !== undefined && timesADay !== undefined)
    )
  return Object.keys(parts).some((part) => before[part as keyof Parts] !== undefined)
}

/** Times a day without days means every day, and days without times once a day. */
function frequencyOf(
  { kind, weekdays, days, timesADay }: Often,
  before: UnfinishedDosage['frequency'],
): UnfinishedDosage['frequency'] {
  if (kind) return { kind }
  if (weekdays) return { kind: 'weekdays', weekdays, timesADay: timesADay ?? 1 }
  if (days === undefined && timesADay === undefined) return before
  return { kind: 'days-a-week', days: days ?? 7, timesADay: timesADay ?? 1 }
}

const examples: Readonly<Record<Exclude<DosageField, 'frequency'>, string>> = {
  sets: '3 sets',
  reps: '10-12 reps',
  hold: 'h5 hold',
  rest: 'r30 rest',
  tempo: 't3-1-3 tempo',
  load: '2kg, light band',
  duration: '10 min',
  distance: '800 m',
  side: 'both, left, right',
  effort: 'e4 effort',
  painCeiling: 'p3 pain limit',
  grade: 'g3 grade',
  intensity: '"firm" intensity',
}

/** How the fields of an item can be typed, each in a word or two. */
export function lineHelp({ dosageFields, delivery }: DosageItem): string[] {
  const both = dosageFields.includes('sets') && dosageFields.includes('reps')
  const fields = dosageFields.filter(
    (field): field is keyof typeof examples =>
      field !== 'frequency' && !(both && (field === 'sets' || field === 'reps')),
  )
  return [
    ...(both ? ['3x10 or 3x10-12'] : []),
    ...fields.map((field) => examples[field]),
    ...(delivery === 'home' ? ['2/d 5/w, mon wed fri, as needed'] : []),
  ]
}
