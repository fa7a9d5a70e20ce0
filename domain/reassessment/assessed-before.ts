// What a form needs of many assessments: the newest as they are, and of those before only what the goals are measured by.
import type { Goal } from '@/domain/plans/goals'
import type { Measurement } from '@/domain/reassessment/measures'

const whole = 10

type Assessed = { findings: string; summary: string; measurements: readonly Measurement[] }

/** The oldest first, and as many as there are. */
export function forGoals<A extends Assessed>(assessments: readonly A[], goals: readonly Goal[]): A[] {
  const asked = new Set(goals.flatMap(({ target }) => target?.measure ?? []))
  return assessments.map((each, i) =>
    i >= assessments.length - whole
      ? each
      : {
          ...each,
          ...{ findings: '', summary: '' },
          measurements: each.measurements.filter(({ measure }) => asked.has(measure)),
        },
  )
}
