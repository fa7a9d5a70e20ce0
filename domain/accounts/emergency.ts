// Opening a record that is not one's own: why, and how the patient is named. Nobody browses for one.
import { z } from 'zod'
import { calendarDateSchema, nameLine } from '@/domain/fields'

export const emergencyMinutes = 60

// Chosen and not written, so that no word about a patient stands in a log.
export const emergencyReasons = {
  'here-now': 'The patient is here and needs help now',
  telephone: 'The patient is on the telephone',
  'colleague-away': 'The colleague who treats them is away without cover',
  'asked-to': 'The colleague who treats them has asked me to look',
} as const

/** The reason that was given, in words; one that is no longer offered as it is stored. */
export const reasonWords = (reason: string): string =>
  (emergencyReasons as Record<string, string>)[reason] ?? reason

export const emergencySchema = z.object({
  name: nameLine(120),
  birthDate: calendarDateSchema,
  reason: z.enum(Object.keys(emergencyReasons) as [keyof typeof emergencyReasons], {
    error: 'Choose a reason',
  }),
})
export type EmergencyInput = z.input<typeof emergencySchema>
