// Who wrote what: colleagues by name, and what somebody is told whose words were typed from what is no longer there.
import 'server-only'
import type { Tx } from '@/server/db'
import type { StaffViewer } from '@/server/viewer'

/** `did` is what the other did: "saved this protocol". */
export async function overtaken(
  tx: Tx,
  viewer: StaffViewer,
  { did, at, by }: { did: string; at: Date; by: string | null },
): Promise<string> {
  const nameOf = await namesOf(tx, viewer, by ? [by] : [])
  const who = by === viewer.accountId ? 'You, in another window or a moment ago,' : nameOf(by ?? '')
  const when = at.toLocaleString(viewer.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: viewer.timeZone,
  })
  return `${who} ${did} on ${when}. What you typed is still here and is not saved.`
}

export async function namesOf(tx: Tx, viewer: StaffViewer, ids: string[]): Promise<(id: string) => string> {
  const people = await tx.account.findMany({
    where: { clinicId: viewer.clinicId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return (id) => names.get(id) ?? 'Somebody'
}
