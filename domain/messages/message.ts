// What a patient and their care team write each other, and which of it was shown: the schemas of what they send.
import { z } from 'zod'
import { anId, optionalText, saysSomething } from '@/domain/fields'

export const messagesOnPage = 100

/** The id is made where the message is written, so that sending it again is the same message. */
export const messageSchema = z.object({
  id: anId('Open this page again, then send'),
  text: optionalText(2_000).refine(saysSomething, 'Write something first'),
})

/** Those that are new on a page of a conversation that somebody sees. */
export const shownSchema = z.object({ ids: z.array(anId()).max(messagesOnPage, 'Too much for one page') })
export type ShownInput = z.input<typeof shownSchema>
