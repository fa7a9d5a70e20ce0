// What each prescription of a plan allows, over all versions that give it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { everPrescribed } from '@/domain/logging/prescribed'
import { occurrencesDue } from '@/domain/plans/occurrences'
import type { PlanHistory, PlanVersion } from '@/domain/plans/plan'
import {
  anyCourse,
  aWeek,
  dayOf,
  monday,
  on,
  phase,
  plan,
  prescription,
  version,
} from '@/domain/plans/plan.fixture'

const given = (id: string, versionId: string, rest = {}) => prescription(id, aWeek(7), { versionId, ...rest })

it('is in force as the newest version that had come into force by the day gives it, and before the first as that one does', () => {
  const versions = [
    version(1, monday, [
      phase('one', 0, 4, [given('row', 'row-1'), given('massage', 'm', { delivery: 'clinic' })]),
    ]),
    version(2, dayOf(5), [phase('one', 0, 2, []), phase('two', 14, 2, [given('row', 'row-2')])]),
    version(3, dayOf(8), [phase('one', 0, 4, [given('walk', 'walk-3')])]),
  ]
  const prescribed = everPrescribed([plan(versions)])
  expect([...prescribed.keys()]).toEqual(['row', 'massage', 'walk'])
  const inForce = (id: string) => [0, 1, 4, 5, 9].map((day) => prescribed.get(id)?.inForce(dayOf(day)))
  expect(inForce('row')).toEqual(['row-1', 'row-1', 'row-1', 'row-2', 'row-2'])
  expect(new Set(inForce('walk'))).toEqual(new Set(['walk-3']))
  expect(prescribed.get('row')).toMatchObject({ atHome: true, versionIds: new Set(['row-1', 'row-2']) })
  expect(prescribed.get('massage')).toMatchObject({ planId: 'plan', startsOn: monday, atHome: false })
})

it('is found by one look at each version, however many prescriptions they have', () => {
  let looks = 0
  const versions = Array.from({ length: 20 }, (_, i) => ({
    ...version(i + 1, monday, []),
    get phases() {
      looks++
      return [phase('one', 0, 4, [given(`a-${i}`, `a-${i}`), given(`b-${i}`, `b-${i}`)])]
    },
  }))
  expect(everPrescribed([plan(versions)]).size).toBe(2 * versions.length)
  expect(looks).toBe(versions.length)
})

it('is extra where nothing is due, nor was by the version that was shown', () => {
  const shown = [given('row', 'row-1', { dosage: { painCeiling: 5, frequency: aWeek(7, 2) } })]
  const also = [given('walk', 'walk-1', { dosage: { painCeiling: 5, frequency: on(1) } })]
  const versions = [
    version(1, monday, [phase('one', 0, 4, [...shown, ...also])]),
    version(2, dayOf(3), [phase('one', 0, 4, [])]),
  ]
  const { row, walk } = Object.fromEntries(everPrescribed([plan(versions)]))
  expect([1, 2, 3].map((slot) => row?.isExtra(dayOf(3), slot, null))).toEqual([true, true, true])
  expect([1, 2, 3].map((slot) => row?.isExtra(dayOf(3), slot, 'row-1'))).toEqual([false, false, true])
  expect(row?.isExtra(dayOf(3), 1, 'walk-1')).toBe(true)
  expect(row?.isExtra(dayOf(29), 1, 'row-1')).toBe(true)
  expect([3, 8].map((day) => walk?.isExtra(dayOf(day), 1, 'walk-1'))).toEqual([true, false])
})

/** As published: each version gives each prescription anew. */
const published = (each: PlanVersion): PlanVersion => ({
  ...each,
  phases: each.phases.map((one) => ({
    ...one,
    prescriptions: one.prescriptions.map((of) => ({ ...of, versionId: `${of.id} in ${each.number}` })),
  })),
})

it('has nothing extra that was due as it was shown, whatever became of the plan since', () => {
  let due = 0
  fc.assert(
    fc.property(anyCourse, fc.nat(3), fc.nat(70), (course, known, pausedAfter) => {
      const versions = course.versions.map(published)
      const pauses = course.pauses.filter(({ resumedOn }) => resumedOn !== null)
      const then: PlanHistory = { ...course, endedOn: null, pauses, versions: versions.slice(0, known + 1) }
      const from = addDays(course.startsOn, pausedAfter)
      const since = { ...course, versions, pauses: [...pauses, { from, resumedOn: null }] }
      const prescribed = everPrescribed([since])
      for (const each of occurrencesDue(then, then.startsOn, addDays(then.startsOn, 100))) {
        const { prescriptionId, prescriptionVersionId: shownAs, dueOn, slot } = each
        if (!shownAs.endsWith(` in ${then.versions.length}`)) continue
        due++
        expect(prescribed.get(prescriptionId)?.isExtra(dueOn, slot, shownAs)).toBe(false)
      }
    }),
  )
  expect(due).toBeGreaterThan(100)
})
