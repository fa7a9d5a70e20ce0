// An item of a clinic's own for the tests, as its form would send it, and a clinic with little room for more text or words.
import type pg from 'pg'
import type { OwnExercise } from '@/domain/catalog/exercise'
import { asOwner } from '@/prisma/cloned'
import { asViewer } from '@/server/db'
import { addExercise } from '@/server/own-exercises'
import type { StaffViewer } from '@/server/viewer'

export const ownExercise = (name: string, change: Partial<OwnExercise> = {}): OwnExercise => ({
  name,
  otherNames: ['Climb'],
  kind: 'strengthening',
  delivery: 'home',
  regions: ['shoulder'],
  equipment: ['wall'],
  position: 'standing',
  level: 'easy',
  purpose: 'Moves the shoulder.',
  steps: ['Stand at a wall.', 'Walk your fingers up.'],
  cues: ['Tall'],
  mistakes: [],
  reading: [],
  contraindications: ['recent-fracture'],
  precautions: [],
  stopWhen: 'Stop if pain rises.',
  dosageFields: ['sets', 'painCeiling', 'frequency'],
  defaultDosage: { sets: 2, painCeiling: 5, frequency: { kind: 'days-a-week', days: 5, timesADay: 1 } },
  easier: null,
  harder: null,
  videoUrl: '',
  ...change,
})

/** Archives an item so long that the clinic has about so many bytes left. */
export async function leaveRoom(viewer: StaffViewer, bytes: number): Promise<void> {
  const { slug } = await addExercise(viewer, ownExercise('Takes the room'), null)
  await asViewer(
    viewer,
    (tx) => tx.$executeRaw`
      UPDATE exercises SET archived_at = now(), reading = ARRAY[repeat('x', ${16 * 1024 * 1024 - bytes}::int)]
      WHERE clinic_id = ${viewer.clinicId}::uuid AND slug = ${slug}`,
  )
}

/** As the search's role, which alone reads and writes what is searched. */
export const asSearch = <Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> =>
  asOwner<Row>(process.env.DATABASE_URL!, 'SET ROLE phaseline_search', statement)

/** Makes an item that says so many different words that the clinic has room for about so many more. */
export async function leaveWords(viewer: StaffViewer, words: number): Promise<void> {
  const { slug } = await addExercise(viewer, ownExercise('Says the most'), null)
  const [item] = await asViewer(viewer, (tx) =>
    tx.exercise.findMany({ where: { clinicId: viewer.clinicId, slug }, select: { id: true } }),
  )
  await asSearch(
    `WITH said AS (
       INSERT INTO catalog_words (clinic_id, word, near)
       SELECT '${viewer.clinicId}', translate(n::text, '0123456789', 'qwertzuiop'), '{}' FROM generate_series(1, 30000 - ${words} - (
         SELECT count(*) FROM catalog_words WHERE clinic_id = '${viewer.clinicId}')) n RETURNING word)
     UPDATE exercise_search SET document = document || array_to_tsvector((SELECT array_agg(word) FROM said)) WHERE exercise_id = '${item!.id}'`,
  )
}
