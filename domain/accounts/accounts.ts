// The forms about people who sign in: signing in, accepting an invitation, setting up a clinic, inviting staff.
import { z } from 'zod'
import { passphraseMeant, passphraseSchema } from '@/domain/accounts/passphrase'
import { anId, line, optionalLine, whole } from '@/domain/fields'

/** Case and full-width variants of an address are the same person. */
export const normalSignIn = (value: string) => value.normalize('NFKC').trim().toLowerCase()

export const signInNameSchema = line(120)
  .transform(normalSignIn)
  .refine((value) => value.length >= 3, 'At least 3 characters')
  .refine((value) => !/\s/.test(value), 'Without spaces')

export const emailSchema = optionalLine(200).refine(
  (value) => value === '' || z.email().safeParse(value).success,
  'Enter an e-mail address such as name@example.org',
)

/** Where a link to sign in is to go; what is stored as an address says who may have one. */
export const signInLinkSchema = z.object({
  email: emailSchema.refine((value) => value !== '', 'Enter your e-mail address'),
})

export const noSuchZone = 'Choose a time zone such as Europe/London'

/** By its place, as the database and the calendar know it too: "BST" is one of Bangladesh to some, and nothing to others. */
export const timeZoneSchema = line(60).refine((value) => {
  try {
    return isPlaced.test(value) && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}, noSuchZone)
const isPlaced =
  /^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/.+)$/

/** The secret of a link as it comes back; it is digested before anything is asked of it. */
export const linkTokenSchema = z.string().max(200)

/** A patient may keep the device signed in without a passphrase; staff always choose one. */
export const acceptInvitationSchema = z
  .object({
    token: z.string().min(1).max(200),
    way: z.enum(['this-device', 'passphrase']),
    attempt: z
      .string()
      .regex(/^[\w-]{0,100}$/, 'Open the link again')
      .optional(),
    signIn: z.string().max(2_000).optional(),
    passphrase: z.string().max(2_000).optional(),
  })
  .superRefine((value, context) => {
    if (value.way !== 'passphrase') return
    for (const [path, schema] of [
      ['signIn', signInNameSchema],
      ['passphrase', passphraseSchema],
    ] as const) {
      const parsed = schema.safeParse(value[path] ?? '')
      if (!parsed.success)
        context.addIssue({
          code: 'custom',
          path: [path],
          message: parsed.error.issues[0]?.message ?? 'Fill this in',
        })
    }
  })
  .transform((value) => ({
    ...value,
    signIn: value.way === 'passphrase' ? normalSignIn(value.signIn ?? '') : undefined,
    passphrase: value.way === 'passphrase' ? passphraseMeant(value.passphrase ?? '') : undefined,
  }))

export const setUpSchema = z.object({
  code: line(60),
  clinicName: line(120),
  timeZone: timeZoneSchema,
  name: line(120),
  signIn: signInNameSchema,
  passphrase: passphraseSchema,
  /** A solo physiotherapist is both admin and therapist. */
  treatsPatients: z.boolean(),
})

export const rolesSchema = z.object({
  roles: z
    .array(z.enum(['admin', 'therapist']))
    .min(1, 'Choose at least one role')
    .max(2),
})

/** What a colleague is called, and signs in by. */
export const staffNameSchema = z.object({ name: line(120), signIn: signInNameSchema })

export const staffInvitationSchema = rolesSchema.extend(staffNameSchema.shape)

/** How long it counts that the passphrase was given again. */
export const minutesProved = 5

/** Asked for again before one's way of signing in is changed. */
export const presentPassphraseSchema = z.object({
  current: z
    .string({ error: 'Enter your present passphrase' })
    .min(1, 'Enter your present passphrase')
    .max(2_000, 'This is not your present passphrase'),
})

export const newPassphraseSchema = presentPassphraseSchema.extend({ passphrase: passphraseSchema })

/** Six digits of an app, or a recovery code. */
export const signInCodeSchema = z.object({
  code: z
    .string({ error: 'Enter the code' })
    .trim()
    .min(1, 'Enter the code')
    .max(200, 'This code is too long'),
})

/** Whether all who work here need a second step at sign-in. */
export const secondStepOfAllSchema = z.object({ required: z.boolean() })

export const handoverSchema = z.object({ to: anId('Choose a therapist') })

export const clinicSettingsSchema = z.object({
  name: line(120),
  timeZone: timeZoneSchema,
  phone: optionalLine(40),
  email: emailSchema,
  adherenceTarget: whole(1, 100),
})
