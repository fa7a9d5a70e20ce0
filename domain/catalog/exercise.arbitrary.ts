// Any item that the schema accepts, with what spreadsheets trip over in its texts, for the tests of files.
import fc from 'fast-check'
import { exerciseLists, exerciseRecordSchema, type ExerciseRecord } from '@/domain/catalog/exercise'
import {
  bodyRegions,
  cautionCodes,
  equipment,
  exerciseKinds,
  keysOf,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'
import { line } from '@/domain/fields'
import { dosageFields } from '@/domain/plans/dosage'

const awkward = [
  '',
  '=1+1',
  "'",
  "''=",
  "'=",
  '+',
  '-',
  '@SUM(A1)',
  '"',
  ',',
  ';',
  '\\',
  '＝',
  'true',
  '1e5',
  '007',
  '|',
]

function text(most: number): fc.Arbitrary<string> {
  const schema = line(most)
  return fc
    .tuple(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 20 }))
    .map(([start, rest]) => schema.safeParse(start + rest))
    .filter((parsed) => parsed.success)
    .map((parsed) => parsed.data as string)
}

const list = (name: keyof typeof exerciseLists) =>
  fc.array(text(exerciseLists[name].characters), { minLength: exerciseLists[name].least, maxLength: 3 })
const some = <T>(values: readonly T[], minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength: 4 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const slug = fc.stringMatching(/^own(-[a-z0-9]{1,6}){1,3}$/)
const whole = (min: number, max: number) => fc.integer({ min, max })
const amount = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((n) => (n === 0 ? 0 : n))

const frequency = fc.oneof(
  fc.record({ kind: fc.constant('days-a-week' as const), days: whole(1, 7), timesADay: whole(1, 10) }),
  fc.record({
    kind: fc.constant('weekdays' as const),
    weekdays: some([1, 2, 3, 4, 5, 6, 7], 1),
    timesADay: whole(1, 10),
  }),
  fc.record({ kind: fc.constant('as-needed' as const) }),
  fc.record({ kind: fc.constant('per-session' as const) }),
)

const dosage = fc.record(
  {
    sets: maybe(whole(1, 20)),
    reps: maybe(whole(1, 200)),
    holdSeconds: maybe(whole(1, 600)),
    restSeconds: maybe(whole(0, 900)),
    tempo: maybe(fc.constantFrom('3-1-3', '10-0-1')),
    load: maybe(amount(0, 500)),
    loadUnit: fc.constantFrom('kg', 'lb'),
    band: maybe(fc.constantFrom('extra light', 'light', 'heavy')),
    durationMinutes: maybe(amount(0.5, 180)),
    distanceMetres: maybe(whole(1, 50_000)),
    side: maybe(fc.constantFrom('left', 'right', 'each')),
    effort: maybe(whole(0, 10)),
    painCeiling: whole(0, 10),
    grade: maybe(fc.constantFrom('I', 'IV', 'V')),
    intensity: maybe(text(80)),
    frequency,
  },
  { requiredKeys: ['painCeiling', 'frequency', 'loadUnit'] },
)

export const anyRecord: fc.Arbitrary<ExerciseRecord> = fc
  .record({
    slug: fc.oneof(fc.constant(''), slug),
    name: text(80),
    otherNames: list('otherNames'),
    kind: fc.constantFrom(...keysOf(exerciseKinds)),
    regions: some(keysOf(bodyRegions), 1),
    equipment: some(
      keysOf(equipment).filter((thing) => thing !== 'none'),
      1,
    ),
    position: fc.constantFrom(...keysOf(startingPositions)),
    level: fc.constantFrom(...keysOf(levels)),
    purpose: text(240),
    steps: list('steps'),
    cues: list('cues'),
    mistakes: list('mistakes'),
    reading: fc.array(text(900), { minLength: 1, maxLength: 3 }),
    cautions: some(keysOf(cautionCodes)),
    stopWhen: text(300),
    defaultDosage: dosage,
    easier: fc.option(slug),
    harder: fc.option(slug),
    videoUrl: fc.constantFrom('', 'https://vimeo.com/1?a=b,c;d'),
    adaptedFrom: fc.constantFrom(null, 'wall-slide'),
    archived: fc.boolean(),
  })
  .map(({ cautions, ...item }) => {
    const { kind } = item.defaultDosage.frequency
    return exerciseRecordSchema.safeParse({
      ...item,
      kind: item.kind === 'education' && kind !== 'as-needed' ? 'strengthening' : item.kind,
      delivery: kind === 'per-session' ? 'clinic' : 'home',
      contraindications: cautions.slice(0, 2),
      precautions: cautions.slice(2),
      dosageFields: [...dosageFields],
    })
  })
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as ExerciseRecord)
