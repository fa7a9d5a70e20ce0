// Publishing keeps what has begun where it was, lays out the rest, and lets nothing unfinished through.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import type { PhaseContent } from '@/domain/plans/content'
import { emptyPlan, nextVersionOf, type PlanDraft } from '@/domain/plans/draft'
import type { PlanVersion } from '@/domain/plans/plan'
import { aWeek, dayOf, monday, phase, plan, prescription, version } from '@/domain/plans/plan.fixture'
import { occurrencesDue } from '@/domain/plans/occurrences'
import { dateOfPlanDay, lastPlanDay, phaseLine, phaseUnderWay } from '@/domain/plans/schedule'
import {
  comingPhases,
  isTakenOut,
  misplacedPhases,
  missingForActivation,
  phasesWhenExtending,
  phasesWhenMoving,
  publishedPhases,
  startDays,
  type PrescribedExercise,
} from '@/domain/plans/publish'

let count = 0
const newId = () => `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`
const squeeze = newId()
const massage = newId()
const home: PrescribedExercise = {
  exerciseName: 'Squeeze',
  exerciseKind: 'strengthening',
  delivery: 'home',
  contraindications: ['recent-fracture'],
  precautions: ['osteoporosis'],
}
const clinic: PrescribedExercise = { ...home, exerciseName: 'Massage', delivery: 'clinic' }
const catalog = new Map([
  [squeeze, home],
  [massage, clinic],
])

function finished(): PlanDraft {
  const draft = emptyPlan('Upper back pain', monday, newId)
  draft.phases[0]?.prescriptions.push({
    id: newId(),
    exerciseId: squeeze,
    dosage: { sets: 3, painCeiling: 5, frequency: aWeek(5) },
    note: '',
  })
  return draft
}

const shapes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 })
const named = (weeks: number[]) => weeks.map((each, i) => ({ id: `p${i}`, weeks: each }))

describe('start days', () => {
  it('lay phases one after another at first', () => {
    expect(startDays(named([4, 8, 2]), [], 0)).toEqual([0, 28, 84])
  })

  it('of the same phases stay, whenever the next version takes effect', () => {
    fc.assert(
      fc.property(shapes, fc.nat(400), (weeks, effectiveDay) => {
        const phases = named(weeks)
        const first = startDays(phases, [], 0)
        const previous = phases.map((each, i) => ({ ...each, startDay: first[i] ?? 0 }))
        const kept = startDays(phases, previous, effectiveDay)
        expect(kept).toEqual(first)
      }),
    )
  })

  it('ascend, and nothing new begins before the version takes effect', () => {
    fc.assert(
      fc.property(shapes, shapes, fc.nat(200), fc.nat(5), (before, after, effectiveDay, shared) => {
        const first = startDays(named(before), [], 0)
        const previous = named(before).map((each, i) => ({ ...each, startDay: first[i] ?? 0 }))
        const begun = previous.filter((each) => each.startDay < effectiveDay)
        const next = [
          ...begun,
          ...named(after)
            .map((each, i) => (i < shared ? each : { ...each, id: `new${i}` }))
            .filter((each) => !begun.some((b) => b.id === each.id)),
        ]
        const days = startDays(next, previous, effectiveDay)
        for (const [i, day] of days.entries()) {
          if (i > 0) expect(day).toBeGreaterThan(days[i - 1] ?? 0)
          if (i >= begun.length) expect(day).toBeGreaterThanOrEqual(effectiveDay)
          else expect(day).toBe(begun[i]?.startDay)
        }
      }),
    )
  })

  it('of a coming phase move when the phase before it gets longer or shorter', () => {
    const previous = [
      { id: 'a', weeks: 4, startDay: 0 },
      { id: 'b', weeks: 8, startDay: 28 },
    ]
    expect(
      startDays(
        [
          { id: 'a', weeks: 6 },
          { id: 'b', weeks: 8 },
        ],
        previous,
        10,
      ),
    ).toEqual([0, 42])
    expect(
      startDays(
        [
          { id: 'a', weeks: 2 },
          { id: 'b', weeks: 8 },
        ],
        previous,
        10,
      ),
    ).toEqual([0, 14])
    expect(
      startDays(
        [
          { id: 'a', weeks: 2 },
          { id: 'b', weeks: 8 },
        ],
        previous,
        20,
      ),
    ).toEqual([0, 20])
  })

  it('keep a move to the next phase that was published and is still to come', () => {
    const moved = [
      { id: 'a', weeks: 4, startDay: 0 },
      { id: 'b', weeks: 8, startDay: 20 },
    ]
    expect(
      startDays(
        [
          { id: 'a', weeks: 4 },
          { id: 'b', weeks: 12 },
        ],
        moved,
        15,
      ),
    ).toEqual([0, 20])
  })

  it('of the next phase are the effective day when the one the patient is in is taken out', () => {
    const previous = [
      { id: 'a', weeks: 4, startDay: 0 },
      { id: 'b', weeks: 8, startDay: 28 },
    ]
    expect(startDays([{ id: 'b', weeks: 8 }], previous, 12)).toEqual([12])
  })
})

describe('phases that have begun', () => {
  const previous = [phase('a', 0, 4, []), phase('b', 28, 8, []), phase('c', 84, 2, [])]

  it('stay in front, in their order', () => {
    expect(
      misplacedPhases([previous[1]!, previous[0]!, previous[2]!], previous, 40).map((each) => each.path),
    ).toEqual(['phases.1.name'])
    expect(
      misplacedPhases([{ id: 'x', name: 'x' }, previous[0]!], previous, 10).map((each) => each.path),
    ).toEqual(['phases.1.name'])
  })

  it('may be followed by the others in any order', () => {
    expect(misplacedPhases([previous[0]!, previous[2]!, previous[1]!], previous, 10)).toEqual([])
    expect(misplacedPhases(previous, previous, 200)).toEqual([])
  })
})

describe('moving to a coming phase', () => {
  const previous = [
    phase('a', 0, 4, [prescription('x', aWeek(3))]),
    phase('b', 28, 8, []),
    phase('c', 84, 2, []),
  ]

  it('begins it that day, and what follows keeps its distance', () => {
    const moved = phasesWhenMoving(previous, 'b', 20, newId)
    expect(moved?.map((each) => [each.id, each.startDay])).toEqual([
      ['a', 0],
      ['b', 20],
      ['c', 76],
    ])
  })

  it('leaves out the coming ones before it', () => {
    expect(phasesWhenMoving(previous, 'c', 20, newId)?.map((each) => each.id)).toEqual(['a', 'c'])
  })

  it('gives each prescription its version, and keeps its id', () => {
    const [first] = phasesWhenMoving(previous, 'b', 20, newId)?.[0]?.prescriptions ?? []
    expect(first).toMatchObject({ id: 'x' })
    expect(first?.versionId).not.toBe('x-v1')
  })

  it('is nothing for a phase that has begun or is not there', () => {
    expect(phasesWhenMoving(previous, 'a', 20, newId)).toBeNull()
    expect(phasesWhenMoving(previous, 'z', 20, newId)).toBeNull()
  })
})

describe('the phases that can be begun', () => {
  const [a, b, c] = [phase('a', 0, 4, []), phase('b', 28, 8, []), phase('c', 28, 8, [])]
  const offered = (versions: PlanVersion[], today: string) => {
    const history = plan(versions)
    return comingPhases(history, phaseLine(history, today), today)
  }

  it('are those to come, each from the day on which the version that has it is in force', () => {
    const first = version(1, monday, [a, b])
    expect(offered([first], dayOf(3))).toEqual([{ id: 'b', name: 'b', from: dayOf(3) }])
    expect(offered([first], dayOf(-3))).toEqual([
      { id: 'a', name: 'a', from: monday },
      { id: 'b', name: 'b', from: monday },
    ])
    expect(offered([first, version(2, dayOf(11), [a, c])], dayOf(3))).toEqual([
      { id: 'c', name: 'c', from: dayOf(11) },
    ])
  })

  it('are offered from the plan’s first day on, also where a version is in force before it', () => {
    const versions = [version(1, monday, [a]), version(2, dayOf(-5), [a, b])]
    expect(offered(versions, dayOf(-3)).map(({ id, from }) => [id, from])).toEqual([
      ['a', monday],
      ['b', monday],
    ])
  })

  it('are none that a version takes out later', () => {
    const versions = [version(1, monday, [a, b]), version(2, dayOf(31), [a])]
    expect(phaseLine(plan(versions), dayOf(3)).map(({ phase }) => phase.id)).toEqual(['a', 'b'])
    expect(offered(versions, dayOf(3))).toEqual([])
  })
})

describe('a phase that is made longer', () => {
  const previous = [
    phase('a', 0, 4, [prescription('x', aWeek(5))]),
    phase('b', 25, 8, []),
    phase('c', 81, 2, []),
  ]
  const days = (phases: ReturnType<typeof phasesWhenExtending>) =>
    phases?.map((each) => [each.id, each.startDay, each.weeks])

  it('moves what comes after it by as much, and keeps an early start early', () => {
    expect(days(phasesWhenExtending(previous, 'a', 2, 20, newId))).toEqual([
      ['a', 0, 6],
      ['b', 39, 8],
      ['c', 95, 2],
    ])
    expect(days(phasesWhenExtending(previous, 'b', 1, 20, newId))).toEqual([
      ['a', 0, 4],
      ['b', 25, 9],
      ['c', 88, 2],
    ])
  })

  it('is nothing once the phase is over, where there is none, and beyond a year', () => {
    expect(phasesWhenExtending(previous, 'a', 1, 25, newId)).toBeNull()
    expect(phasesWhenExtending(previous, 'a', 1, 24, newId)).not.toBeNull()
    expect(phasesWhenExtending(previous, 'c', 1, 95, newId)).toBeNull()
    expect(phasesWhenExtending(previous, 'z', 1, 0, newId)).toBeNull()
    expect(phasesWhenExtending(previous, 'b', 45, 0, newId)).toBeNull()
  })

  it('is none that the version in force, or one that waits, takes out', () => {
    const [a, b] = [phase('a', 0, 4, []), phase('b', 10, 4, [])]
    const paused = plan([version(1, monday, [a]), version(2, dayOf(11), [b])], {
      pauses: [{ from: dayOf(6), resumedOn: dayOf(15) }],
    })
    expect([5, 16].map((day) => phaseUnderWay(paused, dayOf(day))?.id)).toEqual(['a', 'a'])
    expect([5, 16].map((day) => isTakenOut(paused, 'a', dayOf(day)))).toEqual([true, true])
    expect(isTakenOut(paused, 'b', dayOf(20))).toBe(false)
    expect(isTakenOut(plan(paused.versions.slice(0, 1)), 'a', dayOf(5))).toBe(false)
  })

  it('leaves every day until then as it was due', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 8 }), (today, weeks) => {
        const extended = phasesWhenExtending(previous, 'a', weeks, today, newId)
        if (!extended) return
        const due = (versions: ReturnType<typeof version>[]) =>
          occurrencesDue(plan(versions), monday, dateOfPlanDay(plan(versions), today) ?? monday).map(
            ({ prescriptionId, dueOn }) => [prescriptionId, dueOn],
          )
        const first = version(1, monday, previous)
        const effectiveOn = dateOfPlanDay(plan([first]), today) ?? monday
        expect(due([first, version(2, effectiveOn, extended)])).toEqual(due([first]))
      }),
    )
  })
})

it('publishing the same content again changes nothing that is due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 7 }), (effectiveDay, days) => {
      const phases = [
        phase('a', 0, 4, [{ ...prescription('x', aWeek(days)), exerciseId: squeeze }]),
        phase('b', 28, 8, [{ ...prescription('y', aWeek(2)), exerciseId: squeeze }]),
      ]
      const one = plan([version(1, monday, phases)])
      const content = nextVersionOf({
        problem: 'x',
        goals: [],
        startsOn: monday,
        reassessEveryWeeks: 4,
        phases,
      })
      const again = publishedPhases(
        content.phases as PhaseContent[],
        phases,
        effectiveDay,
        catalog,
        [],
        newId,
      )
      const effectiveOn = dateOfPlanDay(one, effectiveDay) ?? monday
      const two = { ...one, versions: [...one.versions, version(2, effectiveOn, again)] }
      const last = dateOfPlanDay(one, (lastPlanDay(one.versions[0]!) ?? 0) + 7) ?? monday
      const due = (of: typeof one) =>
        occurrencesDue(of, monday, last).map((each) => [each.dueOn, each.prescriptionId, each.slot])
      expect(due(two)).toEqual(due(one))
    }),
  )
})

it('a version keeps the reason with what it was given for that day, and no reason that was not needed', () => {
  const published = (codes: CautionCode[], precautions: CautionCode[]) => {
    const content = finished().phases.slice(0, 1) as PhaseContent[]
    content[0]!.prescriptions[0]!.caution = { codes, reason: 'Healed.' }
    return publishedPhases(content, [], 0, catalog, precautions, newId)[0]!.prescriptions[0]!.caution
  }
  expect(published(['epilepsy', 'recent-fracture'], ['osteoporosis', 'recent-fracture'])).toEqual({
    codes: ['recent-fracture', 'osteoporosis'],
    reason: 'Healed.',
  })
  expect(published(['recent-fracture'], ['epilepsy'])).toBeUndefined()
})

describe('what is missing for activation', () => {
  const paths = (draft: PlanDraft, firstDay: string | null = monday, precautions: CautionCode[] = []) =>
    missingForActivation(draft, firstDay, catalog, precautions).map((each) => each.path)
  const spoilt = (spoil: (draft: PlanDraft) => void) => {
    const draft = finished()
    spoil(draft)
    return paths(draft)
  }

  it('is nothing for a finished draft', () => {
    expect(paths(finished())).toEqual([])
  })

  it('is at the field', () => {
    expect(spoilt((d) => (d.problem = ' '))).toEqual(['problem'])
    expect(spoilt((d) => (d.startsOn = ''))).toEqual(['startsOn'])
    expect(spoilt((d) => (d.phases[1]!.weeks = undefined))).toEqual(['phases.1.weeks'])
    expect(spoilt((d) => (d.phases[0]!.prescriptions[0]!.dosage.painCeiling = undefined))).toEqual([
      'phases.0.prescriptions.0.dosage.painCeiling',
    ])
    expect(spoilt((d) => (d.phases[0]!.prescriptions = []))).toEqual(['phases.0.prescriptions'])
    expect(spoilt((d) => (d.phases[1]!.sessions = 0))).toEqual(['phases.1.sessions'])
    expect(spoilt((d) => (d.phases[1]!.id = d.phases[0]!.id))).toEqual(['phases.1.name'])
    expect(spoilt((d) => d.phases[0]!.prescriptions.push(d.phases[0]!.prescriptions[0]!))).toEqual([
      'phases.0.prescriptions.1',
    ])
  })

  it('is a first day that has passed, until the plan has started', () => {
    expect(paths(finished(), '2026-11-24')).toEqual(['startsOn'])
    expect(paths(finished(), null)).toEqual([])
  })

  it('is a first day that is more than a year ahead: a slip in the year', () => {
    expect(paths(finished(), '2025-11-23')).toEqual([])
    expect(paths(finished(), '2025-11-01')).toEqual(['startsOn'])
  })

  it('is a frequency that does not suit where it is done', () => {
    const path = 'phases.0.prescriptions.0.dosage.frequency.kind'
    expect(
      spoilt((d) => (d.phases[0]!.prescriptions[0]!.dosage.frequency = { kind: 'per-session' })),
    ).toEqual([path])
    expect(spoilt((d) => (d.phases[0]!.prescriptions[0]!.exerciseId = massage))).toEqual([path])
  })

  it('is why an exercise is given that speaks against this patient, for each code anew', () => {
    const draft = finished()
    const item = draft.phases[0]!.prescriptions[0]!
    const path = 'phases.0.prescriptions.0.caution.reason'
    expect(paths(draft, monday, ['recent-fracture'])).toEqual([path])
    expect(paths(draft, monday, ['osteoporosis', 'epilepsy']), 'care is taken without a word').toEqual([])

    item.caution = { codes: ['recent-fracture'], reason: '\u200b ' }
    expect(paths(draft, monday, ['recent-fracture']), 'a reason that cannot be seen').toEqual([path])
    item.caution = { codes: ['osteoporosis'], reason: 'Healed.' }
    expect(paths(draft, monday, ['recent-fracture']), 'a reason for something else').toEqual([path])
    item.caution = { codes: ['recent-fracture'], reason: 'Healed.' }
    expect(paths(draft, monday, ['recent-fracture'])).toEqual([])
  })

  it('is said for a plan without phases', () => {
    expect(spoilt((d) => (d.phases = []))).toEqual(['phases'])
  })
})
