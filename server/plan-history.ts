// Reads plans in the form that the rules of domain/ take: versions with their phases, and pauses.
import 'server-only'
import { dateIn, fromColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'
import { defaultReassessEveryWeeks } from '@/domain/plans/content'
import type { Goal } from '@/domain/plans/goals'
import type { Phase, PlanStatus } from '@/domain/plans/plan'
import type { VersionWords, WordedHistory } from '@/domain/plans/published'
import { versionShown } from '@/domain/plans/schedule'
import type { SessionShare } from '@/domain/reassessment/due'

/** Its own words are those of the version that it is shown by. */
export type KnownPlan = WordedHistory & VersionWords & { patientId: string; status: PlanStatus }

const historyParts = {
  versions: { orderBy: { number: 'asc' } },
  pauses: { orderBy: { fromOn: 'asc' } },
  patient: { select: { timeZone: true } },
} satisfies Prisma.PlanInclude

/** Published plans that match, oldest first. `where` comes from scope.ts. */
export async function planHistories(tx: Tx, where: Prisma.PlanWhereInput): Promise<KnownPlan[]> {
  const plans = await tx.plan.findMany({
    where: { AND: [where, { status: { not: 'draft' } }] },
    include: historyParts,
    orderBy: { id: 'asc' },
  })
  return plans.map(({ versions, pauses, patient, ...plan }) => {
    const history: WordedHistory = {
      id: plan.id,
      startsOn: plan.startsOn ? fromColumn(plan.startsOn) : '',
      endedOn: plan.endedOn ? fromColumn(plan.endedOn) : null,
      pauses: pauses.map((pause) => ({
        from: fromColumn(pause.fromOn),
        resumedOn: pause.resumedOn ? fromColumn(pause.resumedOn) : null,
      })),
      versions: versions.map((version) => ({
        id: version.id,
        number: version.number,
        effectiveOn: fromColumn(version.effectiveOn),
        phases: version.phases as Phase[],
        reason: version.reason,
        problem: version.problem,
        goals: version.goals as Goal[],
        reassessEveryWeeks: version.reassessEveryWeeks,
        ...(version.reassessAtShare && { reassessAtShare: version.reassessAtShare as SessionShare }),
      })),
    }
    const shown = versionShown(history, dateIn(patient.timeZone))
    return {
      ...history,
      patientId: plan.patientId,
      status: plan.status as PlanStatus,
      // At its end it is written down in the plan itself, where it may outlast an erasure of all that versions say.
      problem: (history.endedOn === null && shown?.problem) || plan.problem,
      goals: shown?.goals ?? [],
      reassessEveryWeeks: shown?.reassessEveryWeeks ?? defaultReassessEveryWeeks,
      ...(shown?.reassessAtShare && { reassessAtShare: shown.reassessAtShare }),
    }
  })
}
