// The forms about a person's data: erasing somebody, and for how long records are kept.
import { z } from 'zod'
import { nameLine, whole } from '@/domain/fields'

/** The name is typed, so that nobody is erased by a slip. */
export const erasureSchema = z.object({ name: nameLine(120), keepFigures: z.boolean() })
export type ErasureInput = z.input<typeof erasureSchema>

export const keepingSchema = z.object({
  keepFigures: z.boolean(),
  /** Null while the clinic has not said so. */
  retentionYears: whole(1, 100).nullable(),
})
export type Keeping = z.output<typeof keepingSchema>
