// A dosage: how much of one exercise, how often, and how hard. Its shape and its limits; types only cost nothing in the browser.
import { z } from 'zod'
import { amount, optionalLine, whole } from '@/domain/fields'

/** The fields that an exercise may use; each catalog item names its own. */
export const dosageFields = [
  'sets',
  'reps',
  'hold',
  'rest',
  'tempo',
  'load',
  'duration',
  'distance',
  'side',
  'effort',
  'painCeiling',
  'frequency',
  'grade',
  'intensity',
] as const
export type DosageField = (typeof dosageFields)[number]

export const dosageFieldWords: Readonly<Record<DosageField, string>> = {
  sets: 'Sets',
  reps: 'Repetitions',
  hold: 'Hold',
  rest: 'Rest',
  tempo: 'Tempo',
  load: 'Load or band',
  duration: 'Minutes',
  distance: 'Distance',
  side: 'Side',
  effort: 'Effort',
  painCeiling: 'Pain limit',
  frequency: 'How often',
  grade: 'Grade',
  intensity: 'Intensity',
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export const weekdaySchema = whole(1, 7)
export const weekdaysSchema = z
  .array(weekdaySchema)
  .max(7)
  .refine((days) => new Set(days).size === days.length, 'A day stands twice')

/**
 * How often a home exercise is due. `daysAWeek` leaves the days to the patient; clinic items are done per session and
 * are never due at home.
 */
export const frequencySchema = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('days-a-week'), days: whole(1, 7), timesADay: whole(1, 10) }),
    z.object({
      kind: z.literal('weekdays'),
      weekdays: weekdaysSchema.min(1, 'Choose at least one day'),
      timesADay: whole(1, 10),
    }),
    z.object({ kind: z.literal('as-needed') }),
    z.object({ kind: z.literal('per-session') }),
  ],
  { error: 'Choose how often' },
)
export type Frequency = z.infer<typeof frequencySchema>

/** Units: reps count; hold and rest seconds; tempo "3-1-3" seconds out, hold, back; duration minutes; distance metres; effort RPE 0 to 10; pain ceiling NPRS 0 to 10. */
export const dosageSchema = z
  .object({
    sets: whole(1, 20).optional(),
    reps: whole(1, 200).optional(),
    repsTo: whole(1, 200).optional(),
    holdSeconds: whole(1, 600).optional(),
    restSeconds: whole(0, 900).optional(),
    tempo: z
      .string()
      .regex(/^\d{1,2}-\d{1,2}-\d{1,2}$/, 'Write the tempo as seconds out, hold and back, such as 3-1-3')
      .optional(),
    load: amount(0, 500).optional(),
    loadUnit: z.enum(['kg', 'lb']).optional(),
    band: z.enum(['extra light', 'light', 'medium', 'heavy', 'extra heavy']).optional(),
    durationMinutes: amount(0.5, 180).optional(),
    distanceMetres: whole(1, 50_000).optional(),
    side: z.enum(['left', 'right', 'each']).optional(),
    effort: whole(0, 10).optional(),
    painCeiling: whole(0, 10),
    grade: z.enum(['I', 'II', 'III', 'IV', 'V']).optional(),
    intensity: optionalLine(80).optional(),
    frequency: frequencySchema,
  })
  .refine((d) => d.repsTo === undefined || (d.reps !== undefined && d.repsTo >= d.reps), {
    path: ['repsTo'],
    error: 'The upper number of repetitions is below the lower one',
  })
  .refine((d) => d.load === undefined || d.loadUnit !== undefined, {
    path: ['loadUnit'],
    error: 'Choose a unit',
  })
export type Dosage = z.infer<typeof dosageSchema>

/** Which field of the form each part of a dosage belongs to. */
export const fieldOf = {
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

/** Pain of 5 is the most that the pain-monitoring model accepts while exercising (Thomeé, Phys Ther 1997;77:1690). */
export const defaultPainCeiling = 5
