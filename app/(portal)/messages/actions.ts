// The patient writes to the clinic, and their page says what they have read.
'use server'

import { revalidatePath } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { Sent } from '@/components/messages/MessageForm'
import type { ActionResult } from '@/domain/action-result'
import { messageSchema } from '@/domain/messages/message'
import { shownSchema, type ShownInput } from '@/domain/shown'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { readByPatient, writeToClinic } from '@/server/messages'

const write = patientAction(messageSchema, writeToClinic)
const read = patientAction(shownSchema, readByPatient)

export async function sendToClinic(_: Sent | null, form: FormData): Promise<Sent> {
  sayWhosePage(form)
  const text = textIn(form, 'text')
  const result = await write({ id: textIn(form, 'id'), text })
  if (!result.ok) return { ...result, text }
  revalidatePath('/messages')
  return result
}

export async function sayRead(
  shown: ShownInput,
  _: ActionResult<void> | null,
  form?: FormData,
): Promise<ActionResult<void>> {
  sayWhosePage(form)
  return read(shown)
}
