// Former patients: put aside once nothing goes on with them, and brought back when they return. Record, care team and portal stay.
import 'server-only'
import { now } from '@/server/clock'
import { asViewer, type Prisma, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { idOf } from '@/server/patients'
import { entrustedPatients } from '@/server/scope'
import { refuseManyChanges } from '@/server/so-often'
import type { StaffViewer } from '@/server/viewer'

/**
 * Who was put aside already stays so since then.
 * @throws NotFound when it is not a patient of the viewer's to put aside; Refused while a plan goes on or a session is booked
 */
export function putAside(viewer: StaffViewer, patientId: string): Promise<void> {
  return asViewer(viewer, async (tx) => {
    // Whoever activates a plan or books a session comes before this, and is seen, or after it, and is refused.
    await inTurn(tx, 'counted', idOf(patientId))
    await inTurn(tx, 'booking', patientId)
    const patient = await tx.patient.findFirst({
      where: { AND: [entrustedPatients(viewer), { id: patientId }] },
      select: {
        plans: { where: { status: 'active' }, select: { problem: true } },
        _count: { select: { sessions: { where: { status: 'booked', startsAt: { gt: now() } } } } },
      },
    })
    if (!patient) throw new NotFound()
    const goesOn = patient.plans.map(({ problem }) => `A plan goes on: ${problem}. End it first.`)
    const booked = patient._count.sessions
    if (booked > 0)
      goesOn.push(
        booked === 1
          ? 'A session is booked. Cancel it first, or wait until it is over.'
          : `${booked} sessions are booked. Cancel them first, or wait until they are over.`,
      )
    if (goesOn.length > 0) throw new Refused({ '': goesOn.join(' ') })
    await refuseManyChanges(tx, viewer, 'patients', { patientId })
    await tx.patient.updateMany({
      where: { AND: [entrustedPatients(viewer), { id: patientId, archivedAt: null }] },
      data: { archivedAt: now() },
    })
  })
}

/** @throws NotFound when it is not a patient of the viewer's to bring back */
export function bringBack(viewer: StaffViewer, patientId: string): Promise<void> {
  return asViewer(viewer, async (tx) => {
    await inTurn(tx, 'counted', idOf(patientId))
    const mine = {
      AND: [entrustedPatients(viewer), { id: idOf(patientId) }],
    } satisfies Prisma.PatientWhereInput
    if ((await tx.patient.count({ where: mine })) === 0) throw new NotFound()
    await refuseManyChanges(tx, viewer, 'patients', { patientId })
    await tx.patient.updateMany({
      where: { AND: [mine, { archivedAt: { not: null } }] },
      data: { archivedAt: null },
    })
  })
}

/** Behind the patient's turn of what is about to be written. @throws Refused */
export async function refuseFormer(tx: Tx, patientId: string): Promise<void> {
  if ((await tx.patient.count({ where: { id: patientId, archivedAt: { not: null } } })) > 0)
    throw new Refused({ '': 'This is a former patient. Bring them back first.' })
}
