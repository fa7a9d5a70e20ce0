// The actions on one's own account, the same on both sides: a device's session, the passphrase, the calendar's address.
'use server'

import { refresh, revalidatePath } from 'next/cache'
import type { z } from 'zod'
import { newPassphraseSchema, presentPassphraseSchema, signInCodeSchema } from '@/domain/accounts/accounts'
import { wasHeard, type ActionResult } from '@/domain/action-result'
import { nothingSchema } from '@/domain/fields'
import { staffAction, viewerAction } from '@/server/action'
import { endOtherSessions, endOwnSession, renewSessionHere, stillSignedIn } from '@/server/auth-session'
import * as calendarFeed from '@/server/calendar-feed'
import { rememberDevice } from '@/server/known-device'
import { beginSecondStep, changePassphrase, newRecoveryCodes, turnOffSecondStep } from '@/server/own-account'
import { giveProof, proved } from '@/server/own-proof'
import { confirmSecret } from '@/server/second-step'

const endDevice = viewerAction(
  nothingSchema,
  proved((viewer, _: object, id: string) => endOwnSession(viewer, id)),
)
const change = viewerAction(newPassphraseSchema, async (viewer, input) => {
  await changePassphrase(viewer, input)
  await rememberDevice(viewer.accountId, viewer.session)
})
const endOthers = viewerAction(nothingSchema, proved(endOtherSessions))
const begin = staffAction(presentPassphraseSchema, beginSecondStep)
const confirm = staffAction(signInCodeSchema, async (viewer, { code }) => {
  const codes = await confirmSecret(viewer, null, code, (tx) => stillSignedIn(tx, viewer))
  await renewSessionHere(viewer)
  return codes
})
const prove = viewerAction(presentPassphraseSchema, giveProof)
const renew = staffAction(presentPassphraseSchema, newRecoveryCodes)
const turnOff = staffAction(presentPassphraseSchema, async (viewer, input) => {
  await turnOffSecondStep(viewer, input)
  await rememberDevice(viewer.accountId, viewer.session)
})
const makeAddress = viewerAction(nothingSchema, (viewer) => calendarFeed.makeCalendarAddress(viewer))
const stopAddress = viewerAction(nothingSchema, (viewer) => calendarFeed.stopCalendarAddress(viewer))

export async function endOwnDevice(id: string): Promise<ActionResult<void>> {
  const result = await endDevice({}, id)
  if (wasHeard(result)) refresh()
  return result
}

export async function endOtherDevices(): Promise<ActionResult<void>> {
  const result = await endOthers({})
  // The proof may have lapsed while the page was open: drawn anew, it asks for it.
  if (wasHeard(result)) refresh()
  return result
}

type Proof = z.input<typeof presentPassphraseSchema>

/** For the pages that have something which an open page alone must not do. */
export async function proveItIsMe(input: Proof): Promise<ActionResult<void>> {
  const result = await prove(input)
  if (result.ok) refresh()
  return result
}

export async function beginOwnSecondStep(input: Proof) {
  return begin(input)
}

export async function confirmOwnSecondStep(input: z.input<typeof signInCodeSchema>) {
  const result = await confirm(input)
  if (result.ok) refresh()
  return result
}

export async function renewOwnRecoveryCodes(input: Proof) {
  const result = await renew(input)
  if (result.ok) refresh()
  return result
}

export async function turnOffOwnSecondStep(input: Proof): Promise<ActionResult<void>> {
  const result = await turnOff(input)
  if (result.ok) refresh()
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
