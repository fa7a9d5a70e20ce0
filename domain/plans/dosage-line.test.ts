// The dosage line: what is written is read back, shorthand is understood, and what is not is pointed at.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dosageFields, dosageSchema, type Dosage } from '@/domain/plans/dosage'
import { describeDosage, lineHelp, readDosageLine, type DosageItem } from '@/domain/plans/dosage-line'
import { aWeek, on } from '@/domain/plans/plan.fixture'

const home: DosageItem = { dosageFields, delivery: 'home' }
const clinic: DosageItem = { dosageFields, delivery: 'clinic' }
const dosage = (rest: Partial<Dosage>): Dosage => ({ painCeiling: 5, frequency: aWeek(7), ...rest })
const blank = dosage({ frequency: aWeek(3, 2) })

const read = (line: string, item = home, before = blank) => {
  const found = readDosageLine(line, item, before)
  return found.ok ? found.dosage : found.problems
}
const wrong = (line: string, item = home) => {
  const found = readDosageLine(line, item, blank)
  return found.ok ? [] : found.problems.map(({ text, message }) => `${text}: ${message}`)
}

const full = dosage({
  sets: 3,
  reps: 10,
  repsTo: 12,
  holdSeconds: 5,
  restSeconds: 30,
  side: 'each',
  band: 'light',
  effort: 4,
  frequency: aWeek(5, 2),
})
const sentence =
  '3 × 10–12, hold 5 s, rest 30 s, each side, light band, effort 4/10, twice a day, 5 days a week'

describe('written for staff', () => {
  it('is short and complete', () => {
    expect(describeDosage(full)).toBe(sentence)
    expect(describeDosage(dosage({ sets: 1, holdSeconds: 30, side: 'left' }))).toBe(
      '1 set, hold 30 s, left side, once a day, every day',
    )
    expect(
      describeDosage(
        dosage({ reps: 8, repsTo: 8, tempo: '3-1-3', load: 2.5, loadUnit: 'kg', frequency: on(5, 1, 3) }),
      ),
    ).toBe('8 reps, tempo 3-1-3, 2.5 kg, once a day on Mon, Wed, Fri')
    expect(
      describeDosage(dosage({ durationMinutes: 10, distanceMetres: 800, frequency: { kind: 'as-needed' } })),
    ).toBe('10 min, 800 m, as needed')
    expect(
      describeDosage(
        dosage({ grade: 'III', intensity: 'firm', painCeiling: 3, frequency: { kind: 'per-session' } }),
      ),
    ).toBe('grade III, "firm", pain up to 3/10, each session')
    expect(describeDosage(dosage({ frequency: aWeek(1, 3) }))).toBe('3 times a day, 1 day a week')
  })

  it('is what is there, while the rest is missing', () => {
    expect(describeDosage({ sets: 3, frequency: { kind: 'days-a-week' } })).toBe('3 sets')
    expect(describeDosage({ frequency: { kind: 'weekdays', weekdays: [] } })).toBe('')
  })
})

describe('typed', () => {
  it('is understood as shorthand', () => {
    const wanted = dosage({
      ...{ sets: 3, reps: 10, holdSeconds: 5, restSeconds: 30, side: 'each' },
      frequency: aWeek(5, 2),
    })
    expect(read('3x10 h5 r30 2/d 5/w both')).toEqual(wanted)
    expect(read('BOTH;5/W,2/day , R30 H5 3*10')).toEqual(wanted)
    expect(read(sentence)).toEqual(full)
  })

  it.each<[string, Partial<Dosage>]>([
    ['3 sets of 8-12 reps', { sets: 3, reps: 8, repsTo: 12 }],
    ['3x30s', { sets: 3, holdSeconds: 30 }],
    ['2 × 5 min', { sets: 2, durationMinutes: 5 }],
    ['hold 2 min, rest 90 sec', { holdSeconds: 120, restSeconds: 90 }],
    ['no rest t3-0-1', { restSeconds: 0, tempo: '3-0-1' }],
    ['2.5kg', { load: 2.5, loadUnit: 'kg' }],
    ['5 lbs, extra  light band', { load: 5, loadUnit: 'lb', band: 'extra light' }],
    ['1.2 km in', {}],
    ['1.2 km left', { distanceMetres: 1200, side: 'left' }],
    ['rpe 7/10 p2', { effort: 7, painCeiling: 2 }],
    ['g3 “firm, slow”', { grade: 'III', intensity: 'firm, slow' }],
    ['grade iv', { grade: 'IV' }],
    ['every day', { frequency: aWeek(7) }],
    ['2/d', { frequency: aWeek(7, 2) }],
    ['5 days a week', { frequency: aWeek(5) }],
    ['mon wed, fri', { frequency: on(1, 3, 5) }],
    [
      '3 times a day on Mon–Wed and Sunday',
      { frequency: { kind: 'weekdays', weekdays: [1, 2, 3, 7], timesADay: 3 } },
    ],
    ['Sat-Mon', { frequency: on(1, 6, 7) }],
    ['prn', { frequency: { kind: 'as-needed' } }],
  ])('%s', (line, parts) => {
    const expected = dosage({ frequency: blank.frequency, ...parts })
    if (Object.keys(parts).length === 0) expect(wrong(line)).toEqual(['in: Not understood'])
    else expect(read(line)).toEqual(expected)
  })

  it('leaves how often as it was where the line says nothing of it, and sets nothing else', () => {
    expect(read('3x10', home, { ...full, painCeiling: 2 })).toEqual(
      dosage({ sets: 3, reps: 10, frequency: full.frequency }),
    )
    expect(read('', clinic, dosage({ frequency: { kind: 'per-session' }, loadUnit: 'lb' }))).toEqual(
      dosage({ frequency: { kind: 'per-session' }, loadUnit: 'lb' }),
    )
  })
})

describe('what is not understood', () => {
  it('is pointed at, and nothing is taken of such a line', () => {
    expect(readDosageLine('3x10 hodl 5', home, blank)).toEqual({
      ok: false,
      problems: [
        { at: 5, text: 'hodl', message: 'Not understood' },
        { at: 10, text: '5', message: 'Not understood' },
      ],
    })
  })

  it.each([
    ['-1x10', '-1x10: Sets: At least 1'],
    ['0.1 sets', '0.1 sets: Sets: Enter a whole number'],
    ['1e309 reps', '1e309 reps: Repetitions: Enter a number'],
    ['2147483648x1', '2147483648x1: Sets: At most 20'],
    ['NaN sets', 'NaN: Not understood'],
    ['1,5kg', '1,5kg: Write 1.5kg with a point'],
    ['p11', 'p11: Pain limit: At most 10'],
    ['e11', 'e11: Effort: At most 10'],
    ['3x12-10', '3x12-10: The upper number of repetitions is below the lower one'],
    ['t3-1', 't3-1: Tempo: Write the tempo as seconds out, hold and back, such as 3-1-3'],
    ['3x10 h5 h6', 'h6: Said twice'],
    ['5/w 3/w', '3/w: Said twice'],
    ['8/w', '8/w: How often: At most 7'],
    ['2/d as needed', 'as needed: Said twice'],
    ['each session', 'each session: Done at home: say on which days'],
    ['<script>', '<script>: Not understood'],
    ['"', '": Not understood'],
    ["O'Brien", "O'Brien: Not understood"],
  ])('%s', (line, message) => {
    expect(wrong(line)).toContain(message)
  })

  it('is what the exercise does not use, and what does not suit where it is done', () => {
    const plank: DosageItem = { dosageFields: ['sets', 'hold', 'frequency'], delivery: 'home' }
    expect(wrong('3x10', plank)).toEqual(['3x10: Repetitions: not used by this exercise'])
    expect(wrong('2/d', clinic)).toEqual(['2/d: Done in the clinic, in each session'])
    expect(wrong('p3', plank), 'every dosage has a pain limit').toEqual([])
  })

  it('has no text that stops the reading', () => {
    fc.assert(
      fc.property(anyText, (line) => {
        const found = readDosageLine(line, home, blank)
        if (found.ok) expect(dosageSchema.safeParse(found.dosage).success).toBe(true)
        else
          expect(found.problems.map(({ at, text }) => line.slice(at, at + text.length))).toEqual(
            found.problems.map(({ text }) => text),
          )
      }),
    )
  })
})

const scraps = [
  '3',
  'x',
  '10',
  '-',
  ' ',
  ',',
  ';',
  '"',
  '“',
  'h5',
  'kg',
  'mon',
  'each',
  'no',
  '/',
  'd',
  '1e309',
  '👩‍👧',
  '\u0000',
  '\ud800',
]
const anyText = fc.array(fc.constantFrom(...scraps), { maxLength: 30 }).map((all) => all.join(''))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const whole = (min: number, max: number) => fc.integer({ min, max })
const words = fc.oneof(
  fc.constantFrom('Firm, but 3x10 is "said"', '""', '“a”', '; left'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const often = fc.oneof(
  fc.record({ kind: fc.constant('days-a-week' as const), days: whole(1, 7), timesADay: whole(1, 10) }),
  fc.record({
    kind: fc.constant('weekdays' as const),
    weekdays: fc.uniqueArray(whole(1, 7), { minLength: 1 }).map((days) => days.sort((a, b) => a - b)),
    timesADay: whole(1, 10),
  }),
  fc.constant({ kind: 'as-needed' as const }),
)

/** Valid, in the one form that says it: an upper number that is the lower one says nothing. */
const anyDosage = (frequency: fc.Arbitrary<Dosage['frequency']>): fc.Arbitrary<Dosage> =>
  fc
    .record({
      sets: maybe(whole(1, 20)),
      reps: maybe(whole(1, 200)),
      more: maybe(whole(1, 50)),
      holdSeconds: maybe(whole(1, 600)),
      restSeconds: maybe(whole(0, 900)),
      tempo: maybe(fc.constantFrom('3-1-3', '10-0-1', '0-0-0')),
      load: maybe(fc.double({ min: 0, max: 500, noNaN: true }).map((n) => n + 0)),
      loadUnit: fc.constantFrom('kg' as const, 'lb' as const),
      band: maybe(fc.constantFrom('extra light', 'light', 'medium', 'heavy', 'extra heavy')),
      durationMinutes: maybe(fc.double({ min: 0.5, max: 180, noNaN: true })),
      distanceMetres: maybe(whole(1, 50_000)),
      side: maybe(fc.constantFrom('left', 'right', 'each')),
      effort: maybe(whole(0, 10)),
      painCeiling: whole(0, 10),
      grade: maybe(fc.constantFrom('I', 'II', 'III', 'IV', 'V')),
      intensity: maybe(words),
      frequency,
    })
    .map(({ more, ...all }) => ({
      ...all,
      loadUnit: all.load === undefined ? undefined : all.loadUnit,
      repsTo: all.reps === undefined || more === undefined ? undefined : Math.min(200, all.reps + more),
    }))
    .map((all) => dosageSchema.safeParse(all))
    .filter(
      (parsed) => parsed.success && parsed.data.intensity !== '' && parsed.data.repsTo !== parsed.data.reps,
    )
    .map((parsed) => JSON.parse(JSON.stringify(parsed.data)) as Dosage)

it('what is written is read back as it was, for every dosage', () => {
  fc.assert(
    fc.property(anyDosage(often), (one) => {
      expect(read(describeDosage(one))).toEqual(one)
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(anyDosage(fc.constant({ kind: 'per-session' as const })), (one) => {
      expect(read(describeDosage(one), clinic)).toEqual(one)
    }),
  )
})

it('every item of help can be typed as it stands', () => {
  for (const item of [home, clinic]) for (const help of lineHelp(item)) expect(help).not.toBe('')
  const plank: DosageItem = { dosageFields: ['sets', 'hold', 'frequency'], delivery: 'home' }
  expect(lineHelp(plank)).toEqual(['3 sets', 'h5 hold', '2/d 5/w, mon wed fri, as needed'])
})
