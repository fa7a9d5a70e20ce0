// What an admin is told of the backups: the newest good one, and what stood in the way since.
import 'server-only'
import { now } from '@/server/clock'
import { asViewer } from '@/server/db'
import type { Admin } from '@/server/viewer'

export type BackupNews = {
  /** The newest good one. */
  good: { at: Date; megabytes: number; rows: number } | null
  /** It is older than a day, or there is none. */
  stale: boolean
  /** Why the newest attempt failed; null when it did not. */
  problem: { at: Date; words: string } | null
  /** The program makes one by itself, so often; 0 is never. */
  everyHours: number
  /** On the server. */
  folder: string
  encrypted: boolean
}

const staleAfter = 24 * 60 * 60 * 1000
/** What was made while the clock was ahead is no news until that time has come. */
const notAhead = () => ({ at: { lte: new Date(now().getTime() + 5 * 60_000) } })

export function backupNews(viewer: Admin): Promise<BackupNews> {
  return asViewer(viewer, async (tx) => {
    const select = { at: true, bytes: true, rows: true, problem: true }
    const newest = await tx.backup.findFirst({ where: notAhead(), select, orderBy: { at: 'desc' } })
    const good = await tx.backup.findFirst({
      where: { ...notAhead(), problem: '' },
      select,
      orderBy: { at: 'desc' },
    })
    return {
      good: good && { at: good.at, megabytes: Number(good.bytes) / 1_000_000, rows: good.rows },
      stale: !good || now().getTime() - good.at.getTime() > staleAfter,
      problem: newest?.problem ? { at: newest.at, words: newest.problem } : null,
      everyHours: Number(process.env.BACKUP_EVERY_HOURS ?? 0),
      folder: process.env.BACKUP_FOLDER ?? '',
      encrypted: process.env.BACKUP_ENCRYPTED === '1',
    }
  })
}
