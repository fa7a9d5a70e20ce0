// Whose pictures are shown to whom: the item's shelf for staff, what is prescribed for patients, and a copy keeps its picture.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawingSchema } from '@/domain/catalog/drawing/drawing'
import { exercisesOf } from '@/domain/logging/today-page'
import { actAs } from '@/prisma/demo/insert'
import { getExercise } from '@/server/catalog'
import { NotFound } from '@/server/errors'
import { fillEveryTable, type World } from '@/server/every-table.fixture'
import { dateIn } from '@/server/clock'
import { twoClinics } from '@/server/logging.fixture'
import { addExercise, archiveExercise } from '@/server/own-exercises'
import { ownExercise } from '@/server/own-exercises.fixture'
import { getPicture, picturesOf } from '@/server/pictures'
import { getToday } from '@/server/portal'
import { viewerOfSession, type PatientViewer, type StaffViewer, type Viewer } from '@/server/viewer'

const drawing = drawingSchema.parse({ base: 'standing', view: 'side', poses: [{}, {}], tint: [] })
const digest = '0123456789ab'

let owner: pg.Client
let world: World
let staffOfA: StaffViewer
let adminOfA: StaffViewer
let staffOfB: StaffViewer
/** Prescribed: to a1 clinic A's own item, to a2 and b2 the built-in one, to b1 clinic B's own. */
let [a1, a2, b1, b2]: PatientViewer[] = []
let builtIn: string
let unused: string
let ownOfA: string

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  world = await fillEveryTable(owner)
  const idOf = (slug: string, clinicId: string | null) =>
    String(
      world.written.find(
        ({ table, row }) => table === 'exercises' && row.slug === slug && row.clinic_id === clinicId,
      )!.row.id,
    )
  builtIn = idOf('built-in', null)
  ownOfA = idOf('own', world.a.clinicId)
  unused = idOf('built-in-unused', null)
  await draw('phaseline_system', '')
  await draw('phaseline_staff', world.a.clinicId)
  await draw('phaseline_staff', world.b.clinicId)
  staffOfA = await viewer(world.a.therapist)
  adminOfA = await viewer(world.a.admin)
  staffOfB = await viewer(world.b.therapist)
  ;[a1, a2, b1, b2] = await Promise.all(
    [...world.a.patients, ...world.b.patients].map((patient) => viewer<PatientViewer>(patient)),
  )
})
afterAll(() => owner?.end())

const viewer = async <T extends Viewer>({ sessionId }: { sessionId: string }) =>
  (await viewerOfSession(sessionId)) as T

/** Gives every item that a role may write a drawing, but for one that stays without. */
async function draw(role: 'phaseline_system' | 'phaseline_staff', clinicId: string) {
  await owner.query('BEGIN')
  await actAs(owner, role, clinicId)
  await owner.query(
    `UPDATE exercises SET drawing = $1, drawing_digest = $2
     WHERE clinic_id IS NOT DISTINCT FROM nullif($3, '')::uuid AND slug <> 'own-unused'`,
    [drawing, digest, clinicId],
  )
  await owner.query('COMMIT')
}

const sees = (viewer: Viewer | undefined, id: string) =>
  getPicture(viewer!, id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof NotFound) return false
      throw error
    },
  )

describe('a picture', () => {
  it('of a built-in item is seen by all staff, and by the patients who have it', async () => {
    expect(await getPicture(staffOfA, builtIn)).toEqual({ drawing, mark: digest, photo: null })
    for (const viewer of [staffOfA, adminOfA, staffOfB, a2, b2])
      expect(await sees(viewer, builtIn)).toBe(true)
    for (const viewer of [a1, b1]) expect(await sees(viewer, builtIn)).toBe(false)
    for (const viewer of [a1, a2, b1, b2]) expect(await sees(viewer, unused)).toBe(false)
  })

  it('of a clinic’s own item stays in the clinic', async () => {
    for (const viewer of [staffOfA, adminOfA, a1]) expect(await sees(viewer, ownOfA)).toBe(true)
    for (const viewer of [staffOfB, a2, b1, b2]) expect(await sees(viewer, ownOfA)).toBe(false)
  })

  it('is not found under what is no id, no item, or an item without one', async () => {
    const plain = String(
      world.written.find(({ row }) => row.slug === 'own-unused' && row.clinic_id === world.a.clinicId)!.row
        .id,
    )
    for (const id of ['', 'squat', "'; DROP TABLE exercises", '\0', world.a.clinicId, plain])
      expect(await sees(staffOfA, id), id).toBe(false)
  })

  it('is listed only where it may be seen', async () => {
    const listed = async (viewer: Viewer) => Object.keys(await picturesOf(viewer, [builtIn, ownOfA, unused]))
    expect((await listed(staffOfA)).sort()).toEqual([builtIn, ownOfA, unused].sort())
    expect((await listed(staffOfB)).sort()).toEqual([builtIn, unused].sort())
    expect(await listed(a1!)).toEqual([ownOfA])
    expect(await picturesOf(staffOfA, [])).toEqual({})
  })

  it('goes with a copy, and stays when that is archived', async () => {
    const { slug } = await addExercise(staffOfA, ownExercise('A copy'), 'built-in')
    const { id } = await getExercise(staffOfA, slug)
    expect(await getPicture(staffOfA, id)).toEqual({ drawing, mark: digest, photo: null })
    await archiveExercise(staffOfA, id, true)
    expect(await sees(staffOfA, id)).toBe(true)
    expect(await sees(staffOfB, id)).toBe(false)
  })

  it('is addressed from the patient’s page of the day', async () => {
    const { edith } = await twoClinics(owner, dateIn('Europe/London'))
    await draw('phaseline_system', '')
    const page = await getToday(await viewer<PatientViewer>(edith))
    const shown = exercisesOf(page)
    expect(shown.length).toBeGreaterThan(0)
    for (const { picture } of shown) {
      expect(picture?.mark).toBe(digest)
      expect(await sees(await viewer(edith), picture!.exerciseId)).toBe(true)
    }
  })
})
