// What the phone keeps draws the same day as the clinic's server does, and says nothing that the day does not show.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { clinicTime, daysAhead, keptDays, keptPage } from '@/domain/logging/kept'
import { checkIn, log } from '@/domain/logging/log.fixture'
import { todayPage, type Known, type TodayPage } from '@/domain/logging/today-page'
import { aWeek, dayOf, on, phase, prescription, version } from '@/domain/plans/plan.fixture'

const today = dayOf(20)
const from = addDays(today, -28)
const home = [
  prescription('a', aWeek(5, 2), { note: 'Slowly.', caution: { codes: [], reason: 'staff only' } as never }),
  prescription('b', on(1, 3), { sets: 3 }),
  prescription('c', { kind: 'as-needed' }),
]
const inClinic = prescription('massage', { kind: 'per-session' }, { delivery: 'clinic' })
const phases = (aim: string) => [
  phase('one', 0, 3, [...home, inClinic], { name: 'Intensive', aim, criterion: 'No pain at night' }),
  phase('two', 21, 4, [home[0]!], { name: 'Maintenance', aim }),
]
const known: Known = {
  plans: [
    {
      id: 'plan',
      problem: 'Thoracic pain',
      status: 'active',
      startsOn: dayOf(1),
      endedOn: null,
      pauses: [{ from: dayOf(8), resumedOn: dayOf(10) }],
      versions: [
        version(1, dayOf(1), phases('Less pain')),
        version(2, dayOf(12), phases('More strength')),
        version(3, dayOf(26), [phase('three', 0, 8, home, { aim: 'Keep it' })]),
        version(4, dayOf(90), phases('Far away')),
      ],
    },
  ],
  logs: [log('a', dayOf(13)), log('a', dayOf(16), { slot: 2, pain: 7 }), log('b', dayOf(17))],
  checkIns: [checkIn(dayOf(18), 4, { planId: 'plan' })],
  howTo: new Map(
    [...home, inClinic].map(({ exerciseId }) => [
      exerciseId,
      { id: exerciseId, steps: ['Sit.'], stopWhen: 'It hurts.', picture: null },
    ]),
  ),
  keepsWell: false,
}
const about = {
  person: 'somebody',
  name: 'Edith Ann Moore',
  now: '2026-03-21T22:30:00.000Z',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  clinicPhone: '020 1',
}
const kept = keptDays({ ...about, known, from, today })
// As it is after it has travelled.
const travelled = JSON.parse(JSON.stringify(kept)) as typeof kept

describe('what the phone keeps', () => {
  it('draws every day that may be logged as the whole of it would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: daysAhead }), fc.integer({ min: 0, max: 14 }), (later, back) => {
        const then = addDays(today, later)
        const day = addDays(then, -back)
        const whole = todayPage(known, day, then)
        const drawn = keptPage(travelled, { logs: [], checkIns: [] }, day, then)
        const unnamed = (page: TodayPage) => {
          const without = <T>(plans: readonly T[]) => plans.map((plan) => ({ ...plan, problem: '' }))
          return { ...page, plans: without(page.plans), paused: without(page.paused) }
        }
        expect(unnamed(drawn)).toEqual(unnamed(whole))
      }),
    )
  })

  it('says whose it is, in as little as tells people apart who share a phone', () => {
    expect(kept.calledBy).toBe('Edith A. M.')
    expect(JSON.stringify(kept)).not.toContain('Moore')
    expect(keptDays({ ...about, name: '山田 太郎', known, from, today }).calledBy).toBe('山田 太.')
  })

  it('is read by the clinic’s clock where the phone’s is a day off, until that was put right', () => {
    const day = 86_400_000
    const came = Date.parse(about.now)
    for (const ahead of [day, -day])
      expect(clinicTime({ ...travelled, ahead }, came + ahead + 5_000)).toBe(came + 5_000)
    expect(clinicTime({ ...travelled, ahead: day }, came + 5_000)).toBe(came + 5_000)
    expect(clinicTime(travelled, came + 5_000)).toBe(came + 5_000)
  })

  it('tells two plans apart by what is done in them', () => {
    const plan = (id: string, names: string[]) => ({
      ...known.plans[0]!,
      id,
      versions: [
        version(1, dayOf(1), [
          phase(
            'one',
            0,
            8,
            names.map((name) => prescription(`${id}-${name}`, aWeek(5), { exerciseName: name })),
          ),
        ]),
      ],
    })
    const namesOf = (...plans: string[][]) => {
      const own = plans.map((names, index) => plan(`plan-${index}`, names))
      const kept = keptDays({ ...about, known: { ...known, plans: own }, from, today })
      return keptPage(kept, { logs: [], checkIns: [] }, today, today).plans.map(({ problem }) => problem)
    }
    expect(namesOf(['Walk', 'Chin tuck', 'Row'], ['Walk', 'Squat', 'Lunge', 'Bridge'])).toEqual([
      'Chin tuck and Row',
      'Squat, Lunge and more',
    ])
    expect(namesOf(['Walk'], ['Walk', 'Squat'])).toEqual(['Walk', 'Squat'])
  })

  it('shows what waits to be sent as logged', () => {
    const page = keptPage(
      travelled,
      { logs: [log('b', today, { slot: 1 })], checkIns: [checkIn(today, 2, { planId: 'plan' })] },
      today,
      today,
    )
    expect(page.plans[0]?.checkIn?.pain).toBe(2)
  })

  it('says no diagnosis, no aim, no reason of the staff, and nothing of what is done in the clinic or is far away', () => {
    const words = JSON.stringify(kept)
    expect(words).toContain('Slowly.')
    for (const hidden of [
      'Thoracic',
      'Less pain',
      'No pain at night',
      'Intensive',
      'staff only',
      'massage',
      'Far away',
    ])
      expect(words).not.toContain(hidden)
  })
})
