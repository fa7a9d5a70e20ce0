// Keeps and takes away the photographs of the clinic's own items; pictures.ts shows them.
import 'server-only'
import { asViewer, type Tx } from '@/server/db'
import { NotFound } from '@/server/errors'
import { idOf } from '@/server/patients'
import { photoOf } from '@/server/photo'
import { places } from '@/server/places'
import { ownItems } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

/** Of all clinics together; they are read one after the other. */
const takePlace = places(8, 2)

/**
 * Replaces the one that was there.
 * @throws Refused at `photo` when the file is no picture; NotFound when it is not an item of the clinic's own; NoPlace
 */
export async function keepPhoto(viewer: StaffViewer, exerciseId: string, file: Uint8Array): Promise<void> {
  // Nobody has the server read a picture for an item that is not theirs.
  await asViewer(viewer, (tx) => ownItem(tx, viewer, exerciseId))
  const leave = takePlace(viewer.accountId)
  const photo = await photoOf(file).finally(leave)
  await asViewer(viewer, async (tx) => {
    const id = await ownItem(tx, viewer, exerciseId)
    const key = { clinicId: viewer.clinicId, exerciseId: id }
    await tx.exercisePhoto.upsert({
      where: { clinicId_exerciseId: key },
      create: { ...key, ...photo },
      update: photo,
      select: { digest: true },
    })
  })
}

export function removePhoto(viewer: StaffViewer, exerciseId: string): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const id = await ownItem(tx, viewer, exerciseId)
    await tx.exercisePhoto.deleteMany({ where: { clinicId: viewer.clinicId, exerciseId: id } })
  })
}

/** A copy of an own item shows the same photograph. */
export async function copyPhoto(tx: Tx, viewer: StaffViewer, fromId: string, toId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO exercise_photos (clinic_id, exercise_id, image, width, height, digest)
    SELECT clinic_id, ${toId}::uuid, image, width, height, digest FROM exercise_photos
    WHERE clinic_id = ${viewer.clinicId}::uuid AND exercise_id = ${fromId}::uuid`
}

async function ownItem(tx: Tx, viewer: StaffViewer, exerciseId: string): Promise<string> {
  const item = await tx.exercise.findFirst({
    where: { AND: [ownItems(viewer), { id: idOf(exerciseId) }] },
    select: { id: true },
  })
  if (!item) throw new NotFound()
  return item.id
}
