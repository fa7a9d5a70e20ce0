// What a log may be about: each prescription that a patient was ever given, with the dates it was due on.
import { dayNumber } from '@/domain/dates'
import { grouped } from '@/domain/grouped'
import type { Prescribed } from '@/domain/logging/acceptance'
import { fallsDue, isCounted, isFlexible, slotsOf } from '@/domain/plans/occurrences'
import { planClock, type Place, type PlanClock } from '@/domain/plans/plan-clock'
import { isPausedOn } from '@/domain/plans/pauses'
import type { CalendarDate, PlanHistory, PlanVersion, Prescription } from '@/domain/plans/plan'

/** By prescription id, over all versions of all plans. */
export function everPrescribed(plans: readonly PlanHistory[]): Map<string, Prescribed> {
  const found = new Map<string, Prescribed>()
  for (const plan of plans) {
    const clock = planClock(plan)
    for (const [id, given] of givenIn(plan))
      if (!found.has(id)) found.set(id, prescribedIn(plan, clock, given))
  }
  return found
}

type Given = Pick<PlanVersion, 'number' | 'effectiveOn'> & { prescription: Prescription }

/** By prescription id, as each version that has it gives it: the oldest first. */
const givenIn = ({ versions }: PlanHistory): Map<string, [Given, ...Given[]]> =>
  grouped(
    versions.flatMap(({ number, effectiveOn, phases }) =>
      phases.flatMap(({ prescriptions }) =>
        prescriptions.map(
          (prescription) => [prescription.id, { number, effectiveOn, prescription }] as const,
        ),
      ),
    ),
  )

function prescribedIn(plan: PlanHistory, clock: PlanClock, given: readonly [Given, ...Given[]]): Prescribed {
  const { id, delivery } = given[0].prescription
  return {
    planId: plan.id,
    startsOn: plan.startsOn,
    atHome: delivery === 'home',
    versionIds: new Set(given.map(({ prescription }) => prescription.versionId)),
    // The last one that had taken effect was in force.
    inForce: (dueOn) =>
      (given.findLast(({ effectiveOn }) => effectiveOn <= dueOn) ?? given[0]).prescription.versionId,
    isExtra: (dueOn, slot, shownAs) => {
      if (!isExtra(clock, id, dueOn, slot)) return false
      const shown = given.find(({ prescription }) => prescription.versionId === shownAs)
      return !shown || isExtra(planClock(before(plan, shown.number, dueOn)), id, dueOn, slot)
    },
  }
}

/** As whoever was given this version sees a day of it who has heard of nothing since: no later version, no pause, no end. */
const before = (plan: PlanHistory, number: number, day: CalendarDate): PlanHistory => ({
  ...plan,
  endedOn: null,
  pauses: plan.pauses.filter((pause) => !isPausedOn(pause, day)),
  versions: plan.versions.filter((version) => version.number <= number),
})

const within = (place: Place | null, id: string) => place?.phase.prescriptions.find((each) => each.id === id)

/** As needed, or where nothing is due: that day for fixed days, that plan week where the patient chooses the days. */
function isExtra(clock: PlanClock, id: string, dueOn: CalendarDate, slot: number): boolean {
  const day = dayNumber(dueOn)
  const place = clock.place(day)
  const prescription = within(place, id)
  if (!place || !prescription || !isCounted(prescription)) return true
  const { frequency } = prescription.dosage
  if (slot > slotsOf(frequency)) return true
  if (!isFlexible(frequency)) return !fallsDue(frequency, place.phaseDay, day)

  const weekStart = place.planDay - (place.phaseDay % 7)
  for (let planDay = weekStart; planDay < weekStart + 7; planDay++) {
    const on = clock.dayOf(planDay)
    // An open pause hides the rest of the week, which is still to come.
    if (on === null) return false
    const there = clock.place(on)
    const then = within(there, id)
    if (there && then && fallsDue(then.dosage.frequency, there.phaseDay, on)) return false
    // A week that was cut short keeps what was done in it before.
    if (planDay > place.planDay && !(then && isCounted(then))) return false
  }
  return true
}
