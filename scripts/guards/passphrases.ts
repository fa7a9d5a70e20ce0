// The guards of passphrases: how they are chosen and kept, and how guessing at them is slowed.
import type { Guard } from './guard'

export const guardsOfPassphrases: Guard[] = [
  {
    ...{ guard: 'guesses are slowed', file: 'server/guesses.ts', test: 'server/guesses.int.test.ts' },
    from: 'if (granted) return { wait: 0, failures: granted.failures }',
    to: 'if (!granted || granted) return { wait: 0, failures: granted?.failures ?? 1 }',
  },
  {
    ...{ guard: 'guesses: thirty names again and again', file: 'server/guesses.ts' },
    ...{ from: "(address && (await secondsBeforeTry(tx, 'tries-at-address', address)))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: one name from many networks', file: 'server/guesses.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'account', name))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: forgotten once they are old', file: 'server/jobs.ts' },
    ...{ from: '    await forgetOldGuesses()\n', to: '', test: 'server/jobs.int.test.ts' },
  },
  {
    ...{ guard: 'guesses: names told to a clinic', file: 'server/invitations.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'names-of-clinic', clinicId))", to: '0' },
    test: 'server/invitations.int.test.ts',
  },
  {
    guard: 'guesses: no account takes as long as one',
    file: 'server/sign-in.ts',
    from: 'const matches = await passphraseMatches(passphrase, account?.passphraseHash ?? null)',
    to: 'const matches = account?.passphraseHash && (await passphraseMatches(passphrase, account.passphraseHash))',
    test: 'server/sign-in.int.test.ts',
  },
  {
    ...{ guard: 'guesses: no passphrase takes as long as one', file: 'server/passphrase.ts' },
    from: 'const against = stored ?? (await nobodysHash)',
    to: 'if (!stored) return false\n  const against = stored',
    test: 'server/passphrase.test.ts',
  },
  {
    ...{ guard: 'passphrase: two passes over 19 MiB', file: 'server/passphrase.ts' },
    ...{ from: 'memoryCost: 19_456', to: 'memoryCost: 8', test: 'server/passphrase.test.ts' },
  },
  {
    ...{ guard: 'passphrase: argon2id', file: 'server/passphrase.ts', test: 'server/passphrase.test.ts' },
    ...{ from: '2 satisfies Algorithm.Argon2id', to: '1 satisfies Algorithm.Argon2i' },
  },
  {
    guard: 'guesses: a known browser is sealed',
    file: 'server/known-device.ts',
    from: 'return timingSafeEqual(Buffer.from(given), Buffer.from(seal))',
    to: "return given !== '' && seal !== ''",
    test: 'server/known-device.test.ts',
  },
  {
    ...{ guard: 'guesses: a known browser of an earlier passphrase', file: 'server/known-device.ts' },
    ...{ from: "deviceId, passphraseHash ?? '', secondStep", to: 'deviceId, secondStep' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: a known browser from before the second step', file: 'server/known-device.ts' },
    ...{ from: "passphraseHash ?? '', secondStep ?? ''", to: "passphraseHash ?? ''" },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: a known browser is one, however often', file: 'server/known-device.ts' },
    ...{ from: 'knownDevice(before, proof) ?? randomUUID()', to: 'randomUUID()' },
    test: 'server/known-device.test.ts',
  },
  {
    ...{ guard: 'guesses: a browser is known by a session that lives', file: 'server/known-device.ts' },
    ...{
      from: 'return live ? signInProofOf(tx, accountId) : null',
      to: 'return signInProofOf(tx, accountId)',
    },
    test: 'server/cookies.int.test.ts',
  },
  {
    guard: 'passphrase: long',
    file: 'domain/accounts/passphrase.ts',
    from: '[...value].length >= 15',
    to: 'value.length >= 8',
    test: 'domain/accounts/passphrase.test.ts',
  },
  {
    guard: 'passphrase: not common',
    file: 'domain/accounts/passphrase.ts',
    from: '!commonPassphrases.has(essence(value))',
    to: 'value !== null',
    test: 'domain/accounts/passphrase.test.ts',
  },
  {
    ...{ guard: 'guesses: names that a colleague is to have', file: 'server/clinic.ts' },
    from: 'return typed.signIn === standing.signIn ? rename() : underNewName(viewer, rename)',
    to: 'return rename()',
    test: 'server/clinic.int.test.ts',
  },
]
