// Drawings of the exercises for hip and knee that lift the body: squats, steps, standing up.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { chairBeside, onChairBeside } from './chair'

export const hipKnee: Record<string, Drawing> = {
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
    things: [chairBeside],
    poses: [
      {
        pelvis: { at: [-4, 78, 0] },
        leftArm: onChairBeside,
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
}
