// A catalog item: everything that is written about one exercise, and the rules that its parts keep among themselves.
import { z } from 'zod'
import {
  bodyRegions,
  cautionCodes,
  deliveries,
  equipment,
  exerciseKinds,
  keysOf,
  levels,
  startingPositions,
} from '@/domain/catalog/vocabulary'
import { line } from '@/domain/fields'
import { dosageFields, dosageSchema, type Dosage, type DosageField } from '@/domain/plans/dosage'

export const slugSchema = z
  .string()
  .min(2, 'At least 2 characters')
  .max(80, 'At most 80 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens')

/** A choice of words from a closed list, each once. */
function choices<const T extends [string, ...string[]]>(keys: T, least = 0) {
  return z
    .array(z.enum(keys))
    .min(least, 'Choose at least one')
    .refine((chosen) => new Set<string>(chosen).size === chosen.length, 'An entry stands twice')
}

/** Which field of the form each part of a dosage belongs to. */
const fieldOf = {
  sets: 'sets',
  reps: 'reps',
  repsTo: 'reps',
  holdSeconds: 'hold',
  restSeconds: 'rest',
  tempo: 'tempo',
  load: 'load',
  loadUnit: 'load',
  band: 'load',
  durationMinutes: 'duration',
  distanceMetres: 'distance',
  side: 'side',
  effort: 'effort',
  painCeiling: 'painCeiling',
  grade: 'grade',
  intensity: 'intensity',
  frequency: 'frequency',
} as const satisfies Record<keyof Dosage, DosageField>

// Every dosage carries these two, also where the exercise's form does not offer them.
const alwaysThere: readonly DosageField[] = ['painCeiling', 'frequency']

/** The fields that a dosage fills in although the exercise does not use them. */
export function fieldsOutOfUse(dosage: Dosage, used: readonly DosageField[]): DosageField[] {
  const filled = (Object.keys(fieldOf) as (keyof Dosage)[])
    .filter((part) => dosage[part] !== undefined)
    .map((part) => fieldOf[part])
  return [...new Set(filled)].filter((field) => !used.includes(field) && !alwaysThere.includes(field))
}

export const exerciseSchema = z
  .object({
    slug: slugSchema,
    name: line(80),
    otherNames: z.array(line(80)).max(12, 'At most 12 other names'),
    kind: z.enum(keysOf(exerciseKinds)),
    delivery: z.enum(keysOf(deliveries)),
    regions: choices(keysOf(bodyRegions), 1),
    equipment: choices(keysOf(equipment), 1),
    position: z.enum(keysOf(startingPositions)),
    level: z.enum(keysOf(levels)),
    purpose: line(240),
    steps: z.array(line(300)).min(1, 'Write at least one step').max(12, 'At most 12 steps'),
    cues: z.array(line(160)).max(8, 'At most 8 cues'),
    mistakes: z.array(line(200)).max(8, 'At most 8 mistakes'),
    /** Short paragraphs that the patient reads under Learn. */
    reading: z.array(line(900)).max(20, 'At most 20 paragraphs'),
    /** Do not give. */
    contraindications: choices(keysOf(cautionCodes)),
    /** Take care. */
    precautions: choices(keysOf(cautionCodes)),
    stopWhen: line(300),
    dosageFields: choices([...dosageFields]),
    defaultDosage: dosageSchema,
    /** Slugs of the next easier and the next harder variant. */
    easier: slugSchema.nullable(),
    harder: slugSchema.nullable(),
  })
  .superRefine((item, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const { kind: frequency } = item.defaultDosage.frequency

    const surplus = fieldsOutOfUse(item.defaultDosage, item.dosageFields)
    if (surplus.length > 0)
      complain('defaultDosage', `Sets what the exercise does not use: ${surplus.join(', ')}`)
    if (item.equipment.length > 1 && item.equipment.includes('none'))
      complain('equipment', 'Nothing cannot stand beside something')
    if (item.precautions.some((code) => item.contraindications.includes(code)))
      complain('precautions', 'A caution is a contraindication or a precaution, not both')
    if ([item.easier, item.harder].includes(item.slug))
      complain('harder', 'An exercise is no variant of itself')

    if ((item.delivery === 'clinic') !== (frequency === 'per-session'))
      complain('defaultDosage', 'What is done in the clinic is done per session, and nothing else is')
    if (item.kind === 'education') {
      if (item.reading.length === 0) complain('reading', 'Education needs something to read')
      if (frequency !== 'as-needed') complain('defaultDosage', 'Education is never due: give it as needed')
    } else if (item.delivery === 'home' && !item.dosageFields.includes('frequency'))
      complain('dosageFields', 'A home exercise needs its frequency')
  })

export type Exercise = z.infer<typeof exerciseSchema>
