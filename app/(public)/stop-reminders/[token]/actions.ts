// Ends somebody's reminders from the link in an e-mail.
'use server'

import { z } from 'zod'
import type { ActionResult } from '@/domain/action-result'
import { publicAction } from '@/server/action'
import { stopByLink } from '@/server/reminders'

const stop = publicAction(z.string().max(200), stopByLink)

export async function stopReminders(token: string): Promise<ActionResult<void>> {
  return stop(token)
}
