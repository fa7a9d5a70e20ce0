// Sending what a patient answers before a reassessment.
'use server'

import { revalidatePath } from 'next/cache'
import type { AnswersSent } from '@/components/logging/SelfReportForm'
import { answersIn, selfReportSchema } from '@/domain/reassessment/self-report'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { sendSelfReport } from '@/server/self-report'

const send = patientAction(selfReportSchema, (viewer, input, planId: string) =>
  sendSelfReport(viewer, planId, input),
)

export async function sendAnswers(
  planId: string,
  _: AnswersSent | null,
  form: FormData,
): Promise<AnswersSent> {
  sayWhosePage(form)
  const answers = answersIn(form)
  const result = await send({ answers }, planId)
  // What was refused stays as it was typed: of a plan that has ended the page has no form any more.
  if (result.ok) revalidatePath('/self-report')
  return result.ok ? result : { ...result, answers }
}
