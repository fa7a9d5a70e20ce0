// An item of a clinic's own for the tests, as its form would send it, and a clinic with little room for more.
import type { OwnExercise } from '@/domain/catalog/exercise'
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
