// What a patient and their care team write each other: the schema of what they send.
import { z } from 'zod'
import { anId, optionalText, saysSomething } from '@/domain/fields'

export const messagesOnPage = 100

/** The id is made where the message is written, so that sending it again is the same message. */
export const messageSchema = z.object({
  id: anId('Open this page again, then send'),
  text: optionalText(2_000).refine(saysSomething, 'Write something first'),
})
