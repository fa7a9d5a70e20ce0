// Links by e-mail that sign a patient in: for who has no passphrase at hand, where the clinic sends e-mail. Asked for by
// anybody, sent only to an address that the clinic knows, good once and for minutes.
import 'server-only'
import { normalSignIn } from '@/domain/accounts/accounts'
import { beginSession, type SignedIn } from '@/server/auth-session'
import { now } from '@/server/clock'
import { asSystem, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { publicAddress } from '@/server/invitations'
import { stillReached } from '@/server/link-by-email'
import { hashOf, newToken } from '@/server/link-token'
import { sendOnce } from '@/server/mail'
import { emailStandsSql } from '@/server/scope'

const MINUTES_VALID = 15
/** A couple may share an address, and a family too; more in one clinic is a mistake of somebody's. */
const mostAtOneAddress = 5

/** One e-mail for each patient at this address who has been let in, and whose address stands on somebody's word. It names nobody: others read mail programs too. */
export async function sendSignInLinks(email: string): Promise<void> {
  const links = await asSystem('sign-in', async (tx) => {
    // Whoever changes an address comes before this or after it, and then ends what is sent to the one before.
    const reached = (await reachedAt(tx, email)).map(({ id }) => id)
    await inTurn(tx, 'ways-in', ...reached)
    const still = (await reachedAt(tx, email)).filter(({ id }) => reached.includes(id))
    const made = still.map(({ id, clinicId, to }) => ({
      ...{ to, token: newToken() },
      ...{ accountId: id, clinicId },
    }))
    const expiresAt = new Date(now().getTime() + MINUTES_VALID * 60_000)
    await tx.signInLink.createMany({
      data: made.map(({ accountId, clinicId, token }) => ({
        ...{ accountId, clinicId, expiresAt },
        tokenHash: hashOf(token),
      })),
    })
    return made
  })
  for (const { to, token } of links)
    await sendOnce({
      to,
      subject: 'Your link to sign in',
      text: [
        'Open this link to sign in. It works once, for 15 minutes:',
        `${publicAddress().address}/sign-in/link/${token}`,
        'You did not ask for it? Then do nothing: without the link nobody gets in.',
      ].join('\n\n'),
    })
}

/** Of each clinic so many, first those who have proved that the address is theirs: no word of staff takes a link from them. */
const reachedAt = (tx: Tx, email: string) => tx.$queryRaw<{ id: string; clinicId: string; to: string }[]>`
  SELECT id, clinic_id AS "clinicId", email AS to
  FROM (
    SELECT a.id, a.clinic_id, p.email, p.email_by = a.id AS proved,
      row_number() OVER (PARTITION BY a.clinic_id ORDER BY p.email_by = a.id DESC, a.id) AS place
    FROM patients p JOIN accounts a ON a.clinic_id = p.clinic_id AND a.patient_id = p.id
    WHERE lower(p.email) = ${normalSignIn(email)} AND p.email <> '' AND a.disabled_at IS NULL AND ${emailStandsSql(now())}
  ) reached
  WHERE place <= ${mostAtOneAddress}
  ORDER BY proved DESC, id`

const open = (token: string) => ({ tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now() } })

/** Whom a link signs in, or null when it is unknown, used or expired. Looking uses nothing up. */
export function signInLinkFor(token: string): Promise<{ name: string; clinicName: string } | null> {
  return asSystem('sign-in', async (tx) => {
    const link = await tx.signInLink.findFirst({
      where: { ...open(token), account: { disabledAt: null } },
      select: {
        account: {
          select: { name: true, clinicId: true, patientId: true, clinic: { select: { name: true } } },
        },
      },
    })
    if (!link || !(await stillReached(tx, link.account))) return null
    return { name: link.account.name, clinicName: link.account.clinic.name }
  })
}

/** Uses a link and begins a session here; other devices stay signed in. @throws Refused when it is no longer good */
export function useSignInLink(token: string, device: string): Promise<SignedIn> {
  return asSystem('sign-in', async (tx) => {
    const link = await tx.signInLink.findFirst({
      where: { ...open(token), account: { disabledAt: null, patientId: { not: null } } },
      select: { id: true, account: { select: { id: true, clinicId: true, patientId: true } } },
    })
    if (link) await inTurn(tx, 'ways-in', link.account.id)
    // Of two who use it at once, the second finds it used, as does who comes while all ways in are ended.
    const { count } =
      link && (await stillReached(tx, link.account))
        ? await tx.signInLink.updateMany({ where: { id: link.id, usedAt: null }, data: { usedAt: now() } })
        : { count: 0 }
    if (!link || count === 0)
      throw new Refused({ '': 'This link has been used or is too old. Ask for a new one.' })
    return {
      accountId: link.account.id,
      sessionId: await beginSession(tx, link.account, device),
      patient: true,
    }
  })
}
