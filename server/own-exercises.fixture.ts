// An item of a clinic's own for the tests, as its form would send it.
import type { OwnExercise } from '@/domain/catalog/exercise'

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
