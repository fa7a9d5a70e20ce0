// The morning digest: how many of one's patients ask for attention, by e-mail to whoever of the staff wants it. Counts and
// the way to the list, and nothing that says who is ill.
import 'server-only'
import { addDays } from '@/domain/dates'
import { dateIn, fromColumn, instantOf, now, timeIn, toColumn } from '@/server/clock'
import { asJob, asViewer, type Tx } from '@/server/db'
import { publicAddress } from '@/server/invitations'
import { sendMail, sendsMail } from '@/server/mail'
import { ownDigest } from '@/server/scope'
import { answeredSql, bringUpToDate } from '@/server/watch'
import type { StaffViewer } from '@/server/viewer'

/** Between these times of the clinic's day. Whatever was not sent by then is no morning's news any more. */
const morning = { from: '07:00', until: '12:00' }

export const wantsDigest = (viewer: StaffViewer): Promise<boolean> =>
  asViewer(viewer, async (tx) => (await tx.morningDigest.count({ where: ownDigest(viewer) })) > 0)

export const chooseDigest = (viewer: StaffViewer, wanted: boolean): Promise<void> =>
  asViewer(viewer, async (tx) => {
    if (wanted) await tx.morningDigest.createMany({ data: [ownDigest(viewer)], skipDuplicates: true })
    else await tx.morningDigest.deleteMany({ where: ownDigest(viewer) })
  })

export async function sendDigests(clinicId: string): Promise<void> {
  if (!sendsMail()) return
  const clinic = await asJob(clinicId, (tx) =>
    tx.clinic.findFirst({ where: { id: clinicId }, select: { timeZone: true } }),
  )
  if (!clinic) return
  const at = timeIn(clinic.timeZone, now())
  if (at < morning.from || at >= morning.until) return
  const today = dateIn(clinic.timeZone)
  const since = instantOf(addDays(today, -1), morning.from, clinic.timeZone)
  if ((await asJob(clinicId, (tx) => tx.morningDigest.count({ where: waiting(clinicId, today) }))) === 0)
    return
  // Worked out before any is claimed: what fails on the way is tried again in a minute.
  await bringUpToDate(clinicId)
  // Each is tried once in a round: a mailbox that is full keeps nobody else from theirs.
  const tried: string[] = []
  for (;;) {
    const digest = await asJob(clinicId, async (tx) => {
      const claimed = await claim(tx, clinicId, today, tried)
      return claimed && { ...claimed, counts: await count(tx, claimed.accountId, today, since) }
    })
    if (!digest) return
    tried.push(digest.accountId)
    const { email, counts } = digest
    if (!email || counts.asking === 0) continue
    const sending = await sendMail({ to: email, subject: 'Your morning round', text: words(counts) })
    // Not handed over: the next minute tries again.
    if (sending === 'later' || sending === 'down')
      await asJob(clinicId, (tx) =>
        tx.morningDigest.updateMany({
          where: { clinicId, accountId: digest.accountId },
          data: { toldOn: digest.toldBefore },
        }),
      )
    // One that does not answer is not asked for each of the staff in turn.
    if (sending === 'down' || sending === 'unknown') return
  }
}

const waiting = (clinicId: string, today: string) => ({
  clinicId,
  OR: [
    { toldOn: null },
    { toldOn: { lt: toColumn(today) } },
    { toldOn: { gt: toColumn(addDays(today, 1)) } },
  ],
})

type Digest = { accountId: string; email: string | null; toldBefore: Date | null }

/** Takes one that has not gone out today. From here on nobody else will send it. */
async function claim(
  tx: Tx,
  clinicId: string,
  today: string,
  tried: readonly string[],
): Promise<Digest | undefined> {
  const [found] = await tx.$queryRaw<{ accountId: string; toldOn: Date | null }[]>`
    SELECT account_id AS "accountId", told_on AS "toldOn" FROM morning_digests
    WHERE clinic_id = ${clinicId}::uuid AND (told_on IS NULL OR told_on < ${today}::date OR told_on > ${today}::date + 1)
      AND NOT account_id = ANY (${tried}::uuid[])
    ORDER BY account_id LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!found) return undefined
  const { accountId, toldOn } = found
  await tx.morningDigest.updateMany({ where: { clinicId, accountId }, data: { toldOn: toColumn(today) } })
  const account = await tx.account.findFirst({
    where: { clinicId, id: accountId, disabledAt: null, roles: { has: 'therapist' } },
    select: { signIn: true },
  })
  const email = account?.signIn?.includes('@') ? account.signIn : null
  return { accountId, email, toldBefore: toldOn && toColumn(fromColumn(toldOn)) }
}

type Counts = { asking: number; fresh: number }

/**
 * Patients in the therapist's care who stand in the caseload as asking for attention, by a flag that nobody has answered or
 * by a plan that the record speaks against; and those of them with such a flag since yesterday.
 */
async function count(tx: Tx, accountId: string, today: string, since: Date): Promise<Counts> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    SELECT count(DISTINCT p.id)::int AS asking,
      (count(DISTINCT p.id) FILTER (WHERE f.opened_at >= ${since}))::int AS fresh
    FROM care_team_members c
    JOIN patients p ON p.id = c.patient_id AND p.archived_at IS NULL
    JOIN watches w ON w.clinic_id = p.clinic_id AND w.patient_id = p.id
    LEFT JOIN flags f ON f.patient_id = p.id AND f.resolved_at IS NULL AND NOT ${answeredSql(now())}
    WHERE c.therapist_id = ${accountId}::uuid AND c.from_on <= ${today}::date
      AND (c.to_on IS NULL OR c.to_on >= ${today}::date) AND (f.id IS NOT NULL OR w.against > 0)`
  return counts ?? { asking: 0, fresh: 0 }
}

function words({ asking, fresh }: Counts): string {
  const { address } = publicAddress()
  const who = asking === 1 ? 'One of your patients asks' : `${asking} of your patients ask`
  const news =
    fresh === 0 ? 'Nothing is new since yesterday morning.' : `New since yesterday morning: ${fresh}.`
  return `${who} for attention. ${news}\n${address}/caseload?whose=mine&flag=any\n\nNo more such e-mails: ${address}/settings\n`
}
