// The drawing of an exercise as data: who stands where, what is around them, and which way it goes. One renderer draws it.
import { z } from 'zod'
import { bases } from './bases'
import { bodyPoints } from './points'
import { angle, cm, placeSchema, poseSchema, vecSchema } from './pose'

/** From where the eye looks: at the person's right side, face, back, left side, or between two of them. */
export const views = {
  side: { turn: 0, above: 6 },
  'front-side': { turn: 42, above: 8 },
  front: { turn: 90, above: 4 },
  back: { turn: -90, above: 4 },
  'back-side': { turn: -42, above: 8 },
  'other-side': { turn: 180, above: 6 },
  above: { turn: 0, above: 78 },
} as const
type View = keyof typeof views

export const tints = [
  'neck-back',
  'neck-side',
  'neck-front',
  'upper-back',
  'shoulder-blades',
  'low-back',
  'chest',
  'belly',
  'trunk-side',
  'shoulder',
  'upper-arm-front',
  'upper-arm-back',
  'forearm-top',
  'forearm-under',
  'hand',
  'glute',
  'hip-side',
  'hip-front',
  'thigh-front',
  'thigh-back',
  'thigh-inside',
  'knee',
  'calf',
  'shin',
  'ankle',
  'foot',
] as const
export type Tint = (typeof tints)[number]
type SidedTint = Tint | `${'left' | 'right'}-${Tint}`
const sidedTints = tints.flatMap((tint) => [tint, `left-${tint}`, `right-${tint}`] as const) as [
  SidedTint,
  ...SidedTint[],
]

const size = z.number().positive().max(300)
const at = placeSchema
/** By number, of at most four. */
const keyPose = z.number().int().min(0).max(3)

/** Length, height and depth of what is not said to be larger or smaller. */
export const usualSizes = {
  step: [38, 18, 60],
  table: [70, 4, 60],
  box: [30, 30, 30],
  bed: [190, 12, 70],
  pillow: [34, 11, 46],
  pack: [16, 3, 20],
  load: [28, 22, 34],
  roller: { radius: 7.5, length: 60 },
  'towel-roll': { radius: 5, length: 36 },
  ball: 4,
} as const

const thing = z.discriminatedUnion('kind', [
  /** Its seat, 45 cm high, under a person who sits at x 0; facing turns it (90: its back to the person's left). */
  z.strictObject({ kind: z.literal('chair'), at: vecSchema.optional(), facing: angle.optional() }),
  z.strictObject({ kind: z.literal('stool'), at: vecSchema.optional() }),
  /** Upright, at this x (before or behind a person who faces it) or this z (beside). */
  z.strictObject({ kind: z.literal('wall'), x: cm.optional(), z: cm.optional() }),
  z.strictObject({ kind: z.literal('doorway'), x: cm, width: size.optional() }),
  z.strictObject({ kind: z.literal('mat'), from: cm, to: cm, width: size.optional() }),
  /** Runs through these points; a body point is held or looped there. */
  z.strictObject({ kind: z.literal('band'), through: z.array(at).min(2), loop: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('towel'), through: z.array(at).min(2) }),
  z.strictObject({ kind: z.literal('cable'), through: z.array(at).min(2) }),
  z.strictObject({ kind: z.literal('stick'), through: z.array(at).length(2) }),
  /** Lying across the person (along z), or along x or y. */
  z.strictObject({
    kind: z.enum(['roller', 'towel-roll']),
    at,
    along: z.enum(['x', 'y', 'z']).optional(),
    radius: size.optional(),
    length: size.optional(),
  }),
  z.strictObject({ kind: z.literal('ball'), at, radius: size.optional() }),
  z.strictObject({ kind: z.literal('weight'), in: z.enum(['leftHand', 'rightHand']) }),
  /** The middle of its top, and how long (x), high (y) and deep (z) it is. */
  z.strictObject({
    kind: z.enum(['step', 'table', 'box', 'bed']),
    at: vecSchema,
    size: z.tuple([size, size, size]).optional(),
  }),
  z.strictObject({
    kind: z.enum(['pillow', 'pack', 'load']),
    at,
    size: z.tuple([size, size, size]).optional(),
  }),
])
export type Thing = z.infer<typeof thing>

const arrow = z.union([
  /** Follows what this point of the body does from one pose to another, moved aside by so much. */
  z.strictObject({
    follow: z.enum(bodyPoints),
    by: vecSchema.optional(),
    poses: z.tuple([keyPose, keyPose]).optional(),
    both: z.boolean().optional(),
  }),
  /** Through two or more places. */
  z.strictObject({ through: z.array(at).min(2), both: z.boolean().optional() }),
  /** Around an axis (the thumb of a right hand along it), from one angle to another. */
  z.strictObject({
    around: at,
    axis: vecSchema,
    start: vecSchema,
    radius: size,
    sweep: z.number().min(-350).max(350),
    both: z.boolean().optional(),
  }),
])
export type Arrow = z.infer<typeof arrow>

/** What must touch what, in every key pose or in those named by number. */
const contact = z.strictObject({
  of: z.enum(bodyPoints),
  on: z.enum([
    'floor',
    'wall',
    'doorway',
    'chair',
    'stool',
    'step',
    'table',
    'box',
    'bed',
    'band',
    'towel',
    'cable',
    'stick',
    'roller',
    'towel-roll',
    'ball',
    'pillow',
    'pack',
  ]),
  poses: z.array(keyPose).optional(),
})

const shiftable = [
  'leftArm',
  'rightArm',
  'leftLeg',
  'rightLeg',
  'head',
  'things',
  'band',
  'roll',
  'ball',
  'pillow',
] as const

export const drawingSchema = z.strictObject({
  base: z.enum(bases),
  view: z.union([
    z.enum(Object.keys(views) as [View, ...View[]]),
    z.strictObject({ turn: angle, above: z.number().min(-20).max(90) }),
  ]),
  /** A close-up: so many centimetres around this point. */
  crop: z.strictObject({ around: at, size: z.number().min(15).max(200) }).optional(),
  things: z.array(thing).default([]),
  /** The first is the start, as it differs from the base; the others as they differ from the first. */
  poses: z.array(poseSchema).min(2).max(4),
  /** The parts of the body that are tinted, both sides or left-… or right-… alone. */
  tint: z.array(z.enum(sidedTints)).max(8),
  arrow: z.union([arrow, z.array(arrow)]).optional(),
  /** The pose that is shown where only one is. */
  shows: keyPose.default(1),
  /** How long one way takes, and the end is held. */
  seconds: z.number().min(0.5).max(8).default(1.6),
  /** What is drawn in front of, or behind, where it would be by its depth alone. */
  before: z.array(z.enum(shiftable)).optional(),
  behind: z.array(z.enum(shiftable)).optional(),
  touches: z.array(contact).optional(),
  /** Without shoes, for exercises of the foot. */
  barefoot: z.boolean().default(false),
})

/** As it is written; what is left out has a default. */
export type Drawing = z.input<typeof drawingSchema>
export type WholeDrawing = z.output<typeof drawingSchema>
