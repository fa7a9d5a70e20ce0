// Drawings of the exercises for the knee and the thigh.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const knee: Record<string, Drawing> = {
  'thigh-squeeze-lying': {
    base: 'on-back',
    view: { turn: 0, above: 12 },
    crop: { around: [20, 20, 0], size: 140 },
    things: [
      { kind: 'mat', from: -95, to: 98 },
      { kind: 'towel-roll', at: [43, 6, 8], radius: 6, length: 30 },
    ],
    poses: [
      {
        leftLeg: { foot: [26, 0, -10], kneeTo: [0.3, 1, 0] },
        rightLeg: { hip: 13, out: 0, knee: 29, ankle: -20 },
      },
      { rightLeg: { hip: 7, out: 0, knee: 17, ankle: 12 } },
    ],
    tint: ['right-thigh-front'],
    arrow: {
      through: [
        [43, 48, 8],
        [43, 24, 8],
      ],
    },
  },
  'straight-leg-raise': {
    base: 'on-back',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 98 }],
    poses: [
      {
        leftLeg: { foot: [40, 0, -10], kneeTo: [0.3, 1, 0] },
        rightLeg: { hip: 2, out: 0, knee: 0, ankle: 10 },
      },
      { rightLeg: { hip: 50, out: 0, knee: 0 } },
    ],
    tint: ['right-thigh-front'],
    arrow: { follow: 'rightAnkle', by: [16, 4, 0] },
  },
  'heel-slide': {
    base: 'on-back',
    view: { turn: 0, above: 16 },
    things: [{ kind: 'mat', from: -95, to: 98, width: 90 }],
    poses: [
      { rightLeg: { foot: [78, 0, 9], pitch: -50, kneeTo: [0.3, 1, 0] } },
      { rightLeg: { foot: [34, 0, 9], pitch: 0 } },
    ],
    tint: ['right-knee'],
    arrow: {
      through: [
        [88, 0, 40],
        [48, 0, 40],
      ],
    },
  },
  'knee-straightening-sitting': {
    base: 'sitting',
    view: 'side',
    things: [{ kind: 'chair' }],
    poses: [
      { arms: { hand: [6, 47, 22], elbowTo: [-1, 0, 0.5], grip: 0.4 } },
      { rightLeg: { hip: 87, out: 0, knee: 5, ankle: 15 } },
    ],
    tint: ['right-thigh-front'],
    arrow: { follow: 'rightToes', by: [10, -4, 0] },
  },
  'sit-to-stand': {
    base: 'sitting',
    view: 'side',
    things: [{ kind: 'chair', at: [-6, 0, 0] }],
    poses: [
      {
        pelvis: { tilt: 12 },
        rightArm: { hand: { of: 'sternum', by: [2, 4, -8] }, elbowTo: [0.6, -1, 0.8], grip: 0.1 },
        leftArm: { hand: { of: 'sternum', by: [4, 1, 8] }, elbowTo: [0.6, -1, -0.8], grip: 0.1 },
        legs: { foot: [33, 0, 11], toesOut: 4 },
      },
      { pelvis: { at: [10, 66, 0], tilt: 48 }, neck: { bend: -20 } },
      { pelvis: { at: [33, 89, 0], tilt: 0 } },
      { pelvis: { at: [10, 66, 0], tilt: 48 }, neck: { bend: -20 } },
    ],
    tint: ['thigh-front', 'glute'],
    arrow: {
      through: [
        [-16, 84, 0],
        [-4, 112, 0],
        [18, 134, 0],
      ],
    },
  },
  squat: {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'chair', at: [72, 0, 0] }],
    poses: [
      {
        arms: { raise: 88, plane: 82, elbow: 5 },
        legs: { foot: [0, 0, 13], toesOut: 14 },
      },
      {
        pelvis: { at: [-24, 54, 0], tilt: 38 },
        lumbar: { bend: -4 },
        neck: { bend: -18 },
        arms: { raise: 118, plane: 82, elbow: 5 },
      },
    ],
    tint: ['thigh-front', 'glute'],
    arrow: { follow: 'pelvis', by: [-24, 0, 0] },
  },
  'split-squat': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'chair', at: [12, 0, -58], facing: -90 }],
    poses: [
      {
        pelvis: { at: [-4, 78, 0] },
        leftArm: { hand: [16, 88.3, -36], elbowTo: [-0.2, -1, -0.6], grip: 0.4 },
        rightLeg: { foot: [36, 0, 9], toesOut: 0 },
        leftLeg: { foot: [-58, 0, -9], pitch: 40, toes: 40, toesOut: 0 },
      },
      {
        pelvis: { at: [-6, 56, 0] },
        leftLeg: { pitch: 58, toes: 58 },
      },
    ],
    tint: ['right-thigh-front', 'right-glute'],
    arrow: {
      through: [
        [-34, 96, 0],
        [-34, 66, 0],
      ],
    },
  },
  'wall-sit': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: -10 }],
    poses: [
      { pelvis: { at: [0, 78, 0] }, legs: { foot: [38, 0, 9], toesOut: 3 } },
      { pelvis: { at: [0, 54, 0] } },
    ],
    tint: ['thigh-front'],
    arrow: {
      through: [
        [24, 122, 0],
        [24, 92, 0],
      ],
    },
    touches: [{ of: 'pelvis', on: 'wall' }],
  },
  'step-up': {
    base: 'standing',
    view: 'side',
    things: [
      { kind: 'step', at: [36, 20, 0], size: [44, 20, 60] },
      {
        kind: 'stick',
        through: [
          [-30, 100, -30],
          [72, 100, -30],
        ],
      },
      {
        kind: 'stick',
        through: [
          [70, 0, -30],
          [70, 100, -30],
        ],
      },
    ],
    poses: [
      {
        pelvis: { at: [0, 86, 0], tilt: 4 },
        leftArm: { hand: [14, 102, -30], elbowTo: [-1, -1, 0], grip: 0.4 },
        leftLeg: { foot: [-10, 0, -9], toesOut: 0 },
        rightLeg: { foot: [30, 20, 9], toesOut: 0 },
      },
      {
        pelvis: { at: [14, 93, 0], tilt: 16 },
        neck: { bend: -10 },
        rightArm: { raise: 34, plane: 85, elbow: 50 },
        leftLeg: { pitch: 52, toes: 52 },
      },
      {
        pelvis: { at: [30, 109, 0] },
        leftArm: { hand: [36, 102, -30] },
        leftLeg: { foot: [30, 20, -9] },
      },
      {
        pelvis: { at: [14, 93, 0], tilt: 16 },
        neck: { bend: -10 },
        rightArm: { raise: 34, plane: 85, elbow: 50 },
        leftLeg: { pitch: 52, toes: 52 },
      },
    ],
    tint: ['right-thigh-front', 'right-glute'],
    arrow: {
      through: [
        [-36, 66, 0],
        [-16, 108, 0],
      ],
    },
  },
  'slow-step-down': {
    base: 'standing',
    view: 'side',
    things: [
      { kind: 'step', at: [-6, 18, 0], size: [42, 18, 60] },
      {
        kind: 'stick',
        through: [
          [-50, 98, -30],
          [60, 98, -30],
        ],
      },
      {
        kind: 'stick',
        through: [
          [-48, 0, -30],
          [-48, 98, -30],
        ],
      },
    ],
    poses: [
      {
        pelvis: { at: [-5, 106, 0] },
        leftArm: { hand: [2, 100, -30], elbowTo: [-1, -1, 0], grip: 0.4 },
        rightLeg: { foot: [-4, 18, 9], toesOut: 0 },
        leftLeg: { foot: [20, 22, -9], pitch: -10, toesOut: 0 },
      },
      {
        pelvis: { at: [-10, 83, 0], tilt: 14 },
        neck: { bend: -8 },
        rightArm: { raise: 34, plane: 85, elbow: 40 },
        leftLeg: { foot: [24, 1, -9], pitch: -18 },
      },
    ],
    tint: ['right-thigh-front'],
    arrow: {
      through: [
        [52, 48, 0],
        [52, 14, 0],
      ],
    },
  },
  'hamstring-curl-standing': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'chair', at: [46, 0, 0] }],
    poses: [
      {
        arms: {
          hand: [24, 88.3, 14],
          fingers: [0.9, -0.45, 0],
          palm: [-0.45, -0.9, 0],
          elbowTo: [-1, -0.4, 0.4],
          grip: 0.4,
        },
      },
      { rightLeg: { hip: -3, out: 0, knee: 95, ankle: 8 } },
    ],
    tint: ['right-thigh-back'],
    arrow: { follow: 'rightHeel', by: [-9, -6, 0] },
  },
  'thigh-stretch-standing': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'chair', at: [18, 0, -54], facing: -90 }],
    poses: [
      { leftArm: { hand: [20, 88.3, -32], elbowTo: [-0.6, -1, -0.4], grip: 0.4 } },
      {
        rightLeg: { hip: -8, out: 0, knee: 148, ankle: -40 },
        rightArm: { hand: { of: 'rightAnkle', by: [-2, 2, 3] }, elbowTo: [-1, 0, 0.5], grip: 0.6 },
      },
    ],
    tint: ['right-thigh-front'],
    arrow: {
      through: [
        [-54, 56, 0],
        [-57, 78, 0],
        [-50, 102, 0],
      ],
    },
  },
}
