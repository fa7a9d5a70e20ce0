// Drawings of the exercises for balance, standing and walking.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { chairAhead, chairBeside, onChairAhead, onChairBeside } from './chair'

/** Just above the back of the chair ahead. */
const hovering = {
  hand: [24, 106, 24],
  fingers: [1, -0.1, 0],
  palm: [0, -1, 0],
  elbowTo: [-1, -0.6, 0.4],
  grip: 0.1,
} as const

export const balance: Record<string, Drawing> = {
  'weight-shift': {
    base: 'standing',
    view: 'back',
    things: [chairAhead],
    poses: [
      {
        pelvis: { at: [0, 86, -13], roll: -4 },
        lumbar: { side: 2 },
        arms: onChairAhead,
        legs: { foot: [0, 0, 15] },
      },
      { pelvis: { at: [0, 86, 13], roll: 4 }, lumbar: { side: -2 } },
    ],
    tint: ['right-thigh-back', 'right-calf'],
    arrow: [
      {
        through: [
          [0, 90, 36],
          [0, 90, 66],
        ],
      },
      {
        through: [
          [0, 90, -36],
          [0, 90, -66],
        ],
      },
    ],
  },
  'feet-together-stand': {
    base: 'standing',
    view: 'back',
    things: [chairAhead],
    poses: [
      { arms: onChairAhead, legs: { foot: [0, 0, 14] } },
      { arms: hovering, legs: { foot: [0, 0, 4.6], toesOut: 0 } },
    ],
    tint: ['ankle'],
    arrow: [
      {
        through: [
          [0, 5, 38],
          [0, 5, 15],
        ],
      },
      {
        through: [
          [0, 5, -38],
          [0, 5, -15],
        ],
      },
    ],
  },
  'tandem-stand': {
    base: 'standing',
    view: { turn: 40, above: 22 },
    things: [{ kind: 'mat', from: -50, to: 70, width: 5 }, chairBeside],
    poses: [
      {
        pelvis: { at: [0, 88, 0] },
        leftArm: onChairBeside,
        leftLeg: { foot: [-14, 0, 0], toesOut: 0, kneeTo: [1, 0, -0.1] },
        rightLeg: { foot: [12, 0, 0], toesOut: 0, kneeTo: [1, 0, 0.1] },
      },
      {
        leftArm: { hand: [16, 104, -37], grip: 0.1 },
        rightArm: { raise: 34, plane: 10, elbow: 20 },
      },
    ],
    tint: ['ankle'],
  },
  'single-leg-stand': {
    base: 'standing',
    view: 'front-side',
    things: [chairAhead],
    poses: [
      { arms: onChairAhead, leftLeg: { foot: [0, 0, -4] } },
      {
        pelvis: { at: [0, 89, -3] },
        arms: hovering,
        leftLeg: { foot: [0, 0, -4] },
        rightLeg: { hip: 14, out: 4, knee: 74, ankle: 14 },
      },
    ],
    tint: ['left-ankle', 'left-hip-side'],
    arrow: {
      through: [
        [-50, 2, 12],
        [-50, 30, 12],
      ],
    },
  },
  'single-leg-reach': {
    base: 'standing',
    view: { turn: 36, above: 24 },
    things: [chairBeside],
    poses: [
      {
        pelvis: { at: [0, 88, -4] },
        arms: { hand: { of: 'pelvis', by: [4, 9, 17] }, elbowTo: [-0.6, 0, 1], grip: 0.2 },
        leftLeg: { foot: [0, 0, -6] },
        rightLeg: { foot: [0, 8, 10], pitch: 10 },
      },
      { pelvis: { at: [-6, 74, -4], tilt: 12 }, rightLeg: { foot: [46, 2, 8], pitch: 10 } },
      { pelvis: { at: [-4, 75, -6], tilt: 10 }, rightLeg: { foot: [2, 2, 52], pitch: 10 } },
      { pelvis: { at: [2, 76, -4], tilt: 30 }, rightLeg: { foot: [-46, 2, 8], pitch: 30 } },
    ],
    tint: ['left-thigh-front', 'left-ankle'],
    arrow: [
      {
        through: [
          [36, 0, 16],
          [74, 0, 16],
        ],
      },
      {
        through: [
          [6, 0, 22],
          [6, 0, 62],
        ],
      },
      {
        through: [
          [-20, 0, 10],
          [-56, 0, 10],
        ],
      },
    ],
  },
  'heel-to-toe-walk': {
    base: 'standing',
    view: { turn: 40, above: 22 },
    things: [
      { kind: 'mat', from: -50, to: 120, width: 5 },
      { kind: 'table', at: [30, 90, -52], size: [170, 4, 40] },
    ],
    poses: [
      {
        pelvis: { at: [-4, 88, -2] },
        leftArm: { hand: [8, 91.7, -36], elbowTo: [-0.6, -0.5, -1], grip: 0.1 },
        rightArm: { raise: 34, plane: 10, elbow: 20 },
        leftLeg: { foot: [0, 0, 0], toesOut: 0, kneeTo: [1, 0, -0.1] },
        rightLeg: { foot: [-2, 7, 15], toesOut: 0, kneeTo: [1, 0, 0.1] },
      },
      { pelvis: { at: [4, 89, 0] }, rightLeg: { foot: [27, 3, 0], pitch: -16 } },
      {},
      { pelvis: { at: [-10, 88.4, 0] }, rightLeg: { foot: [-26, 0, 0] } },
    ],
    tint: ['ankle'],
    arrow: {
      through: [
        [56, 0, 0],
        [104, 0, 0],
      ],
    },
  },
  'marching-on-the-spot': {
    base: 'standing',
    view: 'side',
    things: [chairBeside],
    poses: [
      { leftArm: onChairBeside },
      {
        rightLeg: { hip: 92, out: 0, knee: 92, ankle: 0 },
        rightArm: { raise: -38, plane: 90, elbow: 45 },
      },
      {},
      {
        leftLeg: { hip: 92, out: 0, knee: 92, ankle: 0 },
        rightArm: { raise: 30, plane: 90, elbow: 80 },
      },
    ],
    seconds: 0.9,
    tint: ['hip-front', 'thigh-front'],
    arrow: {
      through: [
        [62, 62, 9],
        [62, 100, 9],
      ],
    },
  },
}
