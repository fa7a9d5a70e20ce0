// A therapist writes to a patient of theirs.
'use server'

import { revalidatePath } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { Sent } from '@/components/messages/MessageForm'
import { messageSchema } from '@/domain/messages/message'
import { therapistAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { writeToPatient } from '@/server/messages'

const write = therapistAction(messageSchema, (viewer, input, patientId: string) =>
  writeToPatient(viewer, patientId, input),
)

export async function sendToPatient(patientId: string, _: Sent | null, form: FormData): Promise<Sent> {
  sayWhosePage(form)
  const text = textIn(form, 'text')
  const result = await write({ id: textIn(form, 'id'), text }, patientId)
  if (!result.ok) return { ...result, text }
  revalidatePath(`/patients/${patientId}/messages`)
  return result
}
