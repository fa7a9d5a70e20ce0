// The forms about reminders: when and how, and the browser that is to show them.
import { z } from 'zod'
import { isQuiet, mostTimes } from '@/domain/reminders/reminder'

const clockTime = z
  .string({ error: 'Enter a time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:00')

export const reminderChoiceSchema = z
  .object({
    byEmail: z.boolean(),
    times: z
      .array(clockTime)
      .max(mostTimes, `At most ${mostTimes} times`)
      .transform((times) => [...new Set(times)].sort()),
    quietFrom: clockTime,
    quietUntil: clockTime,
  })
  .superRefine(({ times, quietFrom, quietUntil }, context) => {
    const quiet = times.find((time) => isQuiet(time, quietFrom, quietUntil))
    if (quiet)
      context.addIssue({
        code: 'custom',
        path: ['times'],
        message: `${quiet} is in your quiet hours, from ${quietFrom} to ${quietUntil}. Change one of the two.`,
      })
  })
export type ReminderChoice = z.output<typeof reminderChoiceSchema>

/** So many bytes as base64url. */
const key = (bytes: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}$`))

/** What a browser gives of a push subscription (RFC 8030, RFC 8291). Where it may lead is checked when something is sent. */
export const pushDeviceSchema = z.object({
  // What is longer is not read as an address, which takes the square of its length.
  endpoint: z
    .string()
    .max(2_000)
    .pipe(z.url({ protocol: /^https?$/, normalize: true }).max(2_000)),
  p256dh: key(65),
  auth: key(16),
})
