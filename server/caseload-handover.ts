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
import { therapistsOfClinic } from '@/server/scope'
import type { Admin } from '@/server/viewer'

export type HandedOver = { patients: number; sessionsLeft: number }

/**
 * The other joins each care team from today, in which the first stays until tonight: they can still talk about it.
 * Sessions are not moved, since the other's day may be full; how many are left is answered.
 */
export function handOver(
  viewer: Admin,
  { to }: z.output<typeof handoverSchema>,
  from: string,
): Promise<HandedOver> {
  const { clinicId } = viewer
  const today = toColumn(dateIn(viewer.timeZone))
  return asViewer(viewer, async (tx) => {
    // Whoever disables the other waits, and then disables somebody who has these patients.
    await inTurn(tx, 'ways-in', viewer.accountId, to)
    await stillStaff(tx, viewer)
    const leaves = await tx.account.count({ where: { id: from, clinicId, patientId: null } })
    if (leaves === 0) throw new NotFound()
    const joins = await tx.account.count({ where: { AND: [therapistsOfClinic(viewer), { id: to }] } })
    if (joins === 0 || to === from) throw new Refused({ to: 'Choose another therapist of this clinic' })

    const stands = { clinicId, OR: [{ toOn: null }, { toOn: { gt: today } }] }
    const treated = await tx.careTeamMember.findMany({
      where: { ...stands, therapistId: from },
      select: { patientId: true },
      distinct: ['patientId'],
    })
    const patientIds = treated.map(({ patientId }) => patientId)
    // As a change of one team waits for another.
    await inTurn(tx, 'care-team', ...patientIds)

    const members = await tx.careTeamMember.findMany({
      where: { ...stands, patientId: { in: patientIds }, therapistId: { in: [from, to] } },
      select: { id: true, patientId: true, therapistId: true, fromOn: true, toOn: true },
    })
    const already = new Set(
      members
        .filter(({ therapistId, toOn, fromOn }) => therapistId === to && !toOn && fromOn <= today)
        .map(({ patientId }) => patientId),
    )
    const leaving = members.filter(({ therapistId }) => therapistId === from)
    const begins = (fromOn: Date) => (fromOn > today ? fromOn : today)
    await tx.careTeamMember.createMany({
      data: leaving
        .filter(({ patientId }) => !already.has(patientId))
        .map(({ patientId, fromOn, toOn }) => ({
          ...{ clinicId, patientId, therapistId: to, toOn },
          fromOn: begins(fromOn),
        })),
    })
    // Whoever was to join later for good does so today, and once.
    const forGood = new Set(leaving.filter(({ toOn }) => !toOn).map(({ patientId }) => patientId))
    const later = members.filter(
      ({ therapistId, patientId, fromOn }) => therapistId === to && fromOn > today && forGood.has(patientId),
    )
    const yesterday = toColumn(addDays(dateIn(viewer.timeZone), -1))
    await tx.careTeamMember.updateMany({
      where: { clinicId, id: { in: later.map(({ id }) => id) } },
      data: { toOn: yesterday },
    })
    await endLinksMadeBy(tx, viewer, from, patientIds)
    // What is being booked with them counts as left.
    await inTurn(tx, 'booking', from)
    for (const { id, fromOn } of leaving) {
      // Whoever was only to join later does not join.
      const toOn = fromOn > today ? yesterday : today
      await tx.careTeamMember.updateMany({ where: { clinicId, id }, data: { toOn } })
    }
    return {
      patients: new Set(leaving.map(({ patientId }) => patientId)).size,
      sessionsLeft: await tx.session.count({
        where: { clinicId, therapistId: from, status: 'booked', startsAt: { gt: now() } },
      }),
    }
  })
}
