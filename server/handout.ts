// What goes on a patient's paper handout: the plan in force, the exercises' texts, and whom to call.
import 'server-only'
import { handoutOf, type Handout } from '@/domain/plans/handout'
import { noteRead } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { asViewer, type Prisma } from '@/server/db'
import { NotFound } from '@/server/errors'
import { publicAddress } from '@/server/invitations'
import { idOf } from '@/server/patients'
import { pictureColumns, withPicture } from '@/server/pictures'
import { planHistories } from '@/server/plan-history'
import { qrCode, type QrCode } from '@/server/qr-code'
import { readablePatients } from '@/server/scope'
import type { Viewer } from '@/server/viewer'

export type HandoutFile = {
  problem: string
  patient: { id: string; name: string }
  clinic: { name: string; phone: string }
  /** Null when the plan has nothing left to do at home. */
  handout: Handout | null
  /** The way to the portal; null where a phone could not reach it. */
  portal: { address: string; qr: QrCode } | null
}

/** @throws NotFound when there is no such plan that was published, or its patient is not one that the viewer may read */
export function getHandout(viewer: Viewer, planId: string): Promise<HandoutFile> {
  return asViewer(viewer, async (tx) => {
    const where = { id: idOf(planId), patient: readablePatients(viewer) } satisfies Prisma.PlanWhereInput
    const [plan] = await planHistories(tx, where)
    if (!plan) throw new NotFound()
    await noteRead(tx, viewer, plan.patientId, 'handout', plan.id)
    const patient = await tx.patient.findUniqueOrThrow({
      where: { id: plan.patientId },
      select: { id: true, name: true, timeZone: true },
    })
    // Archived ones too: what was prescribed stays prescribed.
    const howTo = await tx.exercise.findMany({
      where: {
        prescriptions: { some: { planId: plan.id } },
        OR: [{ clinicId: null }, { clinicId: viewer.clinicId }],
      },
      select: { id: true, steps: true, stopWhen: true, ...pictureColumns },
    })
    const { address, reachable } = publicAddress()
    return {
      problem: plan.problem,
      patient: { id: patient.id, name: patient.name },
      clinic: { name: viewer.clinicName, phone: viewer.clinicPhone },
      handout: handoutOf(
        plan,
        new Map(howTo.map((each) => [each.id, withPicture(each)])),
        dateIn(patient.timeZone),
      ),
      portal: reachable ? { address, qr: qrCode(`${address}/today`) } : null,
    }
  })
}
