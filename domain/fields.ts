// The kinds of field that every form is made of, with the limits and the error words they share.
import { z } from 'zod'
import { isAtMost } from '@/domain/characters'
import { wrongNumberWords } from '@/domain/typed-number'

// Of these alone a name looks empty: what Unicode lets nobody draw, and the blank of Braille. Beside others they stay: family emoji need a joiner.
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu
// A control character can hide what a text says.
const forbidden = /[\u0000-\u0008\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/
// How office programs write a line break within a paragraph. Nobody can find one in what they pasted.
const otherBreaks = /[\u000B\u0085\u2028\u2029]/g
// They turn a text round, so that it reads as what it is not. Phones put them around a copied number, unseen: nobody is refused for them.
const turning = /[\u202A-\u202E\u2066-\u2069]/g

// More than any script puts on one letter (UAX #15, Stream-Safe Text Format); composing takes the square of their number.
const heaped = /(?<!\p{M})\p{M}{31}/u

function text(most: number) {
  const tooLong = `At most ${most} characters`
  return (
    z
      .string({ error: 'Enter a text' })
      // What is longer than any such text is not looked into: a short one may be all emoji, a long one is not.
      .max(Math.min(most * 16, most * 4 + 2_000), { error: tooLong, abort: true })
      .overwrite((value) => value.replace(turning, '').replace(otherBreaks, '\n'))
      .refine((value) => value.isWellFormed(), 'Contains a broken character')
      .refine((value) => !forbidden.test(value), 'Contains a character that cannot be shown')
      .refine((value) => !heaped.test(value), 'Contains a letter with too many marks on it')
      .transform((value) => value.normalize('NFC').trim())
      .refine((value) => isAtMost(value, most), tooLong)
  )
}

const oneLine = (most: number) =>
  text(most).refine((value) => !/[\r\n]/.test(value), 'Write this on one line')

/** Whether anything of a text can be seen. */
export const saysSomething = (value: string) => value.replace(invisible, '').trim() !== ''

/** One line that must say something. */
export const line = (most: number) => oneLine(most).refine(saysSomething, 'Fill this in')

/** A name: pasted spaces between its words are one. */
export const nameLine = (most: number) => line(most).transform(singleSpaced)
export const singleSpaced = (name: string) => name.replace(/ {2,}/g, ' ')

export const optionalLine = (most: number) => oneLine(most)

/** Several lines, possibly none. */
export const optionalText = (most: number) => text(most)

export const whole = (least: number, most: number) =>
  z
    .number({ error: 'Enter a number' })
    .int('Enter a whole number')
    .min(least, `At least ${least}`)
    .max(most, `At most ${most}`)

export const amount = (least: number, most: number) =>
  z
    .number({ error: ({ input }) => wrongNumberWords(input) })
    .min(least, `At least ${least}`)
    .max(most, `At most ${most}`)

/** Which state of something was read: a count, as far as the database counts. */
export const counted = whole(0, 2_147_483_647)

/**
 * An id, in the one way in which ids are written: PostgreSQL takes capitals for the same, and whoever compares texts, or waits
 * for somebody by one, does not.
 */
export const anId = (error = 'Not an id') => z.uuid({ error }).transform((id) => id.toLowerCase())
export const isId = (given: unknown): given is string =>
  typeof given === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given)

/** Of what has no field: what it is about is bound to it. */
export const nothingSchema = z.object({})

/** NPRS: 0 no pain, 10 the worst imaginable. No answer is null, never 0. */
export const pain = whole(0, 10)

/** HH:MM on a wall clock. */
export const timeOfDaySchema = z
  .string({ error: 'Enter a time' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:30')

/** A calendar date that exists, as YYYY-MM-DD, within the years a clinic can mean. */
export const calendarDateSchema = z.iso
  .date({ error: 'Enter a date that exists' })
  .refine((value) => value >= '1900-01-01' && value <= '2200-12-31', 'Enter a date between 1900 and 2200')
