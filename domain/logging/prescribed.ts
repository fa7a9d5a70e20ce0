// What a log may be about: each prescription that a patient was ever given, with the dates it was due on.
import { dayNumber } from '@/domain/dates'
import type { Prescribed } from '@/domain/logging/acceptance'
import { fallsDue, isCounted, isFlexible, slotsOf } from '@/domain/plans/occurrences'
import { planClock, type Place, type PlanClock } from '@/domain/plans/plan-clock'
import type { CalendarDate, PlanHistory, Prescription } from '@/domain/plans/plan'

/** By prescription id, over all versions of all plans. */
export function everPrescribed(plans: readonly PlanHistory[]): Map<string, Prescribed> {
  const found = new Map<string, Prescribed>()
  for (const plan of plans) {
    const clock = planClock(plan)
    for (const version of plan.versions)
      for (const phase of version.phases)
        for (const { id, delivery } of phase.prescriptions) {
          if (!found.has(id)) found.set(id, prescribedIn(plan, clock, id, delivery === 'home'))
        }
  }
  return found
}

const inPhases = (
  phases: PlanHistory['versions'][number]['phases'],
  id: string,
): Prescription | undefined => {
  for (const phase of phases) for (const each of phase.prescriptions) if (each.id === id) return each
  return undefined
}

function prescribedIn(plan: PlanHistory, clock: PlanClock, id: string, atHome: boolean): Prescribed {
  // Oldest first, so the last one that had taken effect was in force.
  const given = plan.versions.flatMap((version) => {
    const prescription = inPhases(version.phases, id)
    return prescription ? [{ effectiveOn: version.effectiveOn, versionId: prescription.versionId }] : []
  })
  return {
    planId: plan.id,
    startsOn: plan.startsOn,
    atHome,
    versionIds: new Set(given.map((each) => each.versionId)),
    inForce: (dueOn) => (given.findLast((each) => each.effectiveOn <= dueOn) ?? given[0])?.versionId ?? '',
    isExtra: (dueOn, slot) => isExtra(clock, id, dueOn, slot),
  }
}

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
