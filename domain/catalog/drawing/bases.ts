// The positions that exercises start from, so that a drawing only says what is different.
import { changed, neutral, type FullPose, type Pose } from './pose'

const easyArms = { raise: 5, plane: 10, elbow: 10, turn: 10 } as const

const standing: Pose = {
  pelvis: { at: [0, 89.6, 0] },
  arms: easyArms,
  legs: { foot: [0, 0, 9] },
}

const sitting: Pose = {
  pelvis: { at: [0, 54.5, 0] },
  arms: { hand: [30, 61, 13], elbowTo: [-1, -0.4, 0.5], turn: 70, grip: 0.2 },
  legs: { foot: [42, 0, 11], toesOut: 4 },
}

const onBack: Pose = {
  pelvis: { at: [0, 10, 0], tilt: -90 },
  head: { bend: 4 },
  arms: { hand: [8, 2, 24], fingers: [1, 0, 0.1], palm: [0, -1, 0], elbowTo: [0, -0.3, 1], grip: 0.05 },
  legs: { hip: 0, out: 5, knee: 4, ankle: -25 },
}

const onBackKneesBent: Pose = {
  ...onBack,
  legs: { foot: [42, 0, 10], toesOut: 0, kneeTo: [0.3, 1, 0] },
}

const faceDown: Pose = {
  pelvis: { at: [0, 10, 0], tilt: 90 },
  neck: { bend: -6 },
  arms: { raise: 14, plane: 4, elbow: 6, turn: 60 },
  legs: { hip: 0, out: 4, knee: 0, ankle: -60 },
}

/** Lying on the left side, facing the eye that looks from the front of the room: the head to the right. */
const onSide: Pose = {
  pelvis: { at: [0, 18, 0], turn: 90, roll: -90 },
  thoracic: { side: 4 },
  neck: { side: -10 },
  leftArm: { raise: 75, plane: 90, elbow: 60, reach: 6, turn: 30 },
  rightArm: { raise: 8, plane: 60, elbow: 20 },
  rightLeg: { out: -6 },
}

const handsAndKnees: Pose = {
  pelvis: { at: [0, 47, 0], tilt: 85 },
  neck: { bend: -12 },
  arms: { hand: [52, 1.7, 17], fingers: [1, 0, 0], palm: [0, -1, 0], elbowTo: [-1, 0, 0.3], grip: 0 },
  legs: { kneel: [0, 0, 9], ankle: -62 },
}

const kneeling: Pose = {
  pelvis: { at: [0, 47.2, 0] },
  arms: easyArms,
  legs: { kneel: [0, 0, 9], ankle: -62 },
}

const halfKneeling: Pose = {
  pelvis: { at: [0, 47.2, 0] },
  arms: easyArms,
  leftLeg: { kneel: [0, 0, -9], ankle: -62 },
  rightLeg: { foot: [43, 0, 9], toesOut: 3 },
}

const poses = {
  standing,
  sitting,
  'on-back': onBack,
  'on-back-knees-bent': onBackKneesBent,
  'face-down': faceDown,
  'on-side': onSide,
  'hands-and-knees': handsAndKnees,
  kneeling,
  'half-kneeling': halfKneeling,
} satisfies Record<string, Pose>

export type Base = keyof typeof poses
export const bases = Object.keys(poses) as [Base, ...Base[]]
export const basePose = (base: Base): FullPose => changed(neutral, poses[base])
