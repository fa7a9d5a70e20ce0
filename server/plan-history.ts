// Reads plans in the form that the rules of domain/ take: versions with their phases, and pauses.
import 'server-only'
import { fromColumn } from '@/server/clock'
import type { Prisma, Tx } from '@/server/db'
import type { Goal } from '@/domain/plans/goals'
import type { Phase, PlanHistory, PlanStatus } from '@/domain/plans/plan'
import type { SessionShare } from '@/domain/reassessment/due'

export type KnownPlan = PlanHistory & {
  patientId: string
  problem: string
  status: PlanStatus
  goals: Goal[]
  reassessEveryWeeks: number
  /** Absent where the weeks decide when to reassess. */
  reassessAtShare?: SessionShare
}

const historyParts = {
  versions: { orderBy: { number: 'asc' } },
  pauses: { orderBy: { fromOn: 'asc' } },
} satisfies Prisma.PlanInclude

/** Published plans that match, oldest first. `where` comes from scope.ts. */
export async function planHistories(tx: Tx, where: Prisma.PlanWhereInput): Promise<KnownPlan[]> {
  const plans = await tx.plan.findMany({
    where: { AND: [where, { status: { not: 'draft' } }] },
    include: historyParts,
    orderBy: { id: 'asc' },
  })
  return plans.map((plan) => {
    const newest = plan.versions.at(-1)
    return {
      id: plan.id,
      patientId: plan.patientId,
      problem: plan.problem,
      status: plan.status as PlanStatus,
      goals: (newest?.goals ?? []) as Goal[],
      reassessEveryWeeks: newest?.reassessEveryWeeks ?? 4,
      ...(newest?.reassessAtShare && { reassessAtShare: newest.reassessAtShare as SessionShare }),
      startsOn: plan.startsOn ? fromColumn(plan.startsOn) : '',
      endedOn: plan.endedOn ? fromColumn(plan.endedOn) : null,
      pauses: plan.pauses.map((pause) => ({
        from: fromColumn(pause.fromOn),
        resumedOn: pause.resumedOn ? fromColumn(pause.resumedOn) : null,
      })),
      versions: plan.versions.map((version) => ({
        id: version.id,
        number: version.number,
        effectiveOn: fromColumn(version.effectiveOn),
        phases: version.phases as Phase[],
      })),
    }
  })
}
