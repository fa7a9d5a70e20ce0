// Ends somebody's e-mails from the link in one of them.
'use server'

import { linkTokenSchema } from '@/domain/accounts/accounts'
import type { ActionResult } from '@/domain/action-result'
import { publicAction } from '@/server/action'
import { stopByLink } from '@/server/reminders'

const stop = publicAction(linkTokenSchema, stopByLink)

export async function stopReminders(token: string): Promise<ActionResult<void>> {
  return stop(token)
}
