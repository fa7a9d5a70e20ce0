// Photographs on a real database: kept for an item of the clinic's own, seen by whoever may see the item, and by nobody else.
import sharp from 'sharp'
import { v7 } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { viewerBehind } from '@/server/accounts.fixture'
import { beginSession } from '@/server/auth-session'
import { getExercise } from '@/server/catalog'
import { asSystem, asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { keepPhoto, readPhoto, removePhoto } from '@/server/exercise-photos'
import { addExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { newClinic, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist, Viewer } from '@/server/viewer'

let ana: Therapist
let eve: Therapist

beforeAll(async () => {
  ana = await newTherapist(await newClinic('Harbour'), 'Ana')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
})

const picture = (width = 20) =>
  sharp({ create: { width, height: 10, channels: 3, background: 'red' } })
    .png()
    .toBuffer()

const item = async (viewer: Therapist = ana) => {
  const { slug } = await addExercise(viewer, ownExercise('Wall walk'), null)
  return { slug, id: (await getExercise(viewer, slug)).id }
}

async function patientOf(viewer: Therapist, exerciseId: string): Promise<Viewer> {
  const patientId = await newPatient(viewer, 'Edith')
  const planId = await startPlan(viewer, patientId, {})
  const { content } = draftOfNextVersion(await getPlan(viewer, planId))
  content.problem = 'Shoulder'
  content.phases[0]!.prescriptions.push({
    id: v7(),
    exerciseId,
    dosage: { painCeiling: 5, frequency: { kind: 'as-needed' } },
    note: '',
  })
  const { revision } = await saveDraft(viewer, planId, content, 1)
  await publish(viewer, planId, { revision, effectiveOn: content.startsOn, reason: '' })
  const { clinicId } = viewer
  const sessionId = await asSystem('set-up', async (tx) => {
    const id = v7()
    await tx.account.create({
      data: { id, clinicId, patientId, roles: [], name: 'Edith' },
      select: { id: true },
    })
    return beginSession(tx, { id, clinicId, patientId }, 'test')
  })
  return viewerBehind(sessionId)
}

it('is kept, replaced, shown with the item, and taken away', async () => {
  const { id, slug } = await item()
  await keepPhoto(ana, id, await picture())
  const first = await readPhoto(ana, id)
  expect((await sharp(first.image).metadata()).format).toBe('webp')
  expect((await getExercise(ana, slug)).photo).toEqual({ digest: first.digest, width: 20, height: 10 })
  await keepPhoto(ana, id, await picture(30))
  expect((await getExercise(ana, slug)).photo).toMatchObject({ width: 30 })
  await removePhoto(ana, id)
  expect((await getExercise(ana, slug)).photo).toBeNull()
  await expect(readPhoto(ana, id)).rejects.toThrow(NotFound)
})

it('stays when another file is refused', async () => {
  const { id } = await item()
  await keepPhoto(ana, id, await picture())
  await expect(keepPhoto(ana, id, Buffer.from('GIF89a'))).rejects.toThrow(Refused)
  expect((await readPhoto(ana, id)).image.byteLength).toBeGreaterThan(0)
})

it('is of the clinic’s own items alone', async () => {
  const { id } = await item()
  await keepPhoto(ana, id, await picture())
  const builtIn = (await getExercise(ana, 'wall-slide')).id
  for (const refused of [
    () => keepPhoto(eve, id, Buffer.from('not even read')),
    () => removePhoto(eve, id),
    () => readPhoto(eve, id),
    () => keepPhoto(ana, builtIn, Buffer.from('not even read')),
    () => keepPhoto(ana, 'no id', Buffer.from('not even read')),
    () => readPhoto(ana, 'no id'),
  ])
    await expect(refused()).rejects.toThrow(NotFound)
  // Without the first wall: the reference itself carries the clinic.
  for (const exerciseId of [id, builtIn])
    await expect(
      asViewer(eve, (tx) =>
        tx.exercisePhoto.create({
          data: {
            clinicId: eve.clinicId,
            exerciseId,
            image: Uint8Array.of(0),
            width: 1,
            height: 1,
            digest: '',
          },
        }),
      ),
    ).rejects.toThrow(/Foreign key/)
})

it('is seen by patients to whom the item is prescribed', async () => {
  const [shown, other] = [await item(), await item()]
  for (const { id } of [shown, other]) await keepPhoto(ana, id, await picture())
  const edith = await patientOf(ana, shown.id)
  expect((await readPhoto(edith, shown.id)).image.byteLength).toBeGreaterThan(0)
  await expect(readPhoto(edith, other.id)).rejects.toThrow(NotFound)
  const stranger = await patientOf(eve, (await item(eve)).id)
  await expect(readPhoto(stranger, shown.id)).rejects.toThrow(NotFound)
  // The second wall alone.
  expect(await asViewer(edith, (tx) => tx.exercisePhoto.count())).toBe(1)
  expect(await asViewer(stranger, (tx) => tx.exercisePhoto.count())).toBe(0)
})

it('goes with a copy of the item', async () => {
  const { id, slug } = await item()
  await keepPhoto(ana, id, await picture())
  const copy = await addExercise(ana, ownExercise('Wall walk, adapted'), slug)
  const { id: copyId, photo } = await getExercise(ana, copy.slug)
  expect(photo).toEqual((await getExercise(ana, slug)).photo)
  await removePhoto(ana, id)
  expect((await readPhoto(ana, copyId)).image.byteLength).toBeGreaterThan(0)
})
