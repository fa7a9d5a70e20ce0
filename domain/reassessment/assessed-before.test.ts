// Of many assessments a form is given what it reads.
import { expect, it } from 'vitest'
import { lastMeasured } from '@/domain/plans/goals'
import { forGoals } from './assessed-before'

const assessed = (n: number) => ({
  ...{ on: `2026-09-${10 + n}`, findings: 'Stiff', summary: 'Better' },
  measurements: [
    { measure: 'nprs-average', item: '', value: n },
    { measure: 'rom', item: 'Neck', value: n },
  ],
})
const all = Array.from({ length: 15 }, (_, n) => assessed(n))
const target = { measure: 'rom', item: 'Neck', value: 8 }

it('ten as they are, and of those before what the goals are measured by', () => {
  const given = forGoals(all, [{ text: 'Turn', target }])
  expect(given.slice(5)).toEqual(all.slice(5))
  expect(given[4]).toEqual({ ...all[4], findings: '', summary: '', measurements: [all[4]!.measurements[1]] })
})

it('tells how far a goal is as all of them do, however long ago it was measured', () => {
  const since = all.map((each, n) =>
    n > 2 ? { ...each, measurements: each.measurements.slice(0, 1) } : each,
  )
  expect(lastMeasured(target, forGoals(since, [{ text: 'Turn', target }]))).toEqual({
    on: '2026-09-12',
    value: 2,
  })
})
