// Publishing: how a version of a plan comes into being, whole or not at all.
import 'server-only'
import { v7 } from 'uuid'
import { dateWords } from '@/domain/date-words'
import { dayNumber } from '@/domain/dates'
import { farAhead, isFarAhead } from '@/domain/far-ahead'
import { planContentSchema } from '@/domain/plans/content'
import { planDraftSchema } from '@/domain/plans/draft'
import type { CalendarDate, Phase } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import {
  misplacedPhases,
  missingForActivation,
  phasesWhenExtending,
  phasesWhenMoving,
  publishedPhases,
  type Missing,
} from '@/domain/plans/publish'
import { versionsFrom } from '@/domain/plans/schedule'
import { giveBaselineTo } from '@/server/assessments'
import { toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { refuseInEmergency } from '@/server/emergency-access'
import { Refused } from '@/server/errors'
import { refuseFormer } from '@/server/former-patients'
import { checkedGoals } from '@/server/goals'
import {
  activeHistory,
  lockPlan,
  refuseColleaguesDraft,
  refuseOlder,
  refuseStale,
  type LockedPlan,
} from '@/server/plan-lock'
import type { KnownPlan } from '@/server/plan-history'
import { refuseForeignIds, writeVersion } from '@/server/plan-versions'
import { refuseMoreUnderWay } from '@/server/plans-at-once'
import { prescribable } from '@/server/prescribable'
import type { Therapist } from '@/server/viewer'

export type Publishing = {
  /** Of the draft that the publisher has before them. */
  revision: number
  /** The newest version that the publisher has read; 0 before the first. */
  read: number
  /** The first version takes effect on the plan's first day, whatever stands here. */
  effectiveOn: CalendarDate
  reason: string
}

const asDraft = 'so leave this one as a draft, which they find with the patient'

/**
 * Makes the draft the plan's next version: the first activates the plan, later ones change it from their date on.
 * @throws Refused by field path, as missingForActivation and misplacedPhases say, for ids that are not the plan's own, and
 * in an emergency the first time
 */
export function publish(
  viewer: Therapist,
  planId: string,
  publishing: Publishing,
): Promise<{ number: number }> {
  return namingTakenIds(() =>
    asViewer(viewer, async (tx) => {
      const plan = await lockPlan(tx, viewer, planId)
      await refuseStale(tx, viewer, plan, publishing.revision)
      await refuseOlder(tx, viewer, plan, publishing.read)
      if (!plan.draft) throw new Refused({ '': 'Save what you changed first' })
      await refuseColleaguesDraft(tx, viewer, plan)
      // The baseline of before goes to the first that is activated, for good.
      if (!plan.newest) await refuseInEmergency(tx, viewer, plan.patientId, 'activates a plan', asDraft)
      if (!plan.newest) await refuseFormer(tx, plan.patientId)
      if (!plan.newest) await refuseMoreUnderWay(tx, plan)
      const typed = planDraftSchema.parse(plan.draft.content)
      const draft = { ...typed, goals: await checkedGoals(tx, viewer, typed.goals) }
      const catalog = await prescribable(tx, viewer, plan, draft)
      refuse(missingForActivation(draft, plan.newest ? null : plan.today, catalog, plan.precautions))
      const content = planContentSchema.parse(draft)

      const effectiveOn = plan.newest ? publishing.effectiveOn : content.startsOn
      refuseOutOfReach(plan, effectiveOn)
      const previous = plan.newest?.phases ?? []
      const effectiveDay = await planDayOf(tx, plan, effectiveOn)
      refuse(misplacedPhases(content.phases, previous, effectiveDay))
      await refuseForeignIds(tx, plan, content, catalog)

      const phases = publishedPhases(content.phases, previous, effectiveDay, catalog, plan.precautions, v7)
      const number = await writeVersion(tx, viewer, plan, {
        ...content,
        effectiveOn,
        reason: publishing.reason,
        phases,
      })
      if (!plan.newest) {
        await tx.plan.updateMany({
          where: { id: plan.id, clinicId: plan.clinicId },
          data: { status: 'active', startsOn: toColumn(content.startsOn) },
        })
        await giveBaselineTo(tx, plan)
      }
      await tx.planDraft.deleteMany({ where: { planId: plan.id, clinicId: plan.clinicId } })
      return { number }
    }),
  )
}

/**
 * Moves the patient to a coming phase from a date on, earlier or later than the weeks say, as the next version. A draft
 * that somebody is writing stays as it is.
 */
export function startPhase(
  viewer: Therapist,
  planId: string,
  { read, ...move }: { read: number; phaseId: string; effectiveOn: CalendarDate; reason: string },
): Promise<{ number: number }> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    await refuseOlder(tx, viewer, plan, read)
    return startPhaseOf(tx, viewer, plan, move)
  })
}

/** The same as a part of a larger change, such as the reassessment that decided it. */
export async function startPhaseOf(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  { phaseId, effectiveOn, reason }: { phaseId: string; effectiveOn: CalendarDate; reason: string },
): Promise<{ number: number }> {
  const history = await activeHistory(tx, plan)
  refuseOutOfReach(plan, effectiveOn)
  if (plan.startsOn !== null && effectiveOn < plan.startsOn)
    throw new Refused({
      effectiveOn: `This plan begins on ${dateWords(plan.startsOn, viewer.locale)}, and no phase before it. To begin earlier, end it and start it again.`,
    })
  const effectiveDay = Math.max(0, planClock(history).daysBefore(dayNumber(effectiveOn)))
  const number = await changeFrom(tx, viewer, plan, history, { effectiveOn, reason }, (phases) =>
    phasesWhenMoving(phases, phaseId, effectiveDay, v7),
  )
  if (number === null)
    throw new Refused({
      phaseId:
        'By its weeks this phase has begun by then, or it is not part of the plan. To begin it later, extend the phase before it.',
    })
  return { number }
}

/** Makes the phase that the patient is in, or a coming one, longer from today on, as the next version. */
export function extendPhase(
  viewer: Therapist,
  planId: string,
  { read, phaseId, weeks, reason }: { read: number; phaseId: string; weeks: number; reason: string },
): Promise<{ number: number }> {
  return asViewer(viewer, async (tx) => {
    const plan = await lockPlan(tx, viewer, planId)
    const history = await activeHistory(tx, plan)
    await refuseOlder(tx, viewer, plan, read)
    const today = Math.max(0, planClock(history).daysBefore(dayNumber(plan.today)))
    // A plan that is still to begin has no earlier day on which a version could take effect.
    const effectiveOn = plan.today < history.startsOn ? history.startsOn : plan.today
    const number = await changeFrom(tx, viewer, plan, history, { effectiveOn, reason }, (phases) =>
      phasesWhenExtending(phases, phaseId, weeks, today, v7),
    )
    if (number === null)
      throw new Refused({ weeks: 'This phase is over, or would last longer than 52 weeks' })
    return { number }
  })
}

/**
 * Changes the phases from a day on, in the version that is in force then and in each that waits for a later day, which
 * still begins on that. Answers the newest number, or null where `change` finds nothing to change in any of them.
 */
async function changeFrom(
  tx: Tx,
  viewer: Therapist,
  plan: LockedPlan,
  history: KnownPlan,
  { effectiveOn, reason }: { effectiveOn: CalendarDate; reason: string },
  change: (phases: readonly Phase[]) => Phase[] | null,
): Promise<number | null> {
  const changed = versionsFrom(history, effectiveOn).map((each) => ({
    ...each,
    phases: change(each.version.phases),
  }))
  if (changed.every(({ phases }) => phases === null)) return null
  let { newest } = plan
  for (const [i, { version, from, phases }] of changed.entries()) {
    // The last that cannot is named: from its end on all can.
    if (changed.slice(i + 1).some((each) => each.phases === null)) continue
    if (phases === null) {
      const after = changed[i + 1]?.from
      const [when, instead] = after
        ? [`until ${dateWords(after, viewer.locale)}`, 'do it from that day on, or edit the plan']
        : [`from ${dateWords(from, viewer.locale)}`, 'edit the plan instead']
      throw new Refused({
        '': `In version ${version.number}, in force ${when}, this cannot be done: ${instead}.`,
      })
    }
    const next = { ...version, effectiveOn: from, phases, ...(from === effectiveOn && { reason }) }
    const number = await writeVersion(tx, viewer, { ...plan, newest }, next)
    newest = newest && { ...newest, number }
  }
  return newest?.number ?? null
}

/** Un-paused days from the plan's first day to a date; 0 before it, and for a plan that is not active yet. */
async function planDayOf(tx: Tx, plan: LockedPlan, date: CalendarDate): Promise<number> {
  if (!plan.newest) return 0
  return Math.max(0, planClock(await activeHistory(tx, plan)).daysBefore(dayNumber(date)))
}

function refuseOutOfReach(plan: LockedPlan, effectiveOn: CalendarDate) {
  if (effectiveOn < plan.today)
    throw new Refused({ effectiveOn: 'This day has passed: choose today or later' })
  if (isFarAhead(effectiveOn, plan.today)) throw new Refused({ effectiveOn: farAhead })
}

function refuse(wrong: Missing[]) {
  if (wrong.length > 0)
    throw new Refused(Object.fromEntries(wrong.map(({ path, message }) => [path, message])))
}

/** An id that another clinic uses is invisible to this one's checks, and shows only when it is written. */
async function namingTakenIds<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    throw new Refused({
      '': 'A phase or an item of this draft belongs to another plan. Take it out and add it anew.',
    })
  }
}
