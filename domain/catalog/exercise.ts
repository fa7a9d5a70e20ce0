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
import { videoUrlSchema } from '@/domain/catalog/video'
import { counted, line, optionalLine, saysSomething } from '@/domain/fields'
import { dosageFields, dosageSchema, fieldOf, type Dosage, type DosageField } from '@/domain/plans/dosage'

export const slugSchema = z
  .string()
  .min(2, 'At least 2 characters')
  // Over some millions of characters the pattern throws.
  .max(80, { error: 'At most 80 characters', abort: true })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens')

/** Says what was found, since in a file it stands far from what is said of it. */
const notAmong = (words: string) => ({
  error: ({ input }: { input?: unknown }) =>
    typeof input === 'string' && input !== '' ? `Not one of the choices: “${input.slice(0, 40)}”` : words,
})
const chooseOne = notAmong('Choose one')

/** A choice of words from a closed list, each once. */
function choices<const T extends [string, ...string[]]>(keys: T, least = 0) {
  return z
    .array(z.enum(keys, notAmong('Not one of the choices')), { error: 'Enter a list' })
    .min(least, 'Choose at least one')
    .max(keys.length, 'An entry stands twice')
    .refine((chosen) => new Set<string>(chosen).size === chosen.length, 'An entry stands twice')
}

// Every dosage carries these two, also where the exercise's form does not offer them.
const alwaysThere: readonly DosageField[] = ['painCeiling', 'frequency']

/** The parts of a dosage that belong to one field of the form. */
export const partsOf = (field: DosageField) =>
  (Object.keys(fieldOf) as (keyof Dosage)[]).filter((part) => fieldOf[part] === field)

/** The fields that a dosage fills in although the exercise does not use them. */
export function fieldsOutOfUse(dosage: Dosage, used: readonly DosageField[]): DosageField[] {
  const filled = (Object.keys(fieldOf) as (keyof Dosage)[])
    .filter((part) => dosage[part] !== undefined)
    .map((part) => fieldOf[part])
  return [...new Set(filled)].filter((field) => !used.includes(field) && !alwaysThere.includes(field))
}

/** The lists of an item: how long an entry may be, and how many there may be. */
export const exerciseLists = {
  otherNames: { characters: 80, least: 0, most: 12, entry: 'other name' },
  steps: { characters: 300, least: 1, most: 12, entry: 'step' },
  cues: { characters: 160, least: 0, most: 8, entry: 'cue' },
  mistakes: { characters: 200, least: 0, most: 8, entry: 'mistake' },
  /** Short paragraphs that the patient reads under Learn. */
  reading: { characters: 900, least: 0, most: 20, entry: 'paragraph' },
} as const
export type ExerciseList = keyof typeof exerciseLists

function within<T extends z.ZodType>(list: ExerciseList, entry: T) {
  const { least, most, entry: name } = exerciseLists[list]
  return z.array(entry).min(least, `Write at least one ${name}`).max(most, `At most ${most} ${name}s`)
}

const entries = (list: ExerciseList) => within(list, line(exerciseLists[list].characters))

const parts = {
  name: line(80),
  otherNames: entries('otherNames'),
  kind: z.enum(keysOf(exerciseKinds), chooseOne),
  delivery: z.enum(keysOf(deliveries), chooseOne),
  regions: choices(keysOf(bodyRegions), 1),
  equipment: choices(keysOf(equipment), 1),
  position: z.enum(keysOf(startingPositions), chooseOne),
  level: z.enum(keysOf(levels), chooseOne),
  purpose: line(240),
  steps: entries('steps'),
  cues: entries('cues'),
  mistakes: entries('mistakes'),
  reading: entries('reading'),
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
}

type Parts = z.output<z.ZodObject<typeof parts>>

/** What the parts of an item promise each other. */
function agree(item: Parts & { slug?: string }, context: z.RefinementCtx): void {
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
  if (item.slug !== undefined && [item.easier, item.harder].includes(item.slug))
    complain('harder', 'An exercise is no variant of itself')
  if (item.easier !== null && item.easier === item.harder)
    complain('harder', 'One exercise cannot be both easier and harder')

  if ((item.delivery === 'clinic') !== (frequency === 'per-session'))
    complain('defaultDosage', 'What is done in the clinic is done per session, and nothing else is')
  if (item.kind === 'education') {
    if (item.reading.length === 0) complain('reading', 'Education needs something to read')
    if (frequency !== 'as-needed') complain('defaultDosage', 'Education is never due: give it as needed')
  } else if (item.delivery === 'home' && !item.dosageFields.includes('frequency'))
    complain('dosageFields', 'A home exercise needs its frequency')
}

/** An item as the built-in catalog writes it. */
export const exerciseSchema = z.object({ slug: slugSchema, ...parts }).superRefine(agree)
export type Exercise = z.infer<typeof exerciseSchema>

/** Rows of a form: those left empty are not meant, and of all of them there are not so many that reading them takes long. */
function rows(list: ExerciseList) {
  const { characters, most, entry } = exerciseLists[list]
  return z
    .array(z.object({ text: optionalLine(characters) }))
    .max(100, `At most ${most} ${entry}s`)
    .transform((typed) => typed.map(({ text }) => text).filter(saysSomething))
    .pipe(within(list, z.string()))
}

/** An item of a clinic's own, as its form holds it. Its slug is made by the server. */
export const ownExerciseSchema = z
  .object({
    ...parts,
    otherNames: rows('otherNames'),
    steps: rows('steps'),
    cues: rows('cues'),
    mistakes: rows('mistakes'),
    reading: rows('reading'),
    videoUrl: videoUrlSchema,
  })
  .superRefine(agree)
export type OwnExerciseForm = z.input<typeof ownExerciseSchema>
export type OwnExercise = z.output<typeof ownExerciseSchema>

/** An item of a clinic's own as a file holds it. Without a slug it is a new one, or the one of that name. */
export const exerciseRecordSchema = z
  .strictObject({
    slug: z.union([z.literal(''), slugSchema], {
      error: ({ input }) => (typeof input === 'string' ? 'At most 80 characters' : 'Enter a text'),
    }),
    ...parts,
    defaultDosage: dosageSchema.strict(),
    videoUrl: videoUrlSchema,
    adaptedFrom: slugSchema.nullable(),
    archived: z.boolean({ error: 'Say yes or no' }),
  })
  .superRefine(agree)
export type ExerciseRecord = z.output<typeof exerciseRecordSchema>

/** What a record need not say. */
export const unsaid = {
  slug: '',
  otherNames: [],
  cues: [],
  mistakes: [],
  reading: [],
  contraindications: [],
  precautions: [],
  easier: null,
  harder: null,
  videoUrl: '',
  adaptedFrom: null,
  archived: false,
} satisfies Partial<ExerciseRecord>

/** `from` is the address of the item that a new one was begun from. */
export const addExerciseSchema = z.object({ exercise: ownExerciseSchema, from: slugSchema.nullable() })
export const saveExerciseSchema = z.object({ exercise: ownExerciseSchema, revision: counted })
/** By the mark of its picture. */
export const shownPhotoSchema = z.object({ shown: z.string().regex(/^[\da-f]{12}$/, 'Not a photograph') })
export const findExercisesSchema = z.object({ q: z.string().max(200) })
