// Dosages as patients read them, and what they ask for of a day.
import { describe, expect, it } from 'vitest'
import { burden, dailyMinutes } from '@/domain/plans/burden'
import { plainDosage } from '@/domain/plans/dosage-words'
import type { Dosage } from '@/domain/plans/dosage'
import { aWeek, on } from '@/domain/plans/plan.fixture'

const dosage = (rest: Partial<Dosage>): Dosage => ({ painCeiling: 5, frequency: aWeek(7), ...rest })
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

describe('for patients', () => {
  it('is in plain words', () => {
    expect(plainDosage(dosage({ sets: 3, reps: 12, restSeconds: 30, frequency: aWeek(5, 2) }))).toEqual({
      amount: '3 times 12, with a rest of 30 seconds between',
      often: 'Twice a day, 5 days a week',
    })
    expect(plainDosage(full).amount).toBe(
      '3 times 10 to 12, on each side, hold each one for 5 seconds, with the light band, with a rest of 30 seconds between, effort about 4 out of 10',
    )
    expect(plainDosage(dosage({ sets: 3, holdSeconds: 120 })).amount).toBe('3 times, hold for 2 minutes')
    expect(plainDosage(dosage({ sets: 1, reps: 10, restSeconds: 60 })).amount).toBe('10 times')
    expect(plainDosage(dosage({ durationMinutes: 0.5 })).amount).toBe('For 30 seconds')
    expect(plainDosage(dosage({ durationMinutes: 2.5 })).amount).toBe('For 2 and a half minutes')
    expect(plainDosage(dosage({ reps: 1, tempo: '3-0-1' })).amount).toBe(
      'Once, slowly: 3 seconds out, 1 second back',
    )
  })

  it('says how often', () => {
    const often = (frequency: Dosage['frequency']) => plainDosage(dosage({ frequency })).often
    expect(often(on(5, 1, 3))).toBe('Once a day, on Monday, Wednesday and Friday')
    expect(often(on(1, 2, 3, 4, 5, 6, 7))).toBe('Once a day, every day')
    expect(often(aWeek(1, 3))).toBe('3 times a day, 1 day a week')
    expect(often({ kind: 'as-needed' })).toBe('When you need it')
    expect(often({ kind: 'per-session' })).toBe('In the clinic')
  })
})

describe('daily minutes', () => {
  it('are sets x (reps x tempo or hold) + rests, x times a day', () => {
    // 3 x (12 x 5 s) + 2 x 30 s = 240 s, twice a day: 8 minutes.
    expect(
      dailyMinutes(dosage({ sets: 3, reps: 12, holdSeconds: 5, restSeconds: 30, frequency: aWeek(5, 2) })),
    ).toBe(8)
    // 2 x (10 x (3 + 1 + 2) s) = 120 s, on each side: 4 minutes.
    expect(dailyMinutes(dosage({ sets: 2, reps: 8, repsTo: 10, tempo: '3-1-2', side: 'each' }))).toBe(4)
    expect(dailyMinutes(dosage({ sets: 3, holdSeconds: 30, restSeconds: 15 }))).toBe(2)
    expect(dailyMinutes(dosage({ durationMinutes: 10, distanceMetres: 900 }))).toBe(10)
    expect(dailyMinutes(dosage({ distanceMetres: 800 }))).toBe(10)
    expect(dailyMinutes(dosage({ durationMinutes: 10, frequency: { kind: 'as-needed' } }))).toBe(0)
  })

  it('ask to consider fewer over 4 exercises or over 20 minutes, counting home exercises on set days only', () => {
    const home = (durationMinutes: number) => ({
      delivery: 'home' as const,
      dosage: dosage({ durationMinutes }),
    })
    expect(burden([home(5), home(5), home(5), home(5)])).toEqual({
      exercises: 4,
      minutes: 20,
      consider: null,
    })
    expect(burden([home(1), home(1), home(1), home(1), home(1)]).consider).toContain(
      'Consider fewer: 5 home exercises.',
    )
    expect(burden([home(21)]).consider).toContain('21 minutes a day')
    expect(
      burden([
        { ...home(60), delivery: 'clinic' },
        { delivery: 'home', dosage: dosage({ durationMinutes: 60, frequency: { kind: 'as-needed' } }) },
      ]),
    ).toEqual({
      exercises: 0,
      minutes: 0,
      consider: null,
    })
  })
})
