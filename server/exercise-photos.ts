// Keeps and takes away the photographs of the clinic's own items; pictures.ts shows them.
import 'server-only'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { idOf } from '@/server/patients'
import { photoOf } from '@/server/photo'
import { markOfPhoto } from '@/server/pictures'
import { places } from '@/server/places'
import { ownItems } from '@/server/scope'
import type { StaffViewer } from '@/server/viewer'

/** Of all clinics together, and half of them of one; they are read one after the other. */
const takePlace = places(8, 4)

/** Of a clinic: a picture for each of as many items as it may have, as large as most are. Each lies in every backup as well. */
const mostBytes = 500 * 1024 * 1024

/**
 * Replaces the one that was there, whose mark is `shown`.
 * @throws Refused at `photo` when the file is no picture, another stands there than was shown, or the clinic has as many as it can;
 * NotFound when it is not an item of the clinic's own; NoPlace
 */
export async function keepPhoto(
  viewer: StaffViewer,
  exerciseId: string,
  shown: string | null,
  file: Uint8Array,
): Promise<void> {
  // Nobody has the server read a picture for an item that is not theirs.
  await asViewer(viewer, (tx) => ownItem(tx, viewer, exerciseId))
  const leave = takePlace(viewer.clinicId)
  const photo = await photoOf(file).finally(leave)
  await asViewer(viewer, async (tx) => {
    const { key, digest } = await photoToChange(tx, viewer, exerciseId)
    // It is sent again, since its answer was lost.
    if (digest === photo.digest) return
    refuseOther(digest, shown)
    await refuseTooMany(tx, viewer, { added: photo.image.byteLength, instead: key.exerciseId }, 'photo')
    await tx.exercisePhoto.upsert({
      where: { clinicId_exerciseId: key },
      create: { ...key, ...photo },
      update: photo,
      select: { digest: true },
    })
  })
}

/** @throws Refused at `photo` when another stands there than was shown; NotFound when it is not an item of the clinic's own */
export function removePhoto(viewer: StaffViewer, exerciseId: string, shown: string): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const { key, digest } = await photoToChange(tx, viewer, exerciseId)
    if (digest === null) return
    refuseOther(digest, shown)
    await tx.exercisePhoto.deleteMany({ where: key })
  })
}

/** The one that is there, which nobody else changes until the transaction ends. */
async function photoToChange(tx: Tx, viewer: StaffViewer, exerciseId: string) {
  const id = await ownItem(tx, viewer, exerciseId)
  await tx.$queryRaw`SELECT id FROM exercises WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const key = { clinicId: viewer.clinicId, exerciseId: id }
  const there = await tx.exercisePhoto.findFirst({ where: key, select: { digest: true } })
  return { key, digest: there?.digest ?? null }
}

/** No picture that is taken away can be brought back. */
function refuseOther(digest: string | null, shown: string | null): void {
  if ((digest === null ? null : markOfPhoto(digest)) !== shown)
    throw new Refused({
      photo:
        'The photograph was changed meanwhile, and nothing was done. Look at what stands there now, then do it again if it is still right.',
    })
}

/** A copy of an own item shows the same photograph. @throws Refused where the clinic has as many as it can */
export async function copyPhoto(tx: Tx, viewer: StaffViewer, fromId: string, toId: string): Promise<void> {
  const [there] = await tx.$queryRaw<{ bytes: number }[]>`
    SELECT octet_length(image) AS bytes FROM exercise_photos
    WHERE clinic_id = ${viewer.clinicId}::uuid AND exercise_id = ${fromId}::uuid`
  if (there) await refuseTooMany(tx, viewer, { added: there.bytes, instead: null })
  await tx.$executeRaw`
    INSERT INTO exercise_photos (clinic_id, exercise_id, image, width, height, digest)
    SELECT clinic_id, ${toId}::uuid, image, width, height, digest FROM exercise_photos
    WHERE clinic_id = ${viewer.clinicId}::uuid AND exercise_id = ${fromId}::uuid`
}

/** `instead`: of the item whose photograph goes for it. By those that are kept at the same moment there may be more. */
async function refuseTooMany(
  tx: Tx,
  { clinicId }: StaffViewer,
  { added, instead }: { added: number; instead: string | null },
  field = '',
): Promise<void> {
  const [{ bytes }] = await tx.$queryRaw<[{ bytes: number }]>`
    SELECT coalesce(sum(octet_length(image)), 0)::float8 AS bytes FROM exercise_photos
    WHERE clinic_id = ${clinicId}::uuid AND exercise_id IS DISTINCT FROM ${instead}::uuid`
  if (bytes + added > mostBytes)
    throw new Refused({
      [field]:
        'Your clinic’s photographs take 500 MB, archived exercises’ too, which is the most. Take some away first.',
    })
}

async function ownItem(tx: Tx, viewer: StaffViewer, exerciseId: string): Promise<string> {
  const item = await tx.exercise.findFirst({
    where: { AND: [ownItems(viewer), { id: idOf(exerciseId) }] },
    select: { id: true },
  })
  if (!item) throw new NotFound()
  return item.id
}
