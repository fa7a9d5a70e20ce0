// Saving a reassessment and carrying out what it decided.
'use server'

import { decidedFields, type DecidedInput } from '@/domain/reassessment/decision'
import { therapistAction } from '@/server/action'
import { reassess } from '@/server/reassessment'

// What may be scored is known only with the plan, so the server function checks that.
const save = therapistAction(decidedFields, (viewer, input, planId: string) =>
  reassess(viewer, planId, input),
)

export async function saveReassessment(planId: string, raw: DecidedInput) {
  return save(raw, planId)
}
