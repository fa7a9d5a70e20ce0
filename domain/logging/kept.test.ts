// What the phone keeps draws the same day as the clinic's server does, and says nothing that the day does not show.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { clinicTime, daysAhead, daysDrawn, keptDays, keptPage } from '@/domain/logging/kept'
import { checkIn, log } from '@/domain/logging/log.fixture'
import { exercisesOn } from '@/domain/logging/today'
import { todayPage, type Known, type TodayPage } from '@/domain/logging/today-page'
import type { CalendarDate, Prescription } from '@/domain/plans/plan'
import { anyCourse, aWeek, dayOf, on, phase, prescription, version } from '@/domain/plans/plan.fixture'

const today = dayOf(20)
const from = addDays(today, -28)
const home = [
  prescription('a', aWeek(5, 2), { note: 'Slowly.', caution: { codes: [], reason: 'staff only' } as never }),
  prescription('b', on(1, 3), { sets: 3 }),
  prescription('c', { kind: 'as-needed' }),
]
const begun = prescription('begun', aWeek(7))
const published = prescription('published', { kind: 'as-needed' })
const later = prescription('later', aWeek(7))
const toRead = prescription('read', { kind: 'as-needed' }, { exerciseKind: 'education' })
const inClinic = prescription('massage', { kind: 'per-session' }, { delivery: 'clinic' })
const phases = (aim: string) => [
  phase('one', 0, 3, [...home, inClinic], { name: 'Intensive', aim, criterion: 'No pain at night' }),
  phase('two', 21, 4, [home[0]!, begun], { name: 'Maintenance', aim }),
]
const howToDo = (...prescriptions: Prescription[]): Known['howTo'] =>
  new Map(
    prescriptions.map(({ exerciseId: id }) => [
      id,
      { id, steps: [`Sit for ${id}.`], stopWhen: 'It hurts.', picture: null },
    ]),
  )
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
        version(3, dayOf(26), [
          phase('three', 0, 8, [...home, published, toRead], { aim: 'Keep it' }),
          phase('four', 56, 8, [later]),
        ]),
        version(4, dayOf(90), phases('Far away')),
      ],
    },
  ],
  logs: [log('a', dayOf(13)), log('a', dayOf(16), { slot: 2, pain: 7 }), log('b', dayOf(17))],
  checkIns: [checkIn(dayOf(18), 4, { planId: 'plan' })],
  howTo: howToDo(...home, begun, published, later, toRead, inClinic),
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
/** As the phone is sent it: how it is done of what the drawn days have, and of nothing else. */
function keptFor(known: Known, from: CalendarDate, today: CalendarDate, name = about.name) {
  const ids = exercisesOn(known.plans, daysDrawn(from, today))
  const howTo = new Map([...known.howTo].filter(([id]) => ids.includes(id)))
  return keptDays({ ...about, name, known: { ...known, howTo }, from, today })
}
const kept = keptFor(known, from, today)
const unnamed = (page: TodayPage) => {
  const without = <T>(plans: readonly T[]) => plans.map((plan) => ({ ...plan, problem: '' }))
  return { ...page, plans: without(page.plans), paused: without(page.paused) }
}
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
        expect(unnamed(drawn)).toEqual(unnamed(whole))
      }),
    )
  })

  it('says what is next where a version to come is the first to ask for something', () => {
    const versions = [
      version(1, today, [phase('talks', 0, 8, [])]),
      version(2, addDays(today, 27), [phase('home', 0, 8, [prescription('row', aWeek(7))])]),
    ]
    const waits = {
      ...known,
      plans: [{ ...known.plans[0]!, startsOn: today, pauses: [], versions }],
      logs: [],
    }
    const sent = keptFor(waits, from, today)
    expect(keptPage(sent, { logs: [], checkIns: [] }, today, today)).toMatchObject({
      state: 'under-way',
      date: addDays(today, 27),
    })
    expect(JSON.stringify(sent)).not.toContain('Exercise row')
  })

  it('says how a plan week stands whose end a pause puts off by longer than what is next is looked for', () => {
    const last = addDays(today, daysAhead)
    const of = (days: number) => [phase('one', 0, 8, [prescription('a', aWeek(days))])]
    const plan = {
      ...{ ...known.plans[0]!, startsOn: addDays(last, -2) },
      pauses: [{ from: addDays(last, 1), resumedOn: addDays(last, 41) }],
      versions: [version(1, addDays(last, -2), of(3)), version(2, addDays(last, 43), of(6))],
    }
    const stretched = { ...known, plans: [plan], logs: [], howTo: new Map() }
    const drawn = keptPage(keptFor(stretched, from, today), { logs: [], checkIns: [] }, last, last)
    expect(drawn.plans[0]?.due[0]?.week).toBe('0 of 4 this week, one is due')
  })

  it('draws so of any plans, however they were and will be changed and paused', () => {
    const plan = fc.record({ of: anyCourse, over: fc.boolean() }).map(({ of, over }) => {
      const status = of.endedOn === null ? 'active' : over ? 'completed' : 'discontinued'
      return { ...of, problem: 'Thoracic pain', status } as const
    })
    const entry = fc.record({
      day: fc.integer({ min: -35, max: 0 }),
      of: fc.nat(),
      slot: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(plan, { minLength: 1, maxLength: 2 }),
        fc.array(entry, { maxLength: 12 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: daysAhead }), fc.integer({ min: 0, max: 14 })), {
          minLength: 1,
        }),
        (own, entries, days) => {
          const plans = own.map((each, index) => ({ ...each, id: `plan-${index}` }))
          const given = plans.flatMap(({ versions }) =>
            versions.flatMap(({ phases }) => phases.flatMap(({ prescriptions }) => prescriptions)),
          )
          const logs = entries.flatMap(({ day, of, slot }) => {
            const one = given[of % Math.max(1, given.length)]
            return one && addDays(today, day) >= from
              ? log(one.id, addDays(today, day), { slot, pain: 4 })
              : []
          })
          const whole = { ...known, plans, logs, checkIns: [], howTo: howToDo(...given) }
          const sent = JSON.parse(JSON.stringify(keptFor(whole, from, today))) as typeof kept
          for (const [later, back] of days) {
            const then = addDays(today, later)
            const drawn = keptPage(sent, { logs: [], checkIns: [] }, addDays(then, -back), then)
            expect(unnamed(drawn)).toEqual(unnamed(todayPage(whole, addDays(then, -back), then)))
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  it('draws what is gone on with where a pause has put off the next phase of the version in force', () => {
    const weeks = (id: string, startDay: number) => phase(id, startDay, 8, [prescription(id, aWeek(7))])
    const versions = [version(1, dayOf(1), [weeks('one', 0)]), version(2, dayOf(31), [weeks('two', 30)])]
    const pauses = [{ from: dayOf(10), resumedOn: dayOf(30) }]
    const howTo = howToDo(...versions.flatMap(({ phases }) => phases[0]!.prescriptions))
    const putOff = { ...known, plans: [{ ...known.plans[0]!, pauses, versions }], logs: [], howTo }
    for (const then of [dayOf(45), dayOf(55)]) {
      const days = keptFor(putOff, addDays(then, -14), then)
      for (const day of [addDays(then, -7), then, addDays(then, 7)]) {
        const drawn = keptPage(days, { logs: [], checkIns: [] }, day, addDays(then, 7))
        expect(unnamed(drawn)).toEqual(unnamed(todayPage(putOff, day, addDays(then, 7))))
      }
    }
  })

  it('is put together as soon for a pause of two years without an end as for one of one year', () => {
    const looksFor = (days: number) => {
      let looks = 0
      const begun = addDays(today, -days - 10)
      const counting = {
        ...version(1, begun, []),
        get phases() {
          looks++
          return [phase('one', 0, 8, home)]
        },
      }
      const pauses = [{ from: addDays(today, -days), resumedOn: null }]
      const plan = { ...known.plans[0]!, startsOn: begun, pauses, versions: [counting] }
      keptFor({ ...known, plans: [plan] }, begun, today)
      return looks
    }
    expect(looksFor(730)).toBe(looksFor(365))
  })

  it('says how it is done of what the drawn days have, of a phase and of a version to come as well', () => {
    const ids = [...home, begun, published].map(({ exerciseId }) => exerciseId)
    expect(kept.howTo.map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  it('draws the days before as well where the phone’s clock was set back since, with how it is done', () => {
    const before = prescription('before', aWeek(7))
    const [begun, then] = [dayOf(-2), addDays(today, -3)]
    const weeks = [phase('one', 0, 1, [before]), phase('two', 7, 8, home)]
    const plan = { ...known.plans[0]!, startsOn: begun, pauses: [], versions: [version(1, begun, weeks)] }
    const whole = { ...known, plans: [plan], howTo: howToDo(before, ...home) }
    const drawn = keptPage(keptFor(whole, from, today), { logs: [], checkIns: [] }, dayOf(4), then)
    expect(unnamed(drawn)).toEqual(unnamed(todayPage(whole, dayOf(4), then)))
  })

  it('says whose it is, in as little as tells people apart who share a phone', () => {
    expect(kept.calledBy).toBe('Edith A. M.')
    expect(JSON.stringify(kept)).not.toContain('Moore')
    expect(keptFor(known, from, today, '山田 太郎').calledBy).toBe('山田 太.')
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
      const kept = keptFor({ ...known, plans: own }, from, today)
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

  it('says of what was logged in a version of long ago or far ahead its name, where it stood last, and no more', () => {
    const weeks = (id: string, ...words: [id: string, note: string][]) => [
      phase(
        id,
        0,
        52,
        words.map(([id, note]) => prescription(id, aWeek(7), { note })),
      ),
    ]
    const begun = addDays(from, -60)
    const versions = [
      version(1, begun, weeks('ago', ['a', 'As it was.'], ['taken out', 'As it was.'])),
      version(2, addDays(begun, 7), weeks('now', ['a', 'As it is.'])),
      version(3, addDays(today, 90), weeks('then', ['a', 'As it will be.'])),
    ]
    const plan = { ...known.plans[0]!, startsOn: begun, pauses: [], versions }
    const logs = [log('a', today), log('taken out', from)]
    const sent = keptFor({ ...known, plans: [plan], logs, howTo: new Map() }, from, today)
    const said = sent.plans[0]!.versions.map(({ phases }) =>
      phases[0]!.prescriptions.map(({ exerciseName, note }) => `${exerciseName}. ${note}`),
    )
    expect(said).toEqual([['Exercise taken out. '], ['Exercise a. As it is.'], ['Exercise a. ']])
  })

  it('has of a plan that ended before the drawn days the versions alone whose names it still says', () => {
    const begun = addDays(from, -60)
    const of = (number: number) =>
      version(number, addDays(begun, number), [
        phase('one', 0, 52, [prescription(`row ${number}`, aWeek(7))]),
      ])
    const over = {
      ...{ ...known.plans[0]!, id: 'over', status: 'completed' as const, startsOn: begun },
      // It has not gone on since.
      pauses: [{ from: addDays(begun, 20), resumedOn: null }],
      versions: [of(1), of(2), of(3)],
    }
    const logs = [log('row 2', from), log('a', addDays(from, 10))]
    const keptOf = (endedOn: CalendarDate) => {
      const whole = { ...known, plans: [...known.plans, { ...over, endedOn }], logs }
      const sent = keptFor(whole, from, today)
      for (const day of daysDrawn(from, today)) {
        const then = day < today ? today : day
        const drawn = keptPage(sent, { logs: [], checkIns: [] }, day, then)
        expect(unnamed(drawn)).toEqual(unnamed(todayPage(whole, day, then)))
      }
      return sent.plans[1]!.versions.map(({ number }) => number)
    }
    expect(keptOf(addDays(from, -7))).toEqual([2])
    // The page of the first drawn day has its week as well.
    expect(keptOf(addDays(from, -6))).toEqual([1, 2, 3])
  })

  it('says no diagnosis, no aim, no reason of the staff, and nothing of what is read, done in the clinic or far away', () => {
    const words = JSON.stringify(kept)
    expect(words).toContain('Slowly.')
    for (const hidden of [
      'Thoracic',
      'Less pain',
      'No pain at night',
      'Intensive',
      'staff only',
      'massage',
      toRead.exerciseName,
      'Far away',
      later.exerciseName,
    ])
      expect(words).not.toContain(hidden)
  })
})
