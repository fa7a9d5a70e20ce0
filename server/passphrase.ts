// Hashing and checking passphrases with argon2id.
import 'server-only'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { passphraseMeant as meant } from '@/domain/accounts/passphrase'

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const strength = {
  algorithm: 2 satisfies Algorithm.Argon2id as Algorithm,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}

export const hashPassphrase = (passphrase: string) => hash(meant(passphrase), strength)

// Checked when there is no account, so that the answer takes as long as with one.
const nobodysHash = hashPassphrase(crypto.randomUUID())

export async function passphraseMatches(passphrase: string, stored: string | null): Promise<boolean> {
  const against = stored ?? (await nobodysHash)
  const typed = passphrase.normalize('NFC')
  // Some were kept with the blanks around them.
  const matches =
    (await verify(against, meant(typed), strength)) ||
    (meant(typed) !== typed && (await verify(against, typed, strength)))
  return matches && stored !== null
}
