// What is published of a plan, for whoever writes its next version beside it.
import type { PlanContent } from '@/domain/plans/content'
import { nextVersionOf } from '@/domain/plans/draft'
import type { PlanHistory } from '@/domain/plans/plan'

export type PublishedPlan = {
  /** Of the newest version. */
  number: number
  /** The newest version as the editor writes plans. */
  content: PlanContent
  /** Where its phases have been, without what they prescribed: a plan with many versions is long. */
  history: PlanHistory
}

/** Null while nothing was published. */
export function publishedPlan(
  plan: (PlanHistory & Omit<PlanContent, 'phases' | 'startsOn'>) | null,
): PublishedPlan | null {
  const newest = plan?.versions.at(-1)
  if (!plan || !newest) return null
  const { id, startsOn, endedOn, pauses } = plan
  const versions = plan.versions.map((version) => ({
    ...version,
    phases: version.phases.map((phase) => ({ ...phase, prescriptions: [] })),
  }))
  return {
    number: newest.number,
    content: nextVersionOf({ ...plan, phases: newest.phases }),
    history: { id, startsOn, endedOn, pauses, versions },
  }
}
