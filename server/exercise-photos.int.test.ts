// Photographs on a real database: kept for an item of the clinic's own, seen by whoever may see the item, and by nobody else.
import sharp from 'sharp'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Picture } from '@/domain/catalog/picture'
import { wishOf } from '@/domain/catalog/wish'
import { protocolDraftSchema } from '@/domain/plans/protocol'
import { viewerBehind } from '@/server/accounts.fixture'
import { beginSession } from '@/server/auth-session'
import { getExercise } from '@/server/catalog'
import { searchCatalog } from '@/server/catalog-search'
import { asSystem, asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { keepPhoto, removePhoto } from '@/server/exercise-photos'
import { getHandout } from '@/server/handout'
import { beginProtocol } from '@/server/new-protocol'
import { addExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { saveProtocol } from '@/server/own-protocols'
import { getPicture, picturesOf } from '@/server/pictures'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { getToday } from '@/server/portal'
import { exerciseChoices, findChoices } from '@/server/prescribable'
import { getProtocol } from '@/server/protocols'
import { publish } from '@/server/publishing'
import { newClinic, newPatient, newTherapist } from '@/server/staff.fixture'
import type { PatientViewer, Therapist } from '@/server/viewer'

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

let walks = 0
const item = async (viewer: Therapist = ana, from: string | null = null) => {
  const { slug } = await addExercise(viewer, ownExercise(`Wall walk ${++walks}`), from)
  return { slug, id: (await getExercise(viewer, slug)).id }
}

/** Gives items of a clinic's own photographs of eight megabytes each, until it has no room for another byte. */
async function leaveNoRoom(viewer: Therapist): Promise<void> {
  for (let at = 0; at < 63; at++) {
    const { id } = await item(viewer)
    await asViewer(
      viewer,
      (tx) => tx.$executeRaw`
        INSERT INTO exercise_photos (clinic_id, exercise_id, image, width, height, digest)
        SELECT ${viewer.clinicId}::uuid, ${id}::uuid,
          decode(repeat('00', least(8388608, 500 * 1024 * 1024 - sum(octet_length(image)))::int), 'hex'), 1, 1, repeat('0', 64)
        FROM exercise_photos WHERE clinic_id = ${viewer.clinicId}::uuid`,
    )
  }
}

const shownOf = async (id: string) => (await getPicture(ana, id)).mark

let patients = 0

/** A patient to whom the item is prescribed, and their plan. */
async function prescribed(viewer: Therapist, exerciseId: string) {
  const patientId = await newPatient(viewer, `Edith ${++patients}`)
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
  await publish(viewer, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
  const { clinicId } = viewer
  const sessionId = await asSystem('set-up', async (tx) => {
    const id = v7()
    await tx.account.create({
      data: { id, clinicId, patientId, roles: [], name: 'Edith' },
      select: { id: true },
    })
    return beginSession(tx, { id, clinicId, patientId }, 'test')
  })
  return { patient: (await viewerBehind(sessionId)) as PatientViewer, planId }
}
const patientOf = async (viewer: Therapist, exerciseId: string) =>
  (await prescribed(viewer, exerciseId)).patient

it('a clinic keeps as many as it can, and neither a new one nor a copy of one comes to them', async () => {
  const flo = await newTherapist(await newClinic('Full'), 'Flo')
  const { id, slug } = await item(flo)
  await keepPhoto(flo, id, null, await picture())
  const { mark } = await getPicture(flo, id)
  await leaveNoRoom(flo)
  const full =
    'Your clinic’s photographs take 500 MB, archived exercises’ too, which is the most. Take some away first.'
  await expect(keepPhoto(flo, (await item(flo)).id, null, await picture())).rejects.toMatchObject({
    fields: { photo: full },
  })
  await expect(item(flo, slug)).rejects.toMatchObject({ fields: { '': full } })
  // One that takes no more may stand in its place.
  await keepPhoto(flo, id, mark, await picture(8))
  await removePhoto(flo, id, (await getPicture(flo, id)).mark!)
  await keepPhoto(flo, id, null, await picture())
  // Another clinic has room of its own.
  await keepPhoto(eve, (await item(eve)).id, null, await picture())
}, 60_000)

it('is kept, replaced, shown with the item, and taken away', async () => {
  const { id, slug } = await item()
  await keepPhoto(ana, id, null, await picture())
  const first = await getPicture(ana, id)
  expect((await sharp(first.photo!).metadata()).format).toBe('webp')
  expect((await getExercise(ana, slug)).picture).toEqual({
    exerciseId: id,
    mark: first.mark,
    photo: { width: 20, height: 10 },
  })
  await keepPhoto(ana, id, first.mark, await picture(30))
  expect((await getExercise(ana, slug)).picture?.photo).toEqual({ width: 30, height: 10 })
  expect((await getPicture(ana, id)).mark).not.toBe(first.mark)
  await removePhoto(ana, id, await shownOf(id))
  expect((await getExercise(ana, slug)).picture).toBeNull()
  await expect(getPicture(ana, id)).rejects.toThrow(NotFound)
})

it('stays when another file is refused', async () => {
  const { id } = await item()
  await keepPhoto(ana, id, null, await picture())
  await expect(keepPhoto(ana, id, await shownOf(id), Buffer.from('GIF89a'))).rejects.toThrow(Refused)
  expect((await getPicture(ana, id)).photo?.byteLength).toBeGreaterThan(0)
})

const changedMeanwhile = { fields: { photo: expect.stringMatching(/changed meanwhile/) } }

it('is replaced and taken away by whoever was shown it, not by whoever was shown another', async () => {
  const { id } = await item()
  await keepPhoto(ana, id, null, await picture())
  const first = await shownOf(id)
  await expect(keepPhoto(ana, id, null, await picture(30))).rejects.toMatchObject(changedMeanwhile)
  await keepPhoto(ana, id, first, await picture(30))
  const second = await shownOf(id)
  await expect(removePhoto(ana, id, first)).rejects.toMatchObject(changedMeanwhile)
  await expect(keepPhoto(ana, id, first, await picture(40))).rejects.toMatchObject(changedMeanwhile)
  expect(await shownOf(id)).toBe(second)
  // Its answer was lost, and it is sent again.
  await keepPhoto(ana, id, first, await picture(30))
  await removePhoto(ana, id, second)
  await removePhoto(ana, id, second)
  await expect(keepPhoto(ana, id, second, await picture(40))).rejects.toMatchObject(changedMeanwhile)
})

it('is one of two that are sent at once', async () => {
  const { id } = await item()
  const sent = await Promise.allSettled(
    [20, 30].map(async (width) => keepPhoto(ana, id, null, await picture(width))),
  )
  expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('is of the clinic’s own items alone', async () => {
  const { id } = await item()
  await keepPhoto(ana, id, null, await picture())
  const builtIn = (await getExercise(ana, 'wall-slide')).id
  for (const refused of [
    () => keepPhoto(eve, id, null, Buffer.from('not even read')),
    () => removePhoto(eve, id, 'no mark'),
    () => getPicture(eve, id),
    () => keepPhoto(ana, builtIn, null, Buffer.from('not even read')),
    () => keepPhoto(ana, 'no id', null, Buffer.from('not even read')),
    () => getPicture(ana, 'no id'),
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
    ).rejects.toMatchObject({ state: '23503' })
})

it('is seen by patients to whom the item is prescribed', async () => {
  const [shown, other] = [await item(), await item()]
  for (const { id } of [shown, other]) await keepPhoto(ana, id, null, await picture())
  const edith = await patientOf(ana, shown.id)
  expect((await getPicture(edith, shown.id)).photo?.byteLength).toBeGreaterThan(0)
  await expect(getPicture(edith, other.id)).rejects.toThrow(NotFound)
  const stranger = await patientOf(eve, (await item(eve)).id)
  await expect(getPicture(stranger, shown.id)).rejects.toThrow(NotFound)
  // The second wall alone.
  expect(await asViewer(edith, (tx) => tx.exercisePhoto.count())).toBe(1)
  expect(await asViewer(stranger, (tx) => tx.exercisePhoto.count())).toBe(0)
})

it('goes with a copy of the item', async () => {
  const { id, slug } = await item()
  await keepPhoto(ana, id, null, await picture())
  const copy = await addExercise(ana, ownExercise('Wall walk, adapted'), slug)
  const { id: copyId, picture: shown } = await getExercise(ana, copy.slug)
  expect(shown?.photo).not.toBeNull()
  expect(shown).toEqual({ ...(await getExercise(ana, slug)).picture, exerciseId: copyId })
  await removePhoto(ana, id, await shownOf(id))
  expect((await getPicture(ana, copyId)).photo?.byteLength).toBeGreaterThan(0)
})

describe('a photograph', () => {
  it('stands wherever the item’s drawing did, which is back once it is taken away', async () => {
    const { id, slug } = await item(ana, 'wall-slide')
    const { patient, planId } = await prescribed(ana, id)
    const { content } = await beginProtocol(ana, { planId, keepsNotes: false })
    const protocol = await saveProtocol(ana, v7(), {
      ...{ content: protocolDraftSchema.parse({ ...content, name: 'Walks' }), from: null },
      ...{ revision: 0, share: false },
    })
    const pictures = async (): Promise<Record<string, Picture | null | undefined>> => {
      const of = <Line extends { id: string; picture: Picture | null }>(lines: readonly Line[]) =>
        lines.find((line) => line.id === id)?.picture
      const [plan] = (await getToday(patient)).plans
      const { handout } = await getHandout(ana, planId)
      return {
        item: (await getExercise(ana, slug)).picture,
        catalog: of((await searchCatalog(ana, wishOf({ q: 'wall walk' }))).exercises),
        'offered by the editor': of(await findChoices(ana, `wall walk ${walks}`)),
        'held by the editor': of(await exerciseChoices(ana, content)),
        plan: (await picturesOf(ana, [id]))[id],
        handout: handout?.asNeeded[0]?.picture,
        protocol: (await getProtocol(ana, protocol.slug)).exercises[id]?.picture,
        'the patient’s day': plan?.asNeeded[0]?.picture,
      }
    }
    const drawn = await pictures()
    const { mark } = await getPicture(ana, id)
    for (const [place, shown] of Object.entries(drawn))
      expect(shown, place).toEqual({ exerciseId: id, mark, photo: null })
    await keepPhoto(ana, id, null, await picture())
    const photo = await getPicture(patient, id)
    expect(photo.mark).not.toBe(mark)
    for (const [place, shown] of Object.entries(await pictures()))
      expect(shown, place).toEqual({ exerciseId: id, mark: photo.mark, photo: { width: 20, height: 10 } })
    await removePhoto(ana, id, await shownOf(id))
    expect(await pictures()).toEqual(drawn)
    expect((await getPicture(patient, id)).photo).toBeNull()
  })
})
