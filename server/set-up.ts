// The first start of a real clinic: one clinic and its first admin, only while there is none, and only with the terminal's code.
import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { setUpSchema } from '@/domain/accounts/accounts'
import { beginSession } from '@/server/auth-session'
import { asSystem } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { Refused } from '@/server/errors'
import { refuseUnknownZone } from '@/server/known-zone'
import { hashPassphrase } from '@/server/passphrase'

/** True while there is no clinic and the terminal has printed a code. */
export async function setUpIsOpen(): Promise<boolean> {
  if (!process.env.SETUP_CODE_HASH) return false
  return asSystem('set-up', async (tx) => (await tx.clinic.count()) === 0)
}

function codeMatches(code: string): boolean {
  const expected = Buffer.from(process.env.SETUP_CODE_HASH ?? '', 'hex')
  const given = createHash('sha256').update(code.trim()).digest()
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** @throws Refused when the code is wrong or the clinic exists already */
export async function setUp(
  input: z.output<typeof setUpSchema>,
  device: string,
): Promise<{ accountId: string; sessionId: string }> {
  if (!codeMatches(input.code)) throw new Refused({ code: 'This is not the code that the terminal printed' })
  const passphraseHash = await hashPassphrase(input.passphrase)
  try {
    return await asSystem('set-up', async (tx) => {
      // Two people may press the button at once: one of them waits here and then finds the clinic.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(7429002)`
      if ((await tx.clinic.count()) > 0)
        throw new Refused({ '': 'This clinic has been set up already. Sign in instead.' })
      await refuseUnknownZone(tx, input.timeZone)
      const clinic = await tx.clinic.create({ data: { name: input.clinicName, timeZone: input.timeZone } })
      const account = await tx.account.create({
        data: {
          clinicId: clinic.id,
          name: input.name,
          signIn: input.signIn,
          passphraseHash,
          roles: input.treatsPatients ? ['admin', 'therapist'] : ['admin'],
        },
      })
      return { accountId: account.id, sessionId: await beginSession(tx, account, device) }
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refused({ signIn: 'This sign-in name is taken' })
    throw error
  }
}
