// The rules that the parts of a catalog item keep among themselves.
import { describe, expect, it } from 'vitest'
import {
  exerciseRecordSchema,
  exerciseSchema,
  fieldsOutOfUse,
  type Exercise,
} from '@/domain/catalog/exercise'

const squeeze: Exercise = {
  slug: 'squeeze',
  name: 'Squeeze',
  otherNames: [],
  kind: 'strengthening',
  delivery: 'home',
  regions: ['upper-back'],
  equipment: ['chair'],
  position: 'sitting',
  level: 'easy',
  purpose: 'Makes the upper back stronger.',
  steps: ['Sit tall.'],
  cues: [],
  mistakes: [],
  reading: [],
  contraindications: ['recent-fracture'],
  precautions: ['pregnancy'],
  stopWhen: 'Stop if pain rises.',
  dosageFields: ['sets', 'reps', 'load', 'painCeiling', 'frequency'],
  defaultDosage: {
    sets: 2,
    reps: 10,
    painCeiling: 5,
    frequency: { kind: 'days-a-week', days: 5, timesADay: 1 },
  },
  easier: null,
  harder: 'row',
}

/** The paths that are complained about when the item is changed so. */
const complaints = (change: Partial<Exercise>) =>
  exerciseSchema.safeParse({ ...squeeze, ...change }).error?.issues.map((issue) => issue.path[0]) ?? []

describe('a catalog item', () => {
  it('is accepted when its parts agree', () => {
    expect(exerciseSchema.parse(squeeze)).toEqual(squeeze)
  })

  it.each<[string, Partial<Exercise>]>([
    ['slug', { slug: 'Scapular squeeze' }],
    ['slug', { slug: 'squeeze-' }],
    ['name', { name: '\u200b' }],
    ['regions', { regions: [] }],
    ['regions', { regions: ['neck', 'neck'] }],
    ['steps', { steps: [] }],
    ['equipment', { equipment: ['none', 'chair'] }],
    ['precautions', { precautions: ['recent-fracture'] }],
    ['harder', { harder: 'squeeze' }],
    ['dosageFields', { dosageFields: ['sets', 'reps', 'painCeiling'] }],
    ['defaultDosage', { defaultDosage: { ...squeeze.defaultDosage, grade: 'V' } }],
    ['defaultDosage', { delivery: 'clinic' }],
    ['defaultDosage', { defaultDosage: { ...squeeze.defaultDosage, frequency: { kind: 'per-session' } } }],
    ['reading', { kind: 'education', defaultDosage: { painCeiling: 5, frequency: { kind: 'as-needed' } } }],
    ['defaultDosage', { kind: 'education', reading: ['Pain is real.'] }],
  ])('is refused at %s: %o', (path, change) => {
    expect(complaints(change)).toContain(path)
  })

  it('is refused beside its slug, however long that is', () => {
    const slug = 'a-'.repeat(3_000_000)
    expect(complaints({ slug, harder: slug })).toEqual(['slug', 'harder'])
  })

  it.each([
    ['a-'.repeat(3_000_000), 'At most 80 characters'],
    ['a-'.repeat(41), 'At most 80 characters'],
    ['Squeeze', 'Use small letters, digits and single hyphens'],
    [5, 'Enter a text'],
  ])('of a file is told what is wrong with its slug (%#)', (slug, message) => {
    const issues = exerciseRecordSchema.safeParse({ slug }).error?.issues ?? []
    expect(issues.filter(({ path }) => path[0] === 'slug')).toMatchObject([{ message }])
  })
})

it('names each field that a dosage fills in out of use once', () => {
  const { frequency } = squeeze.defaultDosage
  expect(
    fieldsOutOfUse(
      { load: 2, loadUnit: 'kg', band: 'light', reps: 8, repsTo: 10, painCeiling: 5, frequency },
      ['reps'],
    ),
  ).toEqual(['load'])
})
