// Drawings of the exercises for the hip.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { chairAhead, onChairAhead } from './chair'

export const hip: Record<string, Drawing> = {
  bridge: {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 62 }],
    poses: [
      {},
      {
        pelvis: { tilt: -118, put: { of: 'neck', at: [-55, 9, 0] } },
        thoracic: { bend: 10 },
        neck: { bend: 20 },
      },
    ],
    tint: ['glute', 'thigh-back'],
    arrow: {
      through: [
        [-14, 52, 0],
        [-14, 76, 0],
      ],
    },
  },
  'single-leg-bridge': {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 76 }],
    poses: [
      { rightLeg: { hip: 52, knee: 2, ankle: 0, out: 0 } },
      {
        pelvis: { tilt: -118, put: { of: 'neck', at: [-55, 9, 0] } },
        thoracic: { bend: 10 },
        neck: { bend: 20 },
        rightLeg: { hip: 4, knee: 2 },
      },
    ],
    tint: ['glute', 'left-thigh-back'],
    arrow: {
      through: [
        [-14, 52, 0],
        [-14, 76, 0],
      ],
    },
  },
  'hamstring-stretch-towel': {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [
      { kind: 'mat', from: -95, to: 62 },
      { kind: 'towel', through: [{ of: 'rightHand' }, { of: 'rightBall' }, { of: 'leftHand' }] },
    ],
    poses: [
      {
        arms: {
          hand: [-14, 44, 8],
          elbowTo: [0.2, -1, 0.4],
          fingers: [0.1, 1, 0],
          palm: [0.3, 0, -1],
          grip: 1,
        },
        rightLeg: { hip: 78, knee: 70, ankle: 10, out: 0 },
      },
      { arms: { hand: [-18, 46, 8] }, rightLeg: { hip: 96, knee: 4 } },
    ],
    tint: ['right-thigh-back'],
    arrow: { follow: 'rightAnkle', by: [14, 4, 0] },
  },
  clamshell: {
    base: 'on-side',
    view: { turn: -30, above: 16 },
    things: [
      { kind: 'mat', from: -76, to: 78, width: 54 },
      { kind: 'pillow', at: [66, 5, 0] },
    ],
    poses: [
      {
        lumbar: { side: 4 },
        thoracic: { side: 3 },
        leftArm: {
          hand: [62, 4, 22],
          elbowTo: [-0.5, 0.1, 1],
          fingers: [1, 0, -0.3],
          palm: [0, 1, -0.2],
          grip: 0,
        },
        rightArm: {
          hand: [34, 1.7, 34],
          fingers: [1, 0, 0.4],
          palm: [0, -1, 0],
          elbowTo: [-0.6, 1, 0.2],
          grip: 0,
        },
        legs: { hip: 45, knee: 90, ankle: 0 },
        rightLeg: { out: -12 },
      },
      { rightLeg: { hip: 22, out: 30, rotate: 60 } },
    ],
    tint: ['right-glute', 'right-hip-side'],
    arrow: {
      through: [
        [-34, 60, 14],
        [-34, 82, 14],
      ],
    },
  },
  'side-lying-leg-lift': {
    base: 'on-side',
    view: { turn: -8, above: 24 },
    things: [
      { kind: 'mat', from: -95, to: 92 },
      { kind: 'pillow', at: [66, 5, 0] },
    ],
    poses: [
      {
        lumbar: { side: 4 },
        thoracic: { side: 3 },
        leftArm: {
          hand: [62, 4, 22],
          elbowTo: [-0.5, 0.1, 1],
          fingers: [1, 0, -0.3],
          palm: [0, 1, -0.2],
          grip: 0,
        },
        rightArm: {
          hand: [34, 1.7, 34],
          fingers: [1, 0, 0.4],
          palm: [0, -1, 0],
          elbowTo: [-0.6, 1, 0.2],
          grip: 0,
        },
        leftLeg: { hip: 35, knee: 80 },
        rightLeg: { hip: -4, knee: 0 },
      },
      { rightLeg: { out: 34 } },
    ],
    tint: ['right-hip-side'],
    arrow: { follow: 'rightAnkle', by: [-14, 6, 0] },
  },
  'side-steps-band': {
    base: 'standing',
    view: { turn: 66, above: 8 },
    things: [
      {
        kind: 'band',
        loop: true,
        through: [
          { of: 'rightKnee', by: [0, 9, 6.5] },
          { of: 'rightKnee', by: [7, 9, 2] },
          { of: 'leftKnee', by: [7, 9, -2] },
          { of: 'leftKnee', by: [2, 9, -5] },
        ],
      },
    ],
    poses: [
      {
        pelvis: { at: [-14, 77, 0], tilt: 24 },
        lumbar: { bend: -4 },
        neck: { bend: -12 },
        arms: { hand: { of: 'rightHip', by: [3, 10, 5] }, elbowTo: [-0.5, 0, 1], turn: 0 },
        legs: { foot: [0, 0, 11], toesOut: 2 },
      },
      { pelvis: { at: [-14, 73, 16] }, rightLeg: { foot: [0, 0, 44] } },
      { pelvis: { at: [-14, 77, 33] }, rightLeg: { foot: [0, 0, 44] }, leftLeg: { foot: [0, 0, 22] } },
      { pelvis: { at: [-14, 73, 16] }, rightLeg: { foot: [0, 0, 44] } },
    ],
    tint: ['right-hip-side'],
    arrow: {
      through: [
        [0, 6, 60],
        [0, 6, 88],
      ],
    },
  },
  'hip-flexor-stretch-kneeling': {
    base: 'half-kneeling',
    view: 'side',
    things: [
      { kind: 'pillow', at: [0, 4, -9], size: [30, 8, 30] },
      { kind: 'chair', at: [10, 0, -48] },
    ],
    poses: [
      {
        leftArm: {
          hand: [14, 46.7, -40],
          palm: [0, -1, 0],
          fingers: [1, 0, -0.2],
          elbowTo: [-1, 0, -0.2],
          grip: 0,
        },
        rightArm: { hand: { of: 'rightHip', by: [2, 8, 6] }, elbowTo: [-1, 0, 0.4] },
        rightLeg: { foot: [40, 0, 9] },
      },
      { pelvis: { at: [24, 45, 0], tilt: -3 } },
    ],
    tint: ['left-hip-front', 'left-thigh-front'],
    arrow: { follow: 'pelvis', by: [-24, 4, 0] },
  },
  'figure-four-stretch': {
    base: 'on-back-knees-bent',
    view: { turn: 46, above: 38 },
    things: [{ kind: 'mat', from: -72, to: 48, width: 52 }],
    poses: [
      { rightLeg: { hip: 92, out: 37, rotate: 64, knee: 130, ankle: 15 } },
      {
        pelvis: { at: [0, 12, 0], tilt: -98 },
        lumbar: { bend: 8 },
        leftLeg: { hip: 87, knee: 95, out: 2, ankle: 0 },
        arms: { elbowTo: [0, -1, 1], fingers: [0.1, 0.6, -1], palm: [-0.8, -0.4, 0], grip: 0.3, reach: 2 },
        leftArm: { hand: { of: 'leftThigh', by: [5, -3, -4] } },
        rightArm: { hand: { of: 'leftThigh', by: [5, -8, 4] } },
        rightLeg: { hip: 124, out: 37, rotate: 64, knee: 130 },
      },
    ],
    tint: ['right-glute', 'right-hip-side'],
    arrow: { follow: 'leftKnee', by: [0, 18, -6] },
  },
  'leg-lift-backwards': {
    base: 'standing',
    view: 'side',
    things: [chairAhead],
    poses: [
      {
        arms: onChairAhead,
        rightLeg: { foot: [0, 0, 9] },
      },
      {
        pelvis: { at: [2, 88.4, 0], tilt: 8, roll: -3 },
        rightLeg: { hip: -30, knee: 8, ankle: 6 },
      },
    ],
    tint: ['right-glute', 'right-thigh-back'],
    arrow: { follow: 'rightAnkle', by: [-20, 0, 0] },
  },
}
