// Sending what a patient answers before a reassessment.
'use server'

import { revalidatePath } from 'next/cache'
import { wasHeard, type ActionResult } from '@/domain/action-result'
import { selfReportSchema, type SelfReportInput } from '@/domain/reassessment/self-report'
import { patientAction } from '@/server/action'
import { sendSelfReport } from '@/server/self-report'

const send = patientAction(selfReportSchema, (viewer, input, planId: string) =>
  sendSelfReport(viewer, planId, input),
)

export async function sendAnswers(planId: string, raw: SelfReportInput): Promise<ActionResult<void>> {
  const result = await send(raw, planId)
  // Whoever is signed out keeps what they typed.
  if (wasHeard(result)) revalidatePath('/self-report')
  return result
}
