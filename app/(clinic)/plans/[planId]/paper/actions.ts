// Typing in what a patient ticked on paper.
'use server'

import { refresh } from 'next/cache'
import { wasTheirs } from '@/domain/action-result'
import { paperWeekSchema, type PaperWeekInput } from '@/domain/logging/paper'
import { therapistAction } from '@/server/action'
import * as paper from '@/server/paper'

const save = therapistAction(paperWeekSchema, (viewer, input, planId: string) =>
  paper.savePaperWeek(viewer, planId, input),
)

export async function savePaperWeek(planId: string, raw: PaperWeekInput) {
  const result = await save(raw, planId)
  // Also after a refusal: what somebody else has logged is shown.
  if (wasTheirs(result)) refresh()
  return result
}
