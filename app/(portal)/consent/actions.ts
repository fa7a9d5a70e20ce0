// The patient agrees, or no longer does.
'use server'

import { refresh } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { ActionResult } from '@/domain/action-result'
import { ownConsentSchema } from '@/domain/consents'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { answerConsent as keepAnswer } from '@/server/consents'

const answer = patientAction(ownConsentSchema, keepAnswer)

export async function answerConsent(textId: string, _: ActionResult<void> | null, form: FormData) {
  sayWhosePage(form)
  const result = await answer({ given: textIn(form, 'given') as 'yes' | 'no' }, textId)
  if (result.ok) refresh()
  return result
}
