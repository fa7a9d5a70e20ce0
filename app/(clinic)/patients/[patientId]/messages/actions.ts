// A therapist writes to a patient of theirs, and their page says what they have read.
'use server'

import { revalidatePath } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { Sent } from '@/components/messages/MessageForm'
import { wasTheirs, type ActionResult } from '@/domain/action-result'
import { messageSchema } from '@/domain/messages/message'
import { shownSchema, type ShownInput } from '@/domain/shown'
import { therapistAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { readForTeam, writeToPatient } from '@/server/messages'

const write = (seen: string) =>
  therapistAction(messageSchema, (viewer, input, patientId: string) =>
    writeToPatient(viewer, patientId, input, seen === '' ? undefined : seen),
  )
const read = therapistAction(shownSchema, readForTeam)

/** `seen` is the newest message on the page that it is written on, 'none' where it shows that there is none, '' where it shows none. */
export async function sendToPatient(
  patientId: string,
  seen: string,
  _: Sent | null,
  form: FormData,
): Promise<Sent> {
  sayWhosePage(form)
  const text = textIn(form, 'text')
  const result = await write(seen)({ id: textIn(form, 'id'), text }, patientId)
  // Also where it is refused for what a colleague has written meanwhile: that is then there to read.
  if (wasTheirs(result)) revalidatePath(`/patients/${patientId}/messages`)
  return result.ok ? result : { ...result, text }
}

export async function sayReadForTeam(
  patientId: string,
  shown: ShownInput,
  _: ActionResult<void> | null,
  form?: FormData,
): Promise<ActionResult<void>> {
  sayWhosePage(form)
  return read(shown, patientId)
}
