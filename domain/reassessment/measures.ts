// The outcome measures, built in and the clinic's own: range, direction, smallest change that matters, and where that figure comes from. No zod, since the patient's phone may load it.

export type Direction = 'lower-is-better' | 'higher-is-better'

export type Measure = {
  code: string
  name: string
  question: string
  least: number
  most: number
  step: number
  unit: string
  direction: Direction
  /** The smallest change that matters; null where none is claimed. */
  mcid: number | null
  /** What a change of at least this size is called, ascending. */
  steps: readonly { from: number; words: string }[]
  /** A measure without a baseline is shown as its value (GROC). */
  hasBaseline: boolean
  /** The patient answers it, so it can be asked before the visit. */
  byPatient: boolean
  /** A grade in words, the lowest first. */
  grades?: readonly string[]
  source: string
}

/** One value. `item` tells activities (PSFS) or sides and movements apart; '' where the measure has one value. */
export type Measurement = { measure: string; item: string; value: number }

const matters = 'a change that matters'

const nprs = {
  least: 0,
  most: 10,
  step: 1,
  unit: '',
  direction: 'lower-is-better',
  mcid: 2,
  // One point is called a small change; two points decide. Percentages are not used.
  steps: [
    { from: 1, words: 'a small change' },
    { from: 2, words: matters },
  ],
  hasBaseline: true,
  byPatient: true,
  source: 'Farrar et al., Pain 2001;94:149; Salaffi et al., Eur J Pain 2004;8:283. LOINC 72514-3',
} as const

/** Free to use. A clinic's own measures are added beside these; measures that need a licence are not built in. */
export const builtInMeasures: readonly Measure[] = [
  { ...nprs, code: 'nprs-now', name: 'Pain now', question: 'How strong is your pain now?' },
  {
    ...nprs,
    code: 'nprs-worst',
    name: 'Worst pain in 24 hours',
    question: 'How strong was your pain at its worst in the last 24 hours?',
  },
  {
    ...nprs,
    code: 'nprs-average',
    name: 'Average pain in 24 hours',
    question: 'How strong was your pain on average in the last 24 hours?',
  },
  {
    code: 'psfs',
    name: 'Patient-specific function (PSFS)',
    question: 'How well can you do this activity? 0 is unable, 10 is as well as before.',
    least: 0,
    most: 10,
    step: 1,
    unit: '',
    direction: 'higher-is-better',
    mcid: 1.3,
    // Of the mean over the activities, not of one activity.
    steps: [
      { from: 1.3, words: 'a small change' },
      { from: 2.3, words: 'a medium change' },
      { from: 2.7, words: 'a large change' },
    ],
    hasBaseline: true,
    byPatient: true,
    source: 'Abbott & Schmitt, JOSPT 2014;44:560',
  },
  {
    code: 'groc',
    name: 'Global rating of change (GROC)',
    question:
      'Compared with the start of treatment, how are you? -7 is a very great deal worse, 0 the same, +7 a very great deal better.',
    least: -7,
    most: 7,
    step: 1,
    unit: '',
    direction: 'higher-is-better',
    mcid: null,
    steps: [],
    hasBaseline: false,
    byPatient: true,
    source: 'Fifteen points; it has no baseline, so it is shown as its value',
  },
  {
    code: 'rom',
    name: 'Range of movement',
    question: 'Movement and side, in degrees',
    least: -90,
    most: 360,
    step: 1,
    unit: '°',
    direction: 'higher-is-better',
    mcid: null,
    steps: [],
    hasBaseline: true,
    byPatient: false,
    source: 'Goniometer or inclinometer; no smallest change is claimed, it differs by joint and by method',
  },
  {
    code: 'strength-mrc',
    name: 'Strength (MRC grade)',
    question: 'Muscle group and side, grade 0 to 5',
    least: 0,
    most: 5,
    step: 1,
    unit: '/5',
    direction: 'higher-is-better',
    mcid: null,
    steps: [],
    hasBaseline: true,
    byPatient: false,
    source: 'Medical Research Council scale, grade 0 to 5; no smallest change is claimed',
  },
  {
    code: 'strength-kg',
    name: 'Strength (kg)',
    question: 'Muscle group and side, in kilograms',
    least: 0,
    most: 500,
    step: 0.1,
    unit: ' kg',
    direction: 'higher-is-better',
    mcid: null,
    steps: [],
    hasBaseline: true,
    byPatient: false,
    source: 'Hand-held dynamometer; no smallest change is claimed',
  },
  {
    code: 'posture',
    name: 'Posture finding',
    question: 'What is seen, from 0 (not seen) to 3 (marked)',
    least: 0,
    most: 3,
    step: 1,
    unit: '',
    direction: 'lower-is-better',
    mcid: null,
    steps: [],
    hasBaseline: true,
    byPatient: false,
    grades: ['not seen', 'slight', 'moderate', 'marked'],
    source: 'Seen by the therapist, in four grades of this program; no smallest change is claimed',
  },
]

/** A measure that a clinic has made. What was measured keeps its code, so it is never edited, only retired. */
export type OwnMeasure = {
  id: string
  name: string
  question: string
  least: number
  most: number
  decimals: boolean
  unit: string
  direction: Direction
  mcid: number | null
  byPatient: boolean
  /** Where it comes from, and what its licence allows the clinic. */
  licence: string
  retired: boolean
}

export function asMeasure(own: OwnMeasure): Measure {
  const { id, decimals, unit, mcid, licence, retired: _, ...rest } = own
  return {
    ...rest,
    code: `own-${id}`,
    step: decimals ? 0.1 : 1,
    unit: unit === '' || unit === '%' || unit.startsWith('/') ? unit : ` ${unit}`,
    mcid,
    steps: mcid === null ? [] : [{ from: mcid, words: matters }],
    hasBaseline: true,
    source: licence || 'The clinic’s own measure',
  }
}

export function measureByCode(code: string, own: readonly Measure[] = []): Measure | null {
  return (
    builtInMeasures.find((measure) => measure.code === code) ??
    own.find((measure) => measure.code === code) ??
    null
  )
}
