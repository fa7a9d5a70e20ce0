// How many plans of a patient may be under way, and how much they may ask for together: each is short, and the patient's pages draw them all.
import 'server-only'
import { toRead } from '@/domain/logging/reading'
import { busiestDay } from '@/domain/plans/occurrences'
import type { CalendarDate, PlanHistory, PlanVersion } from '@/domain/plans/plan'
import { phaseLine, versionsFrom } from '@/domain/plans/schedule'
import { toColumn } from '@/server/clock'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { planHistories } from '@/server/plan-history'
import type { LockedPlan } from '@/server/plan-lock'

/** Paused ones and those that are still to begin are drawn as well; drafts are not. */
const mostUnderWay = 10
/** Far more than anybody does: the page of today draws it all, and so does a phone without a network. */
const mostADay = 200
/** One page lists all that there is to read. */
const mostToRead = 60

/** @throws Refused where one more would be activated: those from before this end may go on */
export async function refuseMoreUnderWay(tx: Tx, { clinicId, patientId }: LockedPlan): Promise<void> {
  const underWay = await tx.plan.count({ where: { clinicId, patientId, status: 'active' } })
  if (underWay < mostUnderWay) return
  const over = underWay + 1 - mostUnderWay
  throw new Refused({
    '': `${underWay} plans of this patient are under way, and at most ${mostUnderWay} can be: end ${over === 1 ? 'one' : over} first. This one stays as a draft.`,
  })
}

/** @throws Refused where all plans would ask for more on one day, or give more to read than a page holds: and for more than before */
export async function refuseTooMuchAtOnce(
  tx: Tx,
  { id, clinicId, patientId, today }: LockedPlan,
  added: PlanVersion,
): Promise<void> {
  const underWay = { OR: [{ endedOn: null }, { endedOn: { gt: toColumn(today) } }] }
  const before = await planHistories(tx, { clinicId, patientId, ...underWay })
  const others = before.filter((plan) => plan.id !== id)
  const own = before.find((plan) => plan.id === id)
  const first = { startsOn: added.effectiveOn, endedOn: null, pauses: [], versions: [] }
  const { versions, ...rest } = own ?? first
  const after = [...others, { ...rest, id, versions: [...versions, added] }]
  const together = others.length > 0 ? 'With the other plans, ' : ''

  const aDay = onOneDay(after, today)
  if (aDay > mostADay && aDay > onOneDay(before, today))
    throw new Refused({
      '': `${together}${aDay} things a day would have to be done at home. At most ${mostADay} can be asked for: take some out, or ask for them less often.`,
    })
  const items = itemsToRead(after, today)
  if (items > mostToRead && items > itemsToRead(before, today))
    throw new Refused({
      '': `${together}${items} items would have to be read. At most ${mostToRead} can be given: take some out.`,
    })
}

/** Of each plan as it will go on from today, also by a version that another has followed and a pause keeps. */
const onOneDay = (plans: readonly PlanHistory[], today: CalendarDate): number =>
  plans.reduce((sum, plan) => sum + busiestDay(phaseLine(plan, today).flatMap(({ toCome }) => toCome)), 0)

const itemsToRead = (plans: readonly PlanHistory[], today: CalendarDate): number =>
  new Set(
    plans
      .flatMap((plan) => versionsFrom(plan, today))
      .flatMap(({ version }) => toRead(version.phases))
      .map(({ exerciseId }) => exerciseId),
  ).size
