// What is published of a plan, for whoever writes its next version beside it.
import type { PlanContent } from '@/domain/plans/content'
import { nextVersionOf } from '@/domain/plans/draft'
import type { PlanHistory, PlanVersion } from '@/domain/plans/plan'

/** All that a version says beside its phases. */
export type VersionWords = Pick<PlanContent, 'problem' | 'goals' | 'reassessEveryWeeks' | 'reassessAtShare'>

/** With why it was published. */
export type PublishedVersion = PlanVersion & VersionWords & { reason: string }

export type WordedHistory = Omit<PlanHistory, 'versions'> & { versions: PublishedVersion[] }

export type PublishedPlan = {
  /** Of the newest version. */
  number: number
  /** The newest version as the editor writes plans. */
  content: PlanContent
  /** Where its phases have been, without what they prescribed: a plan with many versions is long. */
  history: PlanHistory
}

/** Null while nothing was published. */
export function publishedPlan(plan: WordedHistory | null): PublishedPlan | null {
  const newest = plan?.versions.at(-1)
  if (!plan || !newest) return null
  const { id, startsOn, endedOn, pauses } = plan
  const versions = plan.versions.map((version) => ({
    ...{ id: version.id, number: version.number, effectiveOn: version.effectiveOn },
    phases: version.phases.map((phase) => ({ ...phase, prescriptions: [] })),
  }))
  return {
    number: newest.number,
    content: nextVersionOf({ ...newest, startsOn }),
    history: { id, startsOn, endedOn, pauses, versions },
  }
}
