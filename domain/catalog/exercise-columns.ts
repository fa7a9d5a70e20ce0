// A catalog item as a row of a spreadsheet: its columns, what each may hold, and the way there and back without loss.
import { exerciseLists, type ExerciseRecord } from '@/domain/catalog/exercise'
import {
  bodyRegions,
  cautionCodes,
  deliveries,
  equipment,
  exerciseKinds,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'
import { defaultPainCeiling, dosageFieldWords, type Dosage, type Frequency } from '@/domain/plans/dosage'
import { typedNumber } from '@/domain/typed-number'

type Words = Readonly<Record<string, string>>

/** How the cell of a column is read and written. */
type Cell =
  | { is: 'text' }
  | { is: 'number' }
  | { is: 'yes or no' }
  /** Entries of one line each, so that a line break separates them. */
  | { is: 'list' }
  | { is: 'choice'; of: Words }
  | { is: 'choices'; of: Words }

export type Column = Cell & { header: string; hint: string; needed?: true }

const bands: Words = Object.fromEntries(
  ['extra light', 'light', 'medium', 'heavy', 'extra heavy'].map((band) => [band, band]),
)
const same = (...values: string[]): Words => Object.fromEntries(values.map((value) => [value, value]))
const frequencies = {
  'days-a-week': 'Days a week',
  weekdays: 'Named weekdays',
  'as-needed': 'As needed',
  'per-session': 'Each session',
} as const satisfies Record<Frequency['kind'], string>
const weekdays = { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' } as const

const lines = (list: keyof typeof exerciseLists, more = '') =>
  `One in each line of the cell, at most ${exerciseLists[list].most}${more}`

/** In the order of a file. The keys of a dosage stand beside those of the item. */
export const columns = {
  slug: { is: 'text', header: 'Slug', hint: 'Names the item in later imports. Empty for a new one' },
  name: { is: 'text', header: 'Name', hint: 'At most 80 characters', needed: true },
  otherNames: { is: 'list', header: 'Other names', hint: lines('otherNames') },
  kind: { is: 'choice', of: exerciseKinds, header: 'Kind', hint: '', needed: true },
  delivery: { is: 'choice', of: deliveries, header: 'Where', hint: '', needed: true },
  regions: { is: 'choices', of: bodyRegions, header: 'Body regions', hint: '', needed: true },
  equipment: { is: 'choices', of: equipment, header: 'Equipment', hint: '', needed: true },
  position: { is: 'choice', of: startingPositions, header: 'Starting position', hint: '', needed: true },
  level: { is: 'choice', of: levels, header: 'Level', hint: '', needed: true },
  purpose: { is: 'text', header: 'What it is for', hint: 'At most 240 characters', needed: true },
  steps: { is: 'list', header: 'Steps', hint: lines('steps'), needed: true },
  cues: { is: 'list', header: 'Cues', hint: lines('cues') },
  mistakes: { is: 'list', header: 'Common mistakes', hint: lines('mistakes') },
  reading: { is: 'list', header: 'To read', hint: lines('reading', '. Education needs it') },
  contraindications: { is: 'choices', of: cautionCodes, header: 'Do not use with', hint: '' },
  precautions: { is: 'choices', of: cautionCodes, header: 'Take care with', hint: '' },
  stopWhen: { is: 'text', header: 'When to stop', hint: 'At most 300 characters', needed: true },
  dosageFields: {
    is: 'choices',
    of: dosageFieldWords,
    header: 'Dosage fields',
    hint: 'What is filled in on prescribing',
    needed: true,
  },
  sets: { is: 'number', header: 'Sets', hint: '1 to 20' },
  reps: { is: 'number', header: 'Repetitions', hint: '1 to 200' },
  repsTo: { is: 'number', header: 'Repetitions up to', hint: '1 to 200' },
  holdSeconds: { is: 'number', header: 'Hold (seconds)', hint: '1 to 600' },
  restSeconds: { is: 'number', header: 'Rest (seconds)', hint: '0 to 900' },
  tempo: { is: 'text', header: 'Tempo', hint: 'Seconds out, hold and back, such as 3-1-3' },
  load: { is: 'number', header: 'Load', hint: '0 to 500' },
  loadUnit: { is: 'choice', of: same('kg', 'lb'), header: 'Load unit', hint: '' },
  band: { is: 'choice', of: bands, header: 'Band', hint: '' },
  durationMinutes: { is: 'number', header: 'Minutes', hint: '0.5 to 180' },
  distanceMetres: { is: 'number', header: 'Distance (metres)', hint: '1 to 50000' },
  side: { is: 'choice', of: same('left', 'right', 'each'), header: 'Side', hint: '' },
  effort: { is: 'number', header: 'Effort', hint: '0 to 10' },
  painCeiling: { is: 'number', header: 'Pain limit', hint: `0 to 10; empty is ${defaultPainCeiling}` },
  grade: { is: 'choice', of: same('I', 'II', 'III', 'IV', 'V'), header: 'Grade', hint: '' },
  intensity: { is: 'text', header: 'Intensity', hint: 'At most 80 characters' },
  frequency: { is: 'choice', of: frequencies, header: 'How often', hint: '', needed: true },
  days: { is: 'number', header: 'Days a week', hint: '1 to 7, with “Days a week”' },
  weekdays: { is: 'choices', of: weekdays, header: 'Weekdays', hint: 'With “Named weekdays”' },
  timesADay: { is: 'number', header: 'Times a day', hint: '1 to 10, with days; empty is 1' },
  easier: { is: 'text', header: 'Easier', hint: 'The slug of the next easier exercise' },
  harder: { is: 'text', header: 'Harder', hint: 'The slug of the next harder exercise' },
  videoUrl: { is: 'text', header: 'Video', hint: 'An address that begins with https://' },
  adaptedFrom: { is: 'text', header: 'Adapted from', hint: 'The slug of a built-in exercise' },
  archived: { is: 'yes or no', header: 'Archived', hint: 'Empty is no' },
} as const satisfies Record<string, Column>
export type ColumnKey = keyof typeof columns
export const columnKeys = Object.keys(columns) as ColumnKey[]

export type Row = Partial<Record<ColumnKey, string>>

const dosageKeys = [
  'sets',
  'reps',
  'repsTo',
  'holdSeconds',
  'restSeconds',
  'tempo',
  'load',
  'loadUnit',
  'band',
  'durationMinutes',
  'distanceMetres',
  'side',
  'effort',
  'painCeiling',
  'grade',
  'intensity',
] as const satisfies (keyof Dosage & ColumnKey)[]
const frequencyKeys = ['days', 'weekdays', 'timesADay'] as const satisfies ColumnKey[]
const itemKeys = columnKeys.filter(
  (key) => key !== 'frequency' && !([...dosageKeys, ...frequencyKeys] as string[]).includes(key),
)

const inSmallLetters = new Map<Words, Map<string, string>>()

/** The codes of a column by themselves and by their words, in small letters. */
function codesOf(words: Words): Map<string, string> {
  const there = inSmallLetters.get(words)
  if (there) return there
  const made = new Map(
    Object.entries(words).flatMap(([code, word]) => [code, word].map((each) => [each.toLowerCase(), code])),
  )
  inSmallLetters.set(words, made)
  return made
}

/** Words and codes alike, whatever their case. What is neither stays as it is, for the schema to refuse. */
const codeOf = (words: Words, typed: string): string =>
  codesOf(words).get(typed.trim().toLowerCase()) ?? typed.trim()

/** More than any list or column takes: what comes after so many is left out, and the whole is refused for its number. */
const mostEntries = 1_000

const entriesOf = (cell: string) =>
  cell
    .split(/\r\n|\r|\n/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .slice(0, mostEntries)

/** What is no number is refused as what it is. */
const numberOf = (cell: string) =>
  /^-?\d+(\.\d+)?e[-+]?\d+$/i.test(cell.trim()) ? Number(cell) : typedNumber(cell.trim())

/** One in each line, or between commas or semicolons, as most people write them. */
function choicesIn(cell: string, words: Words): string[] {
  const isKnown = (entry: string) => codeOf(words, entry) in words
  const apart = (entry: string) => entriesOf(entry.replace(/[,;]/g, '\n'))
  return entriesOf(cell)
    .flatMap((entry) => (isKnown(entry) ? [entry] : apart(entry)))
    .map((entry) => codeOf(words, entry))
}

const yes = new Set(['yes', 'true', '1'])
const no = new Set(['', 'no', 'false', '0'])

/** What a cell says, for the schema; undefined where it says nothing. */
function valueOf(key: ColumnKey, cell: string): unknown {
  const column: Column = columns[key]
  const typed = cell.trim()
  switch (column.is) {
    case 'text':
      return typed === '' ? undefined : cell
    case 'number':
      return typed === '' ? undefined : numberOf(cell)
    case 'yes or no':
      return yes.has(typed.toLowerCase()) ? true : no.has(typed.toLowerCase()) ? false : typed
    case 'list':
      return entriesOf(cell)
    case 'choice':
      return typed === '' ? undefined : codeOf(column.of, cell)
    case 'choices':
      return choicesIn(cell, column.of)
  }
}

/** The other way round. */
function cellOf(key: ColumnKey, value: unknown): string {
  const column: Column = columns[key]
  if (value === undefined || value === null) return ''
  switch (column.is) {
    case 'yes or no':
      return value === true ? 'yes' : 'no'
    case 'list':
      return (value as string[]).join('\n')
    case 'choice':
      return column.of[value as string] ?? ''
    case 'choices':
      return (value as string[]).map((code) => column.of[code] ?? '').join('\n')
    case 'text':
    case 'number':
      return String(value)
  }
}

export function rowOf(record: ExerciseRecord): Row {
  const { defaultDosage, ...item } = record
  const { frequency, ...dosage } = defaultDosage
  const { kind, ...howOften } = frequency
  const values: Partial<Record<ColumnKey, unknown>> = { ...item, ...dosage, ...howOften, frequency: kind }
  return Object.fromEntries(columnKeys.map((key) => [key, cellOf(key, values[key])]))
}

/** A row as the schema reads it. */
export function recordOf(row: Row): unknown {
  const value = (key: ColumnKey) => valueOf(key, row[key] ?? '')
  const pick = (keys: readonly ColumnKey[]) =>
    Object.fromEntries(keys.map((key) => [key, value(key)]).filter(([, said]) => said !== undefined))
  const item = pick(itemKeys)
  const days = ((value('weekdays') ?? []) as string[]).map(numberOf)
  const kind = value('frequency')
  const once = kind === 'days-a-week' || kind === 'weekdays' ? { timesADay: 1 } : {}
  const frequency = { kind, ...once, ...pick(['days', 'timesADay']), weekdays: days }
  return {
    ...item,
    slug: item.slug ?? '',
    name: item.name ?? '',
    purpose: item.purpose ?? '',
    stopWhen: item.stopWhen ?? '',
    easier: item.easier ?? null,
    harder: item.harder ?? null,
    adaptedFrom: item.adaptedFrom ?? null,
    videoUrl: item.videoUrl ?? '',
    defaultDosage: { painCeiling: defaultPainCeiling, ...pick(dosageKeys), frequency },
  }
}

/** The column that an error of the schema is about, in the words of its header. */
export function columnAt(path: readonly PropertyKey[]): string {
  const [first, second, third] = path
  const key =
    first === 'defaultDosage' && typeof second === 'string'
      ? second === 'frequency' && typeof third === 'string' && third !== 'kind'
        ? third
        : second
      : first
  if (typeof key !== 'string' || !(key in columns)) return 'Usual dosage'
  const { header } = columns[key as ColumnKey]
  const entry = first === 'defaultDosage' ? undefined : second
  return typeof entry === 'number' ? `${header}, entry ${entry + 1}` : header
}

/** What a frequency does not use is not to stand beside it: it would be lost without a word. */
export function surplusOf(row: Row): ColumnKey[] {
  const kind = valueOf('frequency', row.frequency ?? '')
  const used: readonly ColumnKey[] =
    kind === 'days-a-week' ? ['days', 'timesADay'] : kind === 'weekdays' ? ['weekdays', 'timesADay'] : []
  return frequencyKeys.filter((key) => !used.includes(key) && (row[key] ?? '').trim() !== '')
}
