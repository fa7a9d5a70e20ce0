// Drawings of the exercises for stamina: walking, stairs, marching on a chair.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

/** Four stairs that go up ahead. */
const stairs = [0, 1, 2, 3].map((n) => ({
  kind: 'step' as const,
  at: [44 + 30 * n, 17 * (n + 1), 0] as const,
  size: [30, 17 * (n + 1), 70] as [number, number, number],
}))

export const aerobic: Record<string, Drawing> = {
  'seated-marching': {
    base: 'sitting',
    view: { turn: 22, above: 8 },
    things: [{ kind: 'chair', at: [-6, 0, 0] }],
    poses: [
      {
        arms: { raise: 5, plane: 88, elbow: 82, grip: 0.8 },
        legs: { foot: [40, 0, 11] },
      },
      {
        rightArm: { raise: -30, plane: 90, elbow: 75 },
        leftArm: { raise: 42, plane: 85, elbow: 85 },
        rightLeg: { hip: 118, out: 0, knee: 92, ankle: 0 },
      },
      {},
      {
        rightArm: { raise: 42, plane: 85, elbow: 85 },
        leftArm: { raise: -30, plane: 90, elbow: 75 },
        leftLeg: { hip: 118, out: 0, knee: 92, ankle: 0 },
      },
    ],
    tint: ['hip-front', 'thigh-front'],
    seconds: 0.8,
    arrow: {
      through: [
        [70, 44, 11],
        [70, 82, 11],
      ],
    },
  },
  'stair-climbing': {
    base: 'standing',
    view: 'side',
    things: [
      ...stairs,
      {
        kind: 'stick',
        through: [
          [44, 17, -32],
          [44, 117, -32],
        ],
      },
      {
        kind: 'stick',
        through: [
          [134, 68, -32],
          [134, 164, -32],
        ],
      },
      {
        kind: 'stick',
        through: [
          [10, 100, -32],
          [150, 172, -32],
        ],
      },
    ],
    poses: [
      {
        pelvis: { at: [22, 88, 0], tilt: 8 },
        leftArm: { hand: [44, 119, -32], elbowTo: [-0.6, -1, 0], grip: 0.4 },
        rightArm: { raise: -20, plane: 90, elbow: 30 },
        leftLeg: { foot: [4, 0, -9], toesOut: 0 },
        rightLeg: { foot: [42, 17, 9], toesOut: 0 },
      },
      {
        pelvis: { at: [52, 106, 0], tilt: 12 },
        neck: { bend: -6 },
        leftArm: { hand: [76, 136, -32] },
        rightArm: { raise: 30, plane: 88, elbow: 50 },
        leftLeg: { foot: [72, 34, -9], toesOut: 0 },
        rightLeg: { pitch: 30, toes: 30 },
      },
    ],
    tint: ['thigh-front', 'glute'],
    seconds: 1.2,
    arrow: {
      through: [
        [8, 120, 0],
        [36, 150, 0],
      ],
    },
  },
  'walking-programme': {
    base: 'standing',
    view: 'side',
    poses: [
      {
        pelvis: { at: [0, 89.4, 0] },
        arms: { raise: 4, plane: 90, elbow: 10 },
        legs: { toesOut: 0 },
        leftLeg: { foot: [0, 0, -7] },
        rightLeg: { foot: [-8, 9, 7], pitch: 24, toes: 0 },
      },
      {
        pelvis: { at: [0, 88, 0] },
        rightArm: { raise: -18, plane: 90, elbow: 8 },
        leftArm: { raise: 24, plane: 90, elbow: 12 },
        rightLeg: { foot: [22, 1, 7], pitch: -16 },
        leftLeg: { foot: [-28, 0, -7], pitch: 24, toes: 24 },
      },
      {
        rightLeg: { foot: [0, 0, 7], pitch: 0 },
        leftLeg: { foot: [-8, 9, -7], pitch: 24, toes: 0 },
      },
      {
        pelvis: { at: [0, 88, 0] },
        leftArm: { raise: -18, plane: 90, elbow: 8 },
        rightArm: { raise: 24, plane: 90, elbow: 12 },
        leftLeg: { foot: [22, 1, -7], pitch: -16 },
        rightLeg: { foot: [-28, 0, 7], pitch: 24, toes: 24 },
      },
    ],
    tint: [],
    seconds: 0.8,
    arrow: {
      through: [
        [44, 100, 0],
        [72, 100, 0],
      ],
    },
  },
  'brisk-walking-intervals': {
    base: 'standing',
    view: 'side',
    poses: [
      {
        pelvis: { at: [0, 88, 0], tilt: 9 },
        arms: { raise: 4, plane: 90, elbow: 92, grip: 0.9 },
        legs: { toesOut: 0 },
        leftLeg: { foot: [0, 0, -7] },
        rightLeg: { foot: [-8, 14, 7], pitch: 24, toes: 0 },
      },
      {
        pelvis: { at: [0, 84, 0] },
        rightArm: { raise: -42, plane: 90, elbow: 90 },
        leftArm: { raise: 48, plane: 90, elbow: 95 },
        rightLeg: { foot: [36, 1, 7], pitch: -22 },
        leftLeg: { foot: [-44, 0, -7], pitch: 46, toes: 46 },
      },
      {
        rightLeg: { foot: [0, 0, 7], pitch: 0 },
        leftLeg: { foot: [-8, 14, -7], pitch: 24, toes: 0 },
      },
      {
        pelvis: { at: [0, 84, 0] },
        leftArm: { raise: -42, plane: 90, elbow: 90 },
        rightArm: { raise: 48, plane: 90, elbow: 95 },
        leftLeg: { foot: [36, 1, -7], pitch: -22 },
        rightLeg: { foot: [-44, 0, 7], pitch: 46, toes: 46 },
      },
    ],
    tint: [],
    seconds: 0.5,
    arrow: [
      {
        through: [
          [-82, 116, 0],
          [-46, 116, 0],
        ],
      },
      {
        through: [
          [-82, 96, 0],
          [-46, 96, 0],
        ],
      },
    ],
  },
}
