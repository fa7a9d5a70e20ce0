// Links by e-mail, whatever they open: asked for only where the clinic sends e-mail, slowed, and answered alike whether or
// not anybody gets one; and good for no longer than the word that they were sent on.
import 'server-only'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { askedFrom } from '@/server/asked'
import { now } from '@/server/clock'
import type { Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { secondsBeforeLink } from '@/server/guesses'
import { later } from '@/server/later'
import { sendsMail } from '@/server/mail'
import { emailStandsSql } from '@/server/scope'

/** @throws NotFound where no e-mail is sent; Refused when too many were asked for */
export async function askForLinkByEmail(
  email: string,
  send: (email: string) => Promise<void>,
): Promise<void> {
  if (!sendsMail()) throw new NotFound()
  await paceLinks(email)
  later('a link by e-mail was not sent:', () => send(email))
}

/** `account`: whose address it is to prove. @throws Refused when too many were asked for, here, for this address or by the account */
export async function paceLinks(email: string, account?: string): Promise<void> {
  const wait = await secondsBeforeLink(email, askedFrom(), account)
  if (wait > 0) throw new Refused({ email: problemInWords(`wait:${wait}`) })
}

/** Whether links go to the address that stands in the record, of whoever reads it or as the system. */
export async function linksReach(
  tx: Tx,
  { clinicId, patientId }: { clinicId: string; patientId: string },
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`SELECT FROM patients p
    WHERE p.clinic_id = ${clinicId}::uuid AND p.id = ${patientId}::uuid AND p.email <> '' AND ${emailStandsSql(now())}`
  return found.length > 0
}

/**
 * Whether a link that was sent there still opens anything: on whoever's word it went, that word may have ended since. Staff's
 * goes to the name that they sign in by.
 */
export const stillReached = async (
  tx: Tx,
  { clinicId, patientId }: { clinicId: string; patientId: string | null },
): Promise<boolean> => patientId === null || linksReach(tx, { clinicId, patientId })
