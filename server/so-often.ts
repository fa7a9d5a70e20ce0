// How often within 24 hours one person may do again what leaves something that nobody takes out again: a line in the audit log, or a row.
import 'server-only'
import type { Noted } from '@/domain/accounts/audit'
import { tooMany } from '@/domain/accounts/sign-in-problem'
import { withinADay } from '@/server/clock'
import type { Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import type { StaffViewer } from '@/server/viewer'

export const mostChangesADay = 20
/** Of the record, where each section is saved by itself. */
export const mostOfPatientADay = 60

type NewestFirst = (
  since: { gt: Date; lte: Date },
  page: { skip: number; take: number },
) => Promise<{ at: Date }[]>

/**
 * How many seconds there are until the next may be done, 0 where that is now. Asked where one's own are counted in turn,
 * so that two at once do not pass.
 */
export async function secondsBeforeNext(most: number, newestFirst: NewestFirst): Promise<number> {
  const day = withinADay()
  const [last] = await newestFirst(day, { skip: most - 1, take: 1 })
  return last ? Math.max(Math.ceil((last.at.getTime() - day.gt.getTime()) / 1_000), 1) : 0
}

/** Of what the log has a line of for each time. */
export const secondsBeforeNextLine = (
  tx: Tx,
  own: { clinicId: string; accountId: string; patientId?: string; objectId?: string },
  { action, object }: Noted,
  most = mostChangesADay,
): Promise<number> =>
  secondsBeforeNext(most, (at, page) =>
    tx.auditEntry.findMany({
      where: { ...own, action, object, at },
      select: { at: true },
      orderBy: { at: 'desc' },
      ...page,
    }),
  )

/**
 * Changes by one person of one thing that stays what it was before: each is a line for good, and nothing else. In the turn
 * in which they are made.
 * @throws Refused, which says when it goes on, where there were as many within 24 hours
 */
export async function refuseManyChanges(
  tx: Tx,
  { clinicId, accountId }: StaffViewer,
  object: 'exercises' | 'protocols' | 'sessions' | 'patients',
  of: { patientId?: string; objectId?: string },
): Promise<void> {
  const own = { clinicId, accountId, ...of }
  const most = object === 'patients' ? mostOfPatientADay : mostChangesADay
  refuseWhile(await secondsBeforeNextLine(tx, own, { action: 'change', object }, most), 'changes')
}

/** @throws Refused, which says when it goes on, where there is a wait */
export function refuseWhile(seconds: number, what: string): void {
  if (seconds > 0) throw new Refused({ '': tooMany(what, seconds) })
}
