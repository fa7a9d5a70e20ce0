// What each prescription of a plan allows, over all versions that give it.
import { expect, it } from 'vitest'
import { everPrescribed } from '@/domain/logging/prescribed'
import { aWeek, dayOf, monday, phase, plan, prescription, version } from '@/domain/plans/plan.fixture'

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
