// What an admin is told of the e-mails: when the last one went out, and since when none has. It holds no address and no text.
import 'server-only'
import { now } from '@/server/clock'
import { asSystem, asViewer } from '@/server/db'
import type { Admin } from '@/server/viewer'

export type MailNews = {
  /** When the last one went out. */
  sent: Date | null
  /** Those that were tried since, of which none went out. */
  failing: { since: Date; times: number } | null
}

/** Never fails: what is not noted is said by the next e-mail. */
export async function noteMail(sent: boolean): Promise<void> {
  const at = now()
  try {
    await asSystem('jobs', async (tx) => {
      if (sent) await tx.mailing.deleteMany({ where: { key: 'failed' } })
      await tx.$executeRaw`
        INSERT INTO mailings (key, since, at, times) VALUES (${sent ? 'sent' : 'failed'}, ${at}, ${at}, 1)
        ON CONFLICT (key) DO UPDATE SET at = excluded.at, times = mailings.times + 1`
    })
  } catch (error) {
    console.error('of an e-mail it was not noted:', error instanceof Error ? error.name : typeof error)
  }
}

export function mailNews(viewer: Admin): Promise<MailNews> {
  return asViewer(viewer, async (tx) => {
    const rows = await tx.mailing.findMany()
    const [sent, failed] = ['sent', 'failed'].map((key) => rows.find((row) => row.key === key))
    return {
      sent: sent?.at ?? null,
      failing: failed ? { since: failed.since, times: failed.times } : null,
    }
  })
}
