// The course of an active plan: pausing it, resuming it, ending it.
import 'server-only'
import type { z } from 'zod'
import { dateWords } from '@/domain/date-words'
import { farAhead, isFarAhead } from '@/domain/far-ahead'
import { pauseAfter, pauseToEnd, wholePauseOn } from '@/domain/plans/pauses'
import type { CalendarDate } from '@/domain/plans/plan'
import type { PlanEnd, resumeSchema } from '@/domain/plans/plan-forms'
import { toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { refuseInEmergency } from '@/server/emergency-access'
import { inTurn } from '@/server/in-turn'
import { idOf } from '@/server/patients'
import { activeHistory, lockPlan, refuseOlder, refuseUnseenDraft, type LockedPlan } from '@/server/plan-lock'
import { cancelSessionsLeft } from '@/server/sessions-left'
import type { Therapist } from '@/server/viewer'
import { refuseTooOften } from '@/server/within-a-day'

/** Whoever opens a plan reads them all, and each line of the caseload is worked out from them. */
const mostPauses = 100

/** From today or later, until somebody resumes it or the next pause begins. Later due dates move by the days of the pause; booked sessions stay for a person to move. */
export function pausePlan(
  viewer: Therapist,
  planId: string,
  { from }: { from: CalendarDate },
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    const history = await activeHistory(tx, plan)
    if (from < plan.today) throw new Refused({ from: 'This day has passed: choose today or later' })
    if (isFarAhead(from, plan.today)) throw new Refused({ from: farAhead })
    const standing = wholePauseOn(history.pauses, from)
    if (standing?.resumedOn)
      throw new Refused({
        from: `The plan is paused until ${dateWords(standing.resumedOn, viewer.locale)}: choose that day or a later one`,
      })
    if (history.pauses.some((pause) => pause.resumedOn === null))
      throw new Refused({ '': 'This plan is paused already' })
    if (history.pauses.length >= mostPauses)
      throw new Refused({
        '': `This plan has ${mostPauses} pauses, which is the most: call off one that is still to come, or end the plan and go on with a new one`,
      })
    const next = pauseAfter(history.pauses, from)
    await refuseTooOften(tx, viewer, plan.patientId, 'pause')
    const whose = { clinicId: plan.clinicId, patientId: plan.patientId, planId: plan.id }
    await tx.planPause.create({
      data: {
        ...{ ...whose, fromOn: toColumn(from), pausedBy: viewer.accountId },
        // Left open it would go on through the next, and beyond.
        resumedOn: next ? toColumn(next.from) : null,
      },
      select: { id: true },
    })
  })
}

/**
 * `on` is the first day on which something is due again: today or later. Until it has come, another may be chosen. The day
 * on which the pause begins calls it off, and leaves nothing of it. The next pause may follow at once, and not begin in this one.
 */
export function resumePlan(
  viewer: Therapist,
  planId: string,
  { on, seen }: z.output<typeof resumeSchema>,
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    const history = await activeHistory(tx, plan)
    const pause = pauseToEnd(history.pauses, plan.today)
    if (!pause) throw new Refused({ '': 'This plan is not paused' })
    if (pause.from !== seen.from || pause.resumedOn !== seen.resumedOn) {
      // What is sent again, because no answer came, is so already.
      if (pause.from === seen.from && pause.resumedOn === on) return
      throw new Refused({
        revision: 'The pause was changed meanwhile. What you typed is still here and is not saved.',
      })
    }
    if (on < plan.today) throw new Refused({ on: 'This day has passed: choose today or later' })
    if (on < pause.from)
      throw new Refused({
        on: `The pause begins on ${dateWords(pause.from, viewer.locale)}: that day calls it off`,
      })
    // One that begins years ahead, as was once taken, can be called off as well.
    if (isFarAhead(on, plan.today) && on !== pause.from) throw new Refused({ on: farAhead })
    const next = pauseAfter(history.pauses, pause.from)
    if (next && on > next.from)
      throw new Refused({
        on: `The plan is paused again from ${dateWords(next.from, viewer.locale)}: choose that day at the latest`,
      })
    const where = {
      ...{ planId: plan.id, clinicId: plan.clinicId, fromOn: toColumn(pause.from) },
      resumedOn: pause.resumedOn && toColumn(pause.resumedOn),
    }
    if (on === pause.from) await tx.planPause.deleteMany({ where })
    else await tx.planPause.updateMany({ where, data: { resumedOn: toColumn(on) } })
  })
}

/**
 * Ends today, with the sessions that were chosen. The draft of a next version that the page showed goes too; what is
 * published and logged stays.
 * @throws Refused at `revision` where somebody has published, or has written a draft, since
 */
export function endPlan(viewer: Therapist, planId: string, end: PlanEnd): Promise<void> {
  return asViewer(viewer, async (tx) => {
    // Answers that are just being sent are there before it, and those that wait for it are refused.
    await inTurn(tx, 'self-report', idOf(planId))
    const plan = await lockPlan(tx, viewer, planId)
    await refuseOlder(tx, viewer, plan, end.read)
    await refuseUnseenDraft(tx, viewer, plan, end.revision)
    await endPlanOf(tx, viewer, plan, end)
  })
}

/** The same as a part of a larger change, such as a discharge, which has taken the turn. */
export async function endPlanOf(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  { how, reason, cancelSessions }: Pick<PlanEnd, 'how' | 'reason' | 'cancelSessions'>,
): Promise<void> {
  const { problem } = await activeHistory(tx, plan)
  await refuseInEmergency(tx, viewer, plan.patientId, 'ends a plan')
  await cancelSessionsLeft(tx, viewer, plan, cancelSessions)
  await tx.plan.updateMany({
    where: { id: plan.id, clinicId: plan.clinicId },
    // What a version that waits would have called it, it is not called any more.
    data: { status: how, endedOn: toColumn(plan.today), endReason: reason, problem },
  })
  await tx.planDraft.deleteMany({ where: { planId: plan.id, clinicId: plan.clinicId } })
}
