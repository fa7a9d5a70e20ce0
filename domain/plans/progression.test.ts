// What is suggested for the next phase is harder in one thing, stays valid, and stops where more of the same serves nobody.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExerciseOffer } from '@/domain/plans/choices'
import { dosageSchema, type Dosage } from '@/domain/plans/dosage'
import { aWeek } from '@/domain/plans/plan.fixture'
import { progressions } from '@/domain/plans/progression'

const dosage = (rest: Partial<Dosage>): Dosage => ({ painCeiling: 5, frequency: aWeek(5), ...rest })
const exercise = { id: 'row', harder: null }
const suggested = (rest: Partial<Dosage>, of: Parameters<typeof progressions>[0] = exercise) =>
  Object.fromEntries(progressions(of, dosage(rest)).map(({ key, dosage }) => [key, dosage]))

describe('a progression', () => {
  it('is two repetitions, one set, one band or a twentieth of the load', () => {
    const now = { sets: 3, reps: 10, repsTo: 12, load: 20, loadUnit: 'kg' as const, band: 'light' as const }
    expect(suggested(now)).toEqual({
      reps: dosage({ ...now, reps: 12, repsTo: 14 }),
      sets: dosage({ ...now, sets: 4 }),
      load: dosage({ ...now, load: 21 }),
      band: dosage({ ...now, band: 'medium' }),
    })
  })

  it('of a light load is one step of the plates', () => {
    expect(suggested({ load: 2.5, loadUnit: 'kg' }).load).toMatchObject({ load: 3 })
    expect(suggested({ load: 5, loadUnit: 'lb' }).load).toMatchObject({ load: 6 })
  })

  it('ends at 20 repetitions, 4 sets and the strongest band', () => {
    expect(suggested({ sets: 4, reps: 19, band: 'extra heavy' })).toEqual({})
    expect(suggested({ sets: 3, reps: 15, repsTo: 20 })).toEqual({
      sets: dosage({ sets: 4, reps: 15, repsTo: 20 }),
    })
    expect(suggested({ load: 500, loadUnit: 'kg' })).toEqual({})
  })

  it('is nothing where nothing can be counted', () => {
    expect(suggested({ durationMinutes: 10 })).toEqual({})
    expect(suggested({ load: 0, loadUnit: 'kg' })).toEqual({})
  })

  it('can be the harder variant, with the dosage that one begins with', () => {
    const usual = dosage({ sets: 2 })
    const offer = { id: 'hard', name: 'Cable row', lastDosage: null, defaultDosage: usual } as ExerciseOffer
    const [harder] = progressions({ id: 'row', harder: offer }, dosage({}))
    expect(harder).toEqual({ key: 'harder', words: 'Harder: Cable row', exerciseId: 'hard', dosage: usual })
    const last = dosage({ sets: 4 })
    expect(progressions({ id: 'row', harder: { ...offer, lastDosage: last } }, dosage({}))[0]?.dosage).toBe(
      last,
    )
  })
})

it('every suggestion is a valid dosage that changes one thing, upwards', () => {
  const now = fc.record({
    sets: fc.integer({ min: 1, max: 20 }),
    reps: fc.integer({ min: 1, max: 200 }),
    load: fc.integer({ min: 0, max: 5_000 }).map((n) => n / 10),
    loadUnit: fc.constantFrom('kg' as const, 'lb' as const),
  })
  fc.assert(
    fc.property(now, (parts) => {
      const before = dosage(parts)
      for (const { key, dosage: after } of progressions(exercise, before)) {
        expect(dosageSchema.safeParse(after).success, key).toBe(true)
        const part = key as 'sets' | 'reps' | 'load'
        expect(after[part]).toBeGreaterThan(before[part] ?? Infinity)
        expect({ ...after, [part]: 0 }).toEqual({ ...before, [part]: 0 })
        if (key === 'load')
          // Tenths are not exact in binary.
          expect(after.load! - before.load!).toBeLessThanOrEqual(Math.max(1, before.load! * 0.1) + 1e-9)
      }
    }),
  )
})
