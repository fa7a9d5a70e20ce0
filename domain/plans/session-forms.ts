// What staff fill in about a clinic session: to book one, to move one, to say what became of one.
import { z } from 'zod'
import { calendarDateSchema, whole } from '@/domain/fields'

const timeSchema = z
  .string({ error: 'Enter a time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:30')

const slotSchema = z.object({
  date: calendarDateSchema,
  time: timeSchema,
  minutes: whole(5, 240),
  therapistId: z.uuid({ error: 'Choose a therapist' }),
  /** Two sessions at once can be meant (a group, a hand-over), but only by somebody who has said so. */
  evenIfTaken: z.boolean(),
})

export const bookingSchema = slotSchema.extend({
  planIds: z.array(z.uuid()).max(10).refine((ids) => new Set(ids).size === ids.length, 'A plan stands twice'),
})
export type BookingInput = z.input<typeof bookingSchema>

/** Who asked for the change decides whether it counts in attendance. */
export const askers = { patient: 'The patient', clinic: 'The clinic' } as const

export const moveSchema = slotSchema.extend({
  askedBy: z.enum(['patient', 'clinic'], { error: 'Say who asked for it' }),
})
export type MoveInput = z.input<typeof moveSchema>

/** "booked" takes a mark back. */
export const markSchema = z.object({
  status: z.enum(['booked', 'attended', 'missed', 'cancelled-by-clinic', 'cancelled-by-patient']),
})
export type MarkInput = z.input<typeof markSchema>
export type Mark = MarkInput['status']
