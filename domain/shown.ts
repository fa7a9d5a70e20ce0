// Which of what is new on a page was shown: what the page says once it is seen.
import { z } from 'zod'
import { anId } from '@/domain/fields'

export const mostShown = 200

export const shownSchema = z.object({ ids: z.array(anId()).max(mostShown, 'Too much for one page') })
export type ShownInput = z.input<typeof shownSchema>
export type Shown = z.output<typeof shownSchema>
