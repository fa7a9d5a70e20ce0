// The actions on one's own account, the same on both sides: a device's session, the passphrase, the calendar's address.
'use server'

import { refresh, revalidatePath } from 'next/cache'
import { z } from 'zod'
import { newPassphraseSchema } from '@/domain/accounts/accounts'
import type { ActionResult } from '@/domain/action-result'
import { viewerAction } from '@/server/action'
import { endOwnSession } from '@/server/auth-session'
import * as calendarFeed from '@/server/calendar-feed'
import { changePassphrase } from '@/server/own-account'
import { sessionId } from '@/server/session'

const endDevice = viewerAction(z.object({}), (viewer, _, id: string) => endOwnSession(viewer, id))
const change = viewerAction(newPassphraseSchema, async (viewer, input) =>
  changePassphrase(viewer, input, await sessionId()),
)
const makeAddress = viewerAction(z.object({}), (viewer) => calendarFeed.makeCalendarAddress(viewer))
const stopAddress = viewerAction(z.object({}), (viewer) => calendarFeed.stopCalendarAddress(viewer))

export async function endOwnDevice(id: string): Promise<ActionResult<void>> {
  const result = await endDevice({}, id)
  revalidatePath('/settings')
  revalidatePath('/account')
  return result
}

export async function changeOwnPassphrase(
  input: z.input<typeof newPassphraseSchema>,
): Promise<ActionResult<void>> {
  const result = await change(input)
  if (result.ok) revalidatePath('/settings')
  return result
}

export async function makeCalendarAddress(): Promise<ActionResult<{ address: string }>> {
  const result = await makeAddress({})
  if (result.ok) refresh()
  return result
}

export async function stopCalendarAddress(): Promise<ActionResult<void>> {
  const result = await stopAddress({})
  if (result.ok) refresh()
  return result
}
