// A pose: where the pelvis is and by how many degrees each joint is bent, or where a hand or foot has to be.
import { z } from 'zod'
import { bodyPoints } from './points'

export const cm = z.number().min(-400).max(400)
export const angle = z.number().min(-360).max(360)
export const vecSchema = z.tuple([cm, cm, cm]).readonly()

/** A point in the room, or a point of the body, moved by so much. */
export const placeSchema = z.union([
  vecSchema,
  z.strictObject({ of: z.enum(bodyPoints), by: vecSchema.optional() }),
])

const pelvis = z
  .strictObject({
    /** The middle between the hips: forward, up from the floor, to the right. */
    at: vecSchema,
    /** Forward; 90 is face down, -90 on the back. */
    tilt: angle,
    /** To the person's right. */
    turn: angle,
    /** Leaning to the right. */
    roll: angle,
    /** Instead of `at`: the place of another point of the trunk, head or a leg that swings free. */
    put: z.strictObject({ of: z.enum(bodyPoints), at: vecSchema }),
  })
  .partial()

const bend = z
  .strictObject({
    /** Forward (chin to chest, rounding). */
    bend: angle,
    /** Leaning to the right. */
    side: angle,
    /** Looking to the right. */
    turn: angle,
  })
  .partial()

const arm = z
  .strictObject({
    /** 0 hangs, 90 level, 180 overhead; below 0 behind the body. */
    raise: angle,
    /** In which plane it is raised: 90 forward, 0 out to the side, above 90 across the body. */
    plane: angle,
    /** The upper arm turned outward about itself. */
    twist: angle,
    elbow: angle,
    /** The forearm: 0 thumb forward, 85 palm down (back of the hand forward), -85 palm up. */
    turn: angle,
    /** Toward the palm; below 0 toward the back of the hand. */
    wrist: angle,
    /** Toward the thumb; below 0 toward the little finger. */
    wristSide: angle,
    /** 0 flat, 0.4 around a rail, 1 a fist. */
    grip: z.number().min(0).max(1),
    /** The shoulder lifted toward the ear, and drawn forward (below 0: blades together), in cm. */
    shrug: cm,
    reach: cm,
    /** Where the middle of the palm has to be; shoulder and elbow follow. */
    hand: placeSchema,
    /** The direction in which the elbow points then. */
    elbowTo: vecSchema,
    /** The hand laid on something: where its fingers point and its palm looks. Both or neither. */
    fingers: vecSchema,
    palm: vecSchema,
  })
  .partial()

const leg = z
  .strictObject({
    /** Forward; below 0 behind. */
    hip: angle,
    out: angle,
    /** Toes turned outward. */
    rotate: angle,
    knee: angle,
    /** Toes up; below 0 pointed. */
    ankle: angle,
    /** The sole turned inward. */
    turn: angle,
    toes: angle,
    /** The point of the floor under the ankle of a planted foot; hip and knee follow. */
    foot: vecSchema,
    /** The point of the floor under a knee that is knelt on; the pelvis comes to where the thigh reaches. */
    kneel: vecSchema,
    /** Where the lower leg lies then. */
    shinTo: vecSchema,
    /** The direction in which the knee of a planted foot points. */
    kneeTo: vecSchema,
    /** Heel up (the ball stays); below 0 toes up (the heel stays). */
    pitch: angle,
    toesOut: angle,
    toesTo: vecSchema,
    /** The sole turned inward. */
    sole: angle,
  })
  .partial()

/** arms and legs say it of both sides (z outward); leftArm … of one (z to the person's right). */
export const poseSchema = z
  .strictObject({
    pelvis,
    lumbar: bend,
    thoracic: bend,
    neck: bend,
    head: bend,
    arms: arm,
    leftArm: arm,
    rightArm: arm,
    legs: leg,
    leftLeg: leg,
    rightLeg: leg,
  })
  .partial()

export type Place = z.infer<typeof placeSchema>
export type Bend = z.infer<typeof bend>
type PelvisInput = z.infer<typeof pelvis>
type ArmInput = z.infer<typeof arm>
type LegInput = z.infer<typeof leg>
export type Pose = z.infer<typeof poseSchema>

type ArmGoal = 'hand' | 'elbowTo' | 'fingers' | 'palm'
export type Arm = Required<Omit<ArmInput, ArmGoal>> & Pick<ArmInput, ArmGoal>
type LegGoal = 'foot' | 'kneel' | 'shinTo' | 'kneeTo' | 'toesTo'
export type Leg = Required<Omit<LegInput, LegGoal>> & Pick<LegInput, LegGoal>

export type FullPose = {
  pelvis: Required<Omit<PelvisInput, 'put'>> & Pick<PelvisInput, 'put'>
  lumbar: Required<Bend>
  thoracic: Required<Bend>
  neck: Required<Bend>
  head: Required<Bend>
  leftArm: Arm
  rightArm: Arm
  leftLeg: Leg
  rightLeg: Leg
}

const straight: Required<Bend> = { bend: 0, side: 0, turn: 0 }
const hanging: Arm = {
  raise: 0,
  plane: 90,
  twist: 0,
  elbow: 0,
  turn: 0,
  wrist: 0,
  wristSide: 0,
  grip: 0.15,
  shrug: 0,
  reach: 0,
}
const extended: Leg = {
  hip: 0,
  out: 0,
  rotate: 0,
  knee: 0,
  ankle: 0,
  turn: 0,
  toes: 0,
  pitch: 0,
  toesOut: 6,
  sole: 0,
}

export const neutral: FullPose = {
  pelvis: { at: [0, 90, 0], tilt: 0, turn: 0, roll: 0 },
  lumbar: straight,
  thoracic: straight,
  neck: straight,
  head: straight,
  leftArm: hanging,
  rightArm: hanging,
  leftLeg: extended,
  rightLeg: extended,
}

/** The pose with what `change` says of it. Angles for a shoulder, elbow, hip or knee set a held hand or planted foot free. */
export function changed(pose: FullPose, change: Pose): FullPose {
  return {
    pelvis: { ...pose.pelvis, ...(change.pelvis?.at && { put: undefined }), ...change.pelvis },
    lumbar: { ...pose.lumbar, ...change.lumbar },
    thoracic: { ...pose.thoracic, ...change.thoracic },
    neck: { ...pose.neck, ...change.neck },
    head: { ...pose.head, ...change.head },
    leftArm: changedArm(changedArm(pose.leftArm, leftOf(change.arms)), change.leftArm),
    rightArm: changedArm(changedArm(pose.rightArm, change.arms), change.rightArm),
    leftLeg: changedLeg(changedLeg(pose.leftLeg, leftOf(change.legs)), change.leftLeg),
    rightLeg: changedLeg(changedLeg(pose.rightLeg, change.legs), change.rightLeg),
  }
}

function changedArm(arm: Arm, change: ArmInput = {}): Arm {
  const { hand, elbowTo, fingers, palm, ...angles } = arm
  const frees = (['raise', 'plane', 'twist', 'elbow'] as const).some((key) => change[key] !== undefined)
  if (frees && !change.hand) return { ...angles, ...change }
  // Laid flat on the floor or a wall it stays so when it moves on there; on the body it follows the forearm.
  if (change.hand && 'of' in change.hand) return { ...angles, elbowTo, ...change }
  return { ...angles, hand, elbowTo, fingers, palm, ...change }
}

function changedLeg(leg: Leg, change: LegInput = {}): Leg {
  const frees = (['hip', 'out', 'rotate', 'knee'] as const).some((key) => change[key] !== undefined)
  const { foot, kneel, shinTo, kneeTo, toesTo, ...angles } = leg
  if (change.foot) return { ...angles, kneeTo, toesTo, ...change }
  if (change.kneel) return { ...angles, shinTo, ...change }
  return frees ? { ...angles, ...change } : { ...angles, foot, kneel, shinTo, kneeTo, toesTo, ...change }
}

/** What is said of both sides has z outward: for the left side that is the other way. */
function leftOf<T extends ArmInput | LegInput>(limb: T | undefined): T | undefined {
  if (!limb) return limb
  return Object.fromEntries(
    Object.entries(limb).map(([key, value]) => {
      if (Array.isArray(value)) return [key, [value[0], value[1], -value[2]]]
      if (typeof value !== 'object') return [key, value]
      const { of, by } = value as Extract<Place, { of: unknown }>
      const other = of.startsWith('right') ? of.replace('right', 'left') : of.replace('left', 'right')
      return [key, { of: other, ...(by && { by: [by[0], by[1], -by[2]] }) }]
    }),
  ) as T
}
