// A therapist writes to a patient of theirs, and their page says what they have read.
'use server'

import { revalidatePath } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { Sent } from '@/components/messages/MessageForm'
import type { ActionResult } from '@/domain/action-result'
import { messageSchema, shownSchema, type ShownInput } from '@/domain/messages/message'
import { therapistAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { readForTeam, writeToPatient } from '@/server/messages'

const write = therapistAction(messageSchema, (viewer, input, patientId: string) =>
  writeToPatient(viewer, patientId, input),
)
const read = therapistAction(shownSchema, readForTeam)

export async function sendToPatient(patientId: string, _: Sent | null, form: FormData): Promise<Sent> {
  sayWhosePage(form)
  const text = textIn(form, 'text')
  const result = await write({ id: textIn(form, 'id'), text }, patientId)
  if (!result.ok) return { ...result, text }
  revalidatePath(`/patients/${patientId}/messages`)
  return result
}

export async function sayReadForTeam(
  patientId: string,
  shown: ShownInput,
  _: ActionResult<void> | null,
  form?: FormData,
): Promise<ActionResult<void>> {
  if (form) sayWhosePage(form)
  return read(shown, patientId)
}
