// Confirms a patient's e-mail address from the link that was sent there.
'use server'

import { linkTokenSchema } from '@/domain/accounts/accounts'
import type { ActionResult } from '@/domain/action-result'
import { publicAction } from '@/server/action'
import { confirmEmail as confirm } from '@/server/asked-email'
import { sendLater } from '@/server/mail-later'

const confirmed = publicAction(linkTokenSchema, async (token) => sendLater(await confirm(token)))

export async function confirmEmail(token: string): Promise<ActionResult<void>> {
  return confirmed(token)
}
