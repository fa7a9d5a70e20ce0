// How the clinic reaches a patient, as the patient themself keeps it right; staff see that and when it was changed.
import 'server-only'
import type { OwnContact } from '@/domain/patients'
import { now } from '@/server/clock'
import { asViewer } from '@/server/db'
import type { PatientViewer } from '@/server/viewer'

const contact = { phone: true, email: true } as const

export function ownContact(viewer: PatientViewer): Promise<OwnContact> {
  return asViewer(viewer, (tx) =>
    tx.patient.findUniqueOrThrow({ where: { id: viewer.patientId }, select: contact }),
  )
}

export async function saveOwnContact(viewer: PatientViewer, given: OwnContact): Promise<void> {
  const { clinicId, patientId: id } = viewer
  await asViewer(viewer, async (tx) => {
    const before = await tx.patient.findUniqueOrThrow({ where: { id }, select: contact })
    if (before.phone === given.phone && before.email === given.email) return
    await tx.patient.updateMany({ where: { clinicId, id }, data: { ...given, ownContactAt: now() } })
  })
}
