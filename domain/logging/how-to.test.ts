// However much a clinic's exercises say, a page has an end; what it has no room for is said on a page where it is the first.
import { expect, test } from 'vitest'
import { mostSaid, saidAtOnce } from '@/domain/logging/how-to'
import { exercisesOf, todayPage } from '@/domain/logging/today-page'
import { aWeek, dayOf, prescription, simplePlan } from '@/domain/plans/plan.fixture'

const tenth = 'x'.repeat(mostSaid / 10)
const plan = (id: string, ...exercises: ReturnType<typeof prescription>[]) => ({
  ...simplePlan(exercises),
  ...{ id, problem: id, status: 'active' as const },
})
const neck = plan(
  'neck',
  ...[1, 2, 3].map((n) => prescription(`chin ${n}`, aWeek(7))),
  prescription('heat', { kind: 'as-needed' }),
)
const knee = plan('knee', ...[1, 2, 3].map((n) => prescription(`squat ${n}`, aWeek(7))))

function day(tenths: number) {
  const howTo = new Map(
    [neck, knee].flatMap(({ versions }) =>
      versions[0]!.phases[0]!.prescriptions.map(({ exerciseId: id }) => [
        id,
        { id, steps: Array<string>(tenths - 1).fill(tenth), stopWhen: tenth, picture: null },
      ]),
    ),
  )
  const known = { plans: [neck, knee], logs: [], checkIns: [], howTo, keepsWell: false }
  return todayPage(known, dayOf(1), dayOf(1))
}
const apart = (page: ReturnType<typeof day>) =>
  exercisesOf(page)
    .filter(({ howToApart, steps, stopWhen }) => {
      expect(steps.length === 0 && stopWhen === '').toBe(howToApart)
      return howToApart
    })
    .map(({ prescriptionId }) => prescriptionId)

test('what fits stays as it is', () => {
  const page = day(1)
  expect(saidAtOnce(page, '')).toBe(page)
})

test('the page is filled in its order, over all plans', () => {
  expect(apart(saidAtOnce(day(2), ''))).toEqual(['squat 3', 'heat'])
  expect(apart(saidAtOnce(day(4), ''))).toEqual(['chin 3', 'squat 1', 'squat 2', 'squat 3', 'heat'])
})

test('what is asked for is said, and nothing moves', () => {
  const page = day(4)
  const [squat] = exercisesOf(page).filter(({ prescriptionId }) => prescriptionId === 'squat 3')
  const asked = saidAtOnce(page, squat!.key)
  expect(apart(asked)).toEqual(['chin 2', 'chin 3', 'squat 1', 'squat 2', 'heat'])
  expect(exercisesOf(asked).map(({ key }) => key)).toEqual(exercisesOf(page).map(({ key }) => key))
})

test('one of the clinic’s longest is never too much by itself', () => {
  expect(mostSaid).toBeGreaterThan(12 * 300 + 300)
})
