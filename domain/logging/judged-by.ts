// By which dosage an entry is judged, whatever was published since.
import { dayNumber } from '@/domain/dates'
import type { Log } from '@/domain/logging/log'
import type { Dosage } from '@/domain/plans/dosage'
import { planClock } from '@/domain/plans/plan-clock'
import type { PlanHistory, Prescription } from '@/domain/plans/plan'

/**
 * The one in force on its date; where the exercise was not given then, the one that the device showed. Undefined of what is
 * not the plan's.
 */
export function judgedBy(plan: PlanHistory): (log: Log) => Dosage | undefined {
  const clock = planClock(plan)
  return (log) => {
    const given = clock.place(dayNumber(log.dueOn))?.phase.prescriptions
    return (given?.find((each) => each.id === log.prescriptionId) ?? shown(plan, log))?.dosage
  }
}

function shown(plan: PlanHistory, log: Log): Prescription | undefined {
  for (const version of plan.versions) {
    for (const phase of version.phases) {
      const found = phase.prescriptions.find((each) => each.versionId === log.prescriptionVersionId)
      if (found) return found
    }
  }
  return undefined
}
