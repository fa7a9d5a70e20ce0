// The rule for passphrases (NIST SP 800-63B-4): long, any characters, checked whole but for blanks around it, not a common one. No composition rules.
import { z } from 'zod'
import { commonPassphrases } from '@/domain/accounts/common-passphrases'

/** Case and spacing do not make a common passphrase a rare one. */
const essence = (passphrase: string) => passphrase.toLowerCase().replace(/[\s._-]+/g, '')

/** A few letters, or one word, over and over. */
const repeats = (passphrase: string) => {
  const letters = essence(passphrase)
  return new Set(letters).size < 4 || /^(.+?)\1+$/u.test(letters)
}

/** A phone's keyboard puts a blank behind the word it suggests; SP 800-63B-4 makes that allowance. */
export const passphraseMeant = (typed: string) => typed.normalize('NFC').trim()

export const passphraseSchema = z
  .string({ error: 'Enter a passphrase' })
  .max(2_000, 'At most 128 characters')
  .refine((value) => value.isWellFormed(), 'Contains a broken character')
  .transform(passphraseMeant)
  .refine(
    (value) => [...value].length >= 15,
    'At least 15 characters: four or five words are easy to remember',
  )
  .refine((value) => [...value].length <= 128, 'At most 128 characters')
  .refine((value) => !repeats(value), 'Too easy to guess: it says the same again and again')
  .refine(
    (value) => !commonPassphrases.has(essence(value)),
    'Too easy to guess: it is on a list of common passphrases',
  )
