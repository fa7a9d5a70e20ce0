// The second step at sign-in: an authenticator app's secret, its codes, each taken once, and recovery codes for a lost phone.
import 'server-only'
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import { tooMany } from '@/domain/accounts/sign-in-problem'
import { note } from '@/server/audit'
import { now } from '@/server/clock'
import { asSystem, type Prisma, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { forgetFailures, secondsBeforeTry, takeBack, unlessRefused } from '@/server/guesses'
import { hashPassphrase, passphraseMatches } from '@/server/passphrase'
import { qrCode, type QrCode } from '@/server/qr-code'
import { sessionSecret } from '@/server/session'
import { refuseWhile, secondsBeforeNextLine } from '@/server/so-often'
import { base32, keyUri, matchingStep } from '@/server/totp'

export type StepAccount = { accountId: string; clinicId: string }
/** What is entered into an app, by its camera or by hand. */
export type StepSecret = { qr: QrCode; secret: string }

/** What a right passphrase leads to: straight in, a code, or first of all setting the second step up. */
export async function stepAfterPassphrase(
  tx: Tx,
  account: { id: string; clinicId: string; patientId: string | null },
): Promise<'code' | 'enrol' | null> {
  if (account.patientId) return null
  const step = await tx.secondStep.findFirst({ where: { accountId: account.id, confirmedAt: { not: null } } })
  if (step) return 'code'
  const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: account.clinicId } })
  return clinic.secondStepRequired ? 'enrol' : null
}

/** Whether one's own second step is on, whether its app's codes can be checked here, and how many recovery codes are left. */
export function ownSecondStep({
  accountId,
  clinicId,
}: StepAccount): Promise<{ on: boolean; known: boolean; codesLeft: number }> {
  return asSystem('sign-in', async (tx) => {
    const step = await tx.secondStep.findFirst({ where: { accountId, clinicId, confirmedAt: { not: null } } })
    return {
      on: step !== null,
      known: step !== null && unseal(step.secret, accountId) !== null,
      codesLeft: await tx.recoveryCode.count({ where: { accountId, clinicId, usedAt: null } }),
    }
  })
}

/** Throws where whoever began may not go on; asked in the transaction that it is about. */
type StillMay = (tx: Tx) => Promise<unknown>

/** Which secret is meant: the one that was made here, by its mark, or, to whoever is signed in already, their only one. */
type Made = string | null
const markOf = (sealed: string) => createHash('sha256').update(sealed).digest('base64url')
const isMeant = (sealed: string, made: Made) => made === null || markOf(sealed) === made

/** Turned on, turned off, with other codes: twenty of each within 24 hours. @throws Refused */
export async function refuseTooMany(
  tx: Tx,
  { accountId, clinicId }: StepAccount,
  action: 'add' | 'remove' | 'change',
): Promise<void> {
  const own = { clinicId, accountId, objectId: accountId }
  refuseWhile(await secondsBeforeNextLine(tx, own, { action, object: 'second_steps' }), 'changes')
}

/**
 * Makes a new secret in place of one that waits, which counts once a code of it has been given.
 * @returns its mark
 * @throws Refused when one is in force already, and this is not of another phone beside it
 */
export async function newSecret(
  { accountId, clinicId }: StepAccount,
  stillMay?: StillMay,
  beside?: 'the one in force',
): Promise<string> {
  const secret = seal(randomBytes(20), accountId)
  const count = await asSystem('sign-in', async (tx) => {
    await stillMay?.(tx)
    const inForce = { accountId, clinicId, confirmedAt: { not: null } }
    if (beside && (await tx.secondStep.count({ where: inForce })) > 0)
      return (await tx.secondStep.updateMany({ where: inForce, data: { nextSecret: secret } })).count
    return tx.$executeRaw`
      INSERT INTO second_steps AS s (account_id, clinic_id, secret)
      VALUES (${accountId}::uuid, ${clinicId}::uuid, ${secret})
      ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret WHERE s.confirmed_at IS NULL`
  })
  if (count === 0) throw new Refused({ '': 'The second step is on already.' })
  return markOf(secret)
}

type Step = Prisma.SecondStepGetPayload<object>
/** The one that no code was given of yet: of another phone, or of a step that is not on. */
const waitingOf = ({ secret, nextSecret, confirmedAt }: Step): string | null =>
  confirmedAt ? nextSecret : secret

/** The secret that waits for its first code, 'set-up' once that was given, or null where there is no such secret. */
export function waitingSecret(
  { accountId, clinicId }: StepAccount,
  made: Made,
): Promise<StepSecret | 'set-up' | null> {
  return asSystem('sign-in', async (tx) => {
    const step = await tx.secondStep.findFirst({
      where: { accountId, clinicId },
      include: { account: { select: { signIn: true, name: true } } },
    })
    const waits = step && waitingOf(step)
    if (!step || !isMeant(waits ?? step.secret, made)) return null
    if (!waits) return 'set-up'
    const secret = unseal(waits, accountId)
    if (!secret) return null
    const { signIn, name } = step.account
    return { qr: qrCode(keyUri(secret, signIn ?? name)), secret: base32(secret).replace(/.{4}(?=.)/g, '$& ') }
  })
}

/**
 * Turns the second step on, with the first code of the app.
 * @returns the recovery codes, which are shown this once
 * @throws Refused when the code is not right, or another secret has taken the place of the one that is meant
 */
export async function confirmSecret(
  account: StepAccount,
  made: Made,
  code: string,
  stillMay?: StillMay,
): Promise<string[]> {
  const { accountId, clinicId } = account
  await countTry((tx) => secondsBeforeTry(tx, 'code', accountId))
  const { codes, hashes } = await newRecoveryCodes()
  const right = await asSystem('sign-in', async (tx) => {
    await stillMay?.(tx)
    const step = await tx.secondStep.findFirst({ where: { accountId, clinicId } })
    const action = step?.confirmedAt ? 'change' : 'add'
    await refuseTooMany(tx, account, action)
    const waits = step && waitingOf(step)
    if (waits && !isMeant(waits, made)) throw begunElsewhere()
    const secret = waits && unseal(waits, accountId)
    const lastStep = secret ? matchingStep(secret, digitsOf(code), now()) : null
    if (!waits || lastStep === null) return false
    // The one that the code is of, and no other that took its place meanwhile.
    const { secret: stands, nextSecret, confirmedAt } = step
    const { count } = await tx.secondStep.updateMany({
      where: { accountId, clinicId, secret: stands, nextSecret, confirmedAt },
      data: { secret: waits, nextSecret: null, confirmedAt: now(), lastStep },
    })
    if (count === 0) throw begunElsewhere()
    await replaceCodes(tx, account, hashes)
    await forgetFailures(tx, 'code', accountId)
    await note(tx, account, { action, object: 'second_steps', objectId: accountId })
    return true
  })
  if (!right) throw await wrongCode(account)
  return codes
}

/**
 * Takes a code of the app, or a recovery code, once.
 * @param device a browser that has signed in to this account before: it is counted by itself, so that nobody who knows the
 * passphrase elsewhere holds it up, and only in a day with all others
 * @throws Refused when it is none, or too many were tried
 */
export async function takeCode(
  account: StepAccount,
  given: string,
  device: string | null = null,
): Promise<void> {
  const who = device ?? account.accountId
  await countTry((tx) =>
    unlessRefused(
      tx,
      async () =>
        (await secondsBeforeTry(tx, 'code', who)) ||
        (await secondsBeforeTry(tx, 'codes-of-account', account.accountId)),
    ),
  )
  const take = /^[\d\s]*$/.test(given) ? takeAppCode : takeRecoveryCode
  if (!(await take(account, given))) {
    const { on, known } = await ownSecondStep(account)
    throw !on ? takenAway() : known || take === takeRecoveryCode ? await wrongCode(account) : otherKey()
  }
  // In the order in which a try is counted.
  await asSystem('sign-in', async (tx) => {
    await forgetFailures(tx, 'code', who)
    await takeBack(tx, 'codes-of-account', account.accountId)
  })
}

/** Whoever waits with a lost phone while an admin takes it away would wait for a right code for good. */
const takenAway = () => new Refused({ '': 'Your second step was taken away. Go back and sign in again.' })

const otherKey = () =>
  new Refused({
    code: 'Codes of your phone cannot be checked: the program has another key than when you set it up, as after a restore. Use a recovery code, and set your phone up again in the settings.',
  })

function takeAppCode({ accountId, clinicId }: StepAccount, given: string): Promise<boolean> {
  return asSystem('sign-in', async (tx) => {
    const step = await tx.secondStep.findFirst({ where: { accountId, clinicId, confirmedAt: { not: null } } })
    const secret = step && unseal(step.secret, accountId)
    const lastStep = secret ? matchingStep(secret, digitsOf(given), now()) : null
    if (lastStep === null) return false
    // Of two who send the same code at once, the second finds it taken.
    const { count } = await tx.secondStep.updateMany({
      where: { accountId, lastStep: { lt: lastStep } },
      data: { lastStep },
    })
    return count > 0
  })
}

async function takeRecoveryCode({ accountId, clinicId }: StepAccount, given: string): Promise<boolean> {
  const left = await asSystem('sign-in', (tx) =>
    tx.recoveryCode.findMany({ where: { accountId, clinicId, usedAt: null } }),
  )
  for (const { id, codeHash } of left) {
    if (!(await passphraseMatches(lettersOf(given), codeHash))) continue
    const { count } = await asSystem('sign-in', (tx) =>
      tx.recoveryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now() } }),
    )
    return count > 0
  }
  return false
}

/** New recovery codes in place of the old ones, which stop working. */
export async function renewCodes(account: StepAccount, stillMay?: StillMay): Promise<string[]> {
  const { codes, hashes } = await newRecoveryCodes()
  await asSystem('sign-in', async (tx) => {
    await stillMay?.(tx)
    await refuseTooMany(tx, account, 'change')
    await replaceCodes(tx, account, hashes)
    await note(tx, account, { action: 'change', object: 'second_steps', objectId: account.accountId })
  })
  return codes
}

/** `by` is who takes it away: oneself, or an admin for a colleague whose phone and codes are lost. */
export async function removeSecondStep(
  tx: Tx,
  { accountId, clinicId }: StepAccount,
  by: string,
): Promise<void> {
  await tx.secondStep.deleteMany({ where: { accountId, clinicId } })
  await tx.recoveryCode.deleteMany({ where: { accountId, clinicId } })
  await note(
    tx,
    { clinicId, accountId: by },
    { action: 'remove', object: 'second_steps', objectId: accountId },
  )
}

async function replaceCodes(tx: Tx, { accountId, clinicId }: StepAccount, hashes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { accountId, clinicId } })
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ accountId, clinicId, codeHash })) })
}

async function countTry(seconds: (tx: Tx) => Promise<number>): Promise<void> {
  const wait = await asSystem('sign-in', seconds)
  if (wait > 0) throw new Refused({ code: tooMany('tries', wait) })
}

const begunElsewhere = () =>
  new Refused({ '': 'This was begun anew in another browser. Go back and sign in again.' })

/** Whoever is asked for a code has the passphrase, so a wrong one is told to the log: by whom, and nothing of what was typed. */
async function wrongCode(account: StepAccount): Promise<Refused> {
  await asSystem('sign-in', (tx) => note(tx, account, { action: 'refuse', object: 'second_steps' }))
  return new Refused({ code: 'This code is not right, or was used already. Wait for the next one.' })
}

// Without those that look alike; ten of 31 are 49.5 bits, and guesses are slowed.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
async function newRecoveryCodes(): Promise<{ codes: string[]; hashes: string[] }> {
  const codes = Array.from({ length: 10 }, () => {
    const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
  return { codes, hashes: await Promise.all(codes.map((each) => hashPassphrase(lettersOf(each)))) }
}

const lettersOf = (code: string) =>
  code
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
const digitsOf = (code: string) => code.slice(0, 200).replace(/\s/g, '')

// The secret is no use to whoever has the database alone.
const key = () => Buffer.from(hkdfSync('sha256', sessionSecret(), '', 'second step', 32))

function seal(secret: Buffer, accountId: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(accountId))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** Null when the program's key is another one than it was sealed with: then only recovery codes are left. */
function unseal(sealed: string, accountId: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    .setAAD(Buffer.from(accountId))
    .setAuthTag(bytes.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}
