// The goals of what is about to be kept: one that is measured by the clinic's own measure keeps that measure as the clinic has it.
import 'server-only'
import { goalsBy } from '@/domain/plans/goals'
import type { ProtocolContentDraft } from '@/domain/plans/draft'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { knownMeasures } from '@/server/own-measures'
import type { StaffViewer } from '@/server/viewer'

/** @throws Refused at the goal's measure, when it is none of this clinic's */
export async function checkedGoals<G extends ProtocolContentDraft['goals'][number]>(
  tx: Tx,
  viewer: StaffViewer,
  goals: readonly G[],
): Promise<G[]> {
  const { known } = await knownMeasures(tx, viewer)
  const checked = goalsBy(goals, known)
  if (checked.wrong.length > 0)
    throw new Refused(
      Object.fromEntries(checked.wrong.map((at) => [`goals.${at}.target.measure`, 'Choose a measure'])),
    )
  return checked.goals
}
