// Handing one therapist's patients over to another, all at once: somebody leaves, or is away for long.
import 'server-only'
import type { z } from 'zod'
import type { handoverSchema } from '@/domain/accounts/accounts'
import { addDays } from '@/domain/dates'
import { dateIn, now, toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { endLinksMadeBy, stillStaff } from '@/server/invitations'
import { hasSignedIn, therapistsOfClinic } from '@/server/scope'
import type { Admin } from '@/server/viewer'

const neverSignedIn =
  'They have never signed in, so nobody would see these patients. Give them a link, and hand over once they have used it; or choose somebody else.'

export type HandedOver = { patients: number; sessionsLeft: number }

/**
 * The other joins each care team from today, in which the first stays until tonight: they can still talk about it.
 * Sessions are not moved, since the other's day may be full; how many are left is answered.
 */
export async function handOver(
  viewer: Admin,
  to: z.output<typeof handoverSchema>,
  from: string,
): Promise<HandedOver> {
  for (let patients = 0; ;) {
    const handed = await handSomeOver(viewer, to, from)
    patients += handed.patients
    if (handed.patients < atOnce) return { ...handed, patients }
  }
}

/**
 * The database holds only so many locks for all who ask it, and each patient takes one until the transaction has ended. Where
 * one of several fails, the same form goes on with the rest.
 */
const atOnce = 1_000

function handSomeOver(
  viewer: Admin,
  { to }: z.output<typeof handoverSchema>,
  from: string,
): Promise<HandedOver> {
  const { clinicId } = viewer
  const today = toColumn(dateIn(viewer.timeZone))
  return asViewer(viewer, async (tx) => {
    // Whoever disables the other waits, and then disables somebody who has these patients. A patient who is just being
    // added, or given to who hands over, is waited for and is one of them.
    await inTurn(tx, 'ways-in', viewer.accountId, from, to)
    await stillStaff(tx, viewer)
    const leaves = await tx.account.count({ where: { id: from, clinicId, patientId: null } })
    if (leaves === 0) throw new NotFound()
    const joins = await tx.account.count({ where: { AND: [therapistsOfClinic(viewer), { id: to }] } })
    if (joins === 0 || to === from) throw new Refused({ to: 'Choose another therapist of this clinic' })
    if ((await tx.account.count({ where: { AND: [hasSignedIn, { id: to, clinicId }] } })) === 0)
      throw new Refused({ to: neverSignedIn })

    const stands = { clinicId, OR: [{ toOn: null }, { toOn: { gt: today } }] }
    const treated = await tx.careTeamMember.findMany({
      where: { ...stands, therapistId: from },
      select: { patientId: true },
      distinct: ['patientId'],
      orderBy: { patientId: 'asc' },
      take: atOnce,
    })
    // As a change of one team waits for another.
    const patientIds = treated.map(({ patientId }) => patientId)
    await inTurn(tx, 'care-team', ...patientIds)

    // However many they are, each step is one statement for all.
    const theirs = { id: { in: patientIds } }
    const members = await tx.careTeamMember.findMany({
      where: { ...stands, patient: theirs, therapistId: { in: [from, to] } },
      select: { id: true, patientId: true, therapistId: true, fromOn: true, toOn: true },
    })
    const leaving = members.filter(({ therapistId }) => therapistId === from)
    const begins = (fromOn: Date) => (fromOn > today ? fromOn : today)
    /** From when on the other is in each team. */
    const since = new Map<string, Date>()
    for (const { patientId, fromOn } of leaving) {
      const known = since.get(patientId)
      if (!known || begins(fromOn) < known) since.set(patientId, begins(fromOn))
    }
    const yesterday = toColumn(addDays(dateIn(viewer.timeZone), -1))
    const end = async (ids: string[], toOn: Date) => {
      await tx.$executeRaw`
        UPDATE care_team_members SET to_on = ${toOn}::date
        WHERE clinic_id = ${clinicId}::uuid AND id = ANY (${ids}::uuid[])`
    }
    const [already, sooner] = [new Set<string>(), new Set<string>()]
    const calledOff: string[] = []
    for (const { id, patientId, therapistId, fromOn, toOn } of members) {
      const then = since.get(patientId)
      if (therapistId !== to || toOn || !then) continue
      if (fromOn <= then) already.add(patientId)
      else {
        // Who was to join later joins sooner, by one entry that is ended as one.
        calledOff.push(id)
        sooner.add(patientId)
      }
    }
    const joining = [
      ...leaving.filter(({ patientId }) => !already.has(patientId) && !sooner.has(patientId)),
      ...[...sooner].map((patientId) => ({ patientId, fromOn: since.get(patientId) ?? today, toOn: null })),
    ]
    await tx.careTeamMember.createMany({
      data: joining.map(({ patientId, fromOn, toOn }) => ({
        ...{ clinicId, patientId, therapistId: to, toOn },
        fromOn: begins(fromOn),
      })),
    })
    await end(calledOff, yesterday)
    await endLinksMadeBy(tx, viewer, from, theirs)
    // What is being booked with them counts as left.
    await inTurn(tx, 'booking', from)
    // Whoever was only to join later does not join.
    const idsOf = (later: boolean) =>
      leaving.filter((each) => each.fromOn > today === later).map(({ id }) => id)
    await end(idsOf(true), yesterday)
    await end(idsOf(false), today)
    return {
      patients: new Set(leaving.map(({ patientId }) => patientId)).size,
      sessionsLeft: await tx.session.count({
        where: { clinicId, therapistId: from, status: 'booked', startsAt: { gt: now() } },
      }),
    }
  })
}
