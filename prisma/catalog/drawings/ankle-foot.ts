// Drawings of the exercises for the calf, the ankle and the foot.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { chairAhead, onChairAhead } from './chair'

export const ankleFoot: Record<string, Drawing> = {
  'ankle-circles': {
    base: 'sitting',
    view: { turn: 38, above: 10 },
    crop: { around: [48, 34, 6], size: 112 },
    barefoot: true,
    things: [{ kind: 'chair' }],
    poses: [
      {
        arms: { hand: [6, 47, 22], elbowTo: [-1, 0, 0.5], grip: 0.4 },
        leftLeg: { foot: [32, 0, -11] },
        rightLeg: { hip: 92, out: 2, knee: 34, ankle: 25 },
      },
      { rightLeg: { ankle: -5, turn: -28 } },
      { rightLeg: { ankle: -40 } },
      { rightLeg: { ankle: -5, turn: 28 } },
    ],
    tint: ['right-ankle'],
    arrow: {
      around: { of: 'rightAnkle', by: [14, 0, 0] },
      axis: [1, 0.3, 0],
      start: [0, -0.4, 1],
      radius: 19,
      sweep: 290,
    },
  },
  'ankle-turn-out-band': {
    base: 'sitting',
    view: { turn: 90, above: 46 },
    crop: { around: [46, 8, 0], size: 84 },
    barefoot: true,
    things: [
      { kind: 'chair' },
      {
        kind: 'band',
        through: [
          { of: 'leftBall', by: [1, 1, -5] },
          { of: 'leftBall', by: [1, 5.5, -2] },
          { of: 'leftBall', by: [1, 5.5, 2] },
          { of: 'rightBall', by: [1, 5.5, -2] },
          { of: 'rightBall', by: [1, 5.5, 2] },
          { of: 'rightBall', by: [1, 1, 5] },
        ],
      },
    ],
    poses: [
      { legs: { foot: [42, 0, 11], toesOut: 0, kneeTo: [1, 0.5, 0] } },
      { rightLeg: { toesOut: 36, sole: -18 } },
    ],
    tint: ['right-ankle'],
    before: ['band'],
    arrow: {
      around: [42, 0, 11],
      axis: [0, -1, 0],
      start: [1, 0, 0.1],
      radius: 29,
      sweep: 46,
    },
  },
  'heel-raise': {
    base: 'standing',
    view: { turn: -24, above: 8 },
    crop: { around: [8, 50, 0], size: 122 },
    things: [chairAhead],
    poses: [
      { arms: onChairAhead },
      {
        pelvis: { at: [9, 96.2, 0] },
        legs: { pitch: 44, toes: 44 },
      },
    ],
    tint: ['calf'],
    arrow: {
      through: [
        [-16, 4, 0],
        [-16, 30, 0],
      ],
    },
  },
  'single-leg-heel-raise': {
    base: 'standing',
    view: { turn: -24, above: 8 },
    crop: { around: [8, 50, 0], size: 122 },
    things: [chairAhead],
    poses: [
      { arms: onChairAhead, leftLeg: { hip: 0, out: 0, knee: 58, ankle: -20 } },
      {
        pelvis: { at: [9, 96.2, 0] },
        rightLeg: { pitch: 44, toes: 44 },
      },
    ],
    tint: ['right-calf'],
    arrow: {
      through: [
        [-16, 4, 0],
        [-16, 30, 0],
      ],
    },
  },
  'knee-to-wall': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: 38 }],
    poses: [
      {
        pelvis: { at: [-13, 79, 0], tilt: 6 },
        arms: { hand: [36.3, 122, 16], fingers: [0, 1, 0], palm: [1, 0, 0], elbowTo: [0, -1, 0.3], grip: 0 },
        rightLeg: { foot: [10, 0, 9], toesOut: 0 },
        leftLeg: { foot: [-54, 0, -9], toesOut: 0 },
      },
      { pelvis: { at: [-2, 74, 0], tilt: 8 }, leftLeg: { pitch: 26, toes: 26 } },
    ],
    tint: ['right-ankle', 'right-knee'],
    arrow: {
      through: [
        [-14, 26, 0],
        [12, 26, 0],
      ],
    },
  },
  'calf-stretch-wall': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: 52 }],
    poses: [
      {
        pelvis: { at: [-9, 80, 0], tilt: 10 },
        arms: { hand: [50.3, 132, 16], fingers: [0, 1, 0], palm: [1, 0, 0], elbowTo: [0, -1, 0.3], grip: 0 },
        rightLeg: { foot: [-50, 0, 9], toesOut: 0 },
        leftLeg: { foot: [14, 0, -9], toesOut: 0 },
      },
      { pelvis: { at: [-2, 74, 0], tilt: 22 } },
    ],
    tint: ['right-calf'],
    arrow: {
      through: [
        [-50, 76, 0],
        [-26, 92, 0],
      ],
    },
  },
  'towel-scrunch': {
    base: 'sitting',
    view: { turn: 38, above: 30 },
    crop: { around: [60, 8, 11], size: 70 },
    barefoot: true,
    things: [
      ...[77, 79.5, 82, 84.5, 87, 89.5, 92, 94.5, 97].map((x) => ({
        kind: 'towel' as const,
        through: [[x, 0, -2] as const, [x, 0, 24] as const],
      })),
      { kind: 'pillow', at: { of: 'rightToes', by: [3, 0.6, 0] }, size: [4.5, 5, 31] },
      { kind: 'pillow', at: { of: 'rightToes', by: [8, 0.3, 0] }, size: [4.5, 4.6, 31] },
      { kind: 'pillow', at: { of: 'rightToes', by: [13, 0, 0] }, size: [4.5, 4, 31] },
    ],
    poses: [
      { leftLeg: { foot: [36, 0, -11] }, rightLeg: { foot: [42, 0, 11], toesOut: 0, toes: 25 } },
      { rightLeg: { toes: -42, pitch: -12 } },
    ],
    tint: ['right-foot'],
    arrow: {
      through: [
        [100, 12, 11],
        [78, 12, 11],
      ],
    },
  },
  'foot-roll-ball': {
    base: 'sitting',
    view: 'side',
    crop: { around: [46, 18, 11], size: 76 },
    barefoot: true,
    things: [{ kind: 'chair' }, { kind: 'ball', at: [48, 4, 11], radius: 4 }],
    poses: [{ rightLeg: { foot: [38, 8, 11], toesOut: 0 } }, { rightLeg: { foot: [48, 8, 11], toesOut: 0 } }],
    tint: ['right-foot'],
    arrow: {
      through: [
        [36, -6, 24],
        [66, -6, 24],
      ],
      both: true,
    },
  },
}
