// The patient writes to the clinic.
'use server'

import { revalidatePath } from 'next/cache'
import { textIn } from '@/components/accounts/textIn'
import type { Sent } from '@/components/messages/MessageForm'
import { messageSchema } from '@/domain/messages/message'
import { patientAction } from '@/server/action'
import { sayWhosePage } from '@/server/asked'
import { writeToClinic } from '@/server/messages'

const write = patientAction(messageSchema, writeToClinic)

export async function sendToClinic(_: Sent | null, form: FormData): Promise<Sent> {
  sayWhosePage(form)
  const text = textIn(form, 'text')
  const result = await write({ id: textIn(form, 'id'), text })
  if (!result.ok) return { ...result, text }
  revalidatePath('/messages')
  return result
}
