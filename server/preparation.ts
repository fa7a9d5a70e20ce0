// The draft of the next version that a reassessment's decision prepares: what is suggested before it is decided, and what is written of it.
import 'server-only'
import { v7 } from 'uuid'
import { nextVersionOf } from '@/domain/plans/draft'
import type { CalendarDate } from '@/domain/plans/plan'
import { phaseLine, phaseUnderWay } from '@/domain/plans/schedule'
import type { Decision } from '@/domain/reassessment/assessment'
import {
  prepared,
  suggestionsFor,
  type PreparationInput,
  type Suggestion,
} from '@/domain/reassessment/preparation'
import type { Tolerance } from '@/domain/reassessment/tolerance'
import type { Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import type { KnownPlan } from '@/server/plan-history'
import { unsavedRevision, type LockedPlan } from '@/server/plan-lock'
import { asJson } from '@/server/plan-versions'
import { choicesOf } from '@/server/prescribable'
import type { StaffViewer, Therapist } from '@/server/viewer'

/** What is suggested with a decision; for moving on, with each phase that can be moved to. */
export type Suggested = { decision: Decision; phaseId: string; suggestions: Suggestion[] }

export async function suggestedFor(
  tx: Tx,
  viewer: StaffViewer,
  plan: KnownPlan,
  tolerances: readonly Tolerance[],
  today: CalendarDate,
): Promise<Suggested[]> {
  const current = phaseUnderWay(plan, today)?.id
  const input = await inputFor(tx, viewer, plan, tolerances)
  const suggested = (decision: Decision, phaseId: string, leftId: string | null): Suggested => ({
    ...{ decision, phaseId },
    suggestions: suggestionsFor({ ...input, decision, phaseId, leftId }),
  })
  return [
    ...phaseLine(plan, today)
      .filter(({ state }) => state === 'coming')
      .map(({ phase }) => suggested('progress', phase.id, current ?? null)),
    ...(current ? (['modify', 'extend'] as const).map((decision) => suggested(decision, current, null)) : []),
  ]
}

/**
 * Writes the draft with what was chosen of it, for whoever has locked the plan; it is published by nobody but the
 * therapist. Says whether there was anything to write.
 */
export async function prepareDraft(
  tx: Tx,
  viewer: Therapist,
  { plan, history, tolerances }: { plan: LockedPlan; history: KnownPlan; tolerances: readonly Tolerance[] },
  of: Pick<PreparationInput, 'decision' | 'phaseId' | 'leftId'>,
  chosen: readonly string[],
): Promise<boolean> {
  // What somebody is writing already is theirs.
  if (plan.draft || chosen.length === 0) return false
  const input = { ...(await inputFor(tx, viewer, history, tolerances)), ...of }
  const content = prepared(input, chosen, v7)
  if (content === input.content) return false
  await tx.planDraft.create({
    data: {
      ...{ planId: plan.id, clinicId: plan.clinicId, patientId: plan.patientId },
      content: asJson(content),
      revision: unsavedRevision(history.versions.at(-1)?.number ?? 0, plan.thrownAway) + 1,
      updatedBy: viewer.accountId,
    },
    select: { planId: true },
  })
  return true
}

async function inputFor(
  tx: Tx,
  viewer: StaffViewer,
  plan: KnownPlan,
  tolerances: readonly Tolerance[],
): Promise<Pick<PreparationInput, 'content' | 'tolerances' | 'choices'>> {
  const newest = plan.versions.at(-1)
  if (!newest) throw new NotFound()
  return {
    content: nextVersionOf({ ...newest, startsOn: plan.startsOn }),
    tolerances,
    choices: await choicesOf(tx, viewer, newest),
  }
}
