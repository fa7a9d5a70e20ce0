// Drawings of the planks.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const planks: Record<string, Drawing> = {
  'front-plank-knees': {
    base: 'face-down',
    view: 'side',
    things: [{ kind: 'mat', from: -62, to: 125 }],
    poses: [
      {
        pelvis: { at: [41, 11, 0], tilt: 86 },
        lumbar: { bend: -22 },
        thoracic: { bend: -20 },
        arms: {
          hand: [112, 1.7, 15],
          fingers: [1, 0, 0],
          palm: [0, -1, 0],
          elbowTo: [-0.2, -1, 0.2],
          grip: 0,
        },
        legs: { kneel: [0, 0, 9] },
      },
      { pelvis: { at: [41, 18, 0], tilt: 72 }, lumbar: { bend: 0 }, thoracic: { bend: 0 } },
    ],
    tint: ['belly', 'glute'],
    arrow: {
      through: [
        [38, 42, 0],
        [38, 66, 0],
      ],
    },
  },
  'front-plank': {
    base: 'face-down',
    view: 'side',
    things: [{ kind: 'mat', from: -62, to: 125 }],
    poses: [
      {
        pelvis: { at: [41, 11, 0], tilt: 88 },
        lumbar: { bend: -24 },
        thoracic: { bend: -20 },
        arms: {
          hand: [114, 1.7, 15],
          fingers: [1, 0, 0],
          palm: [0, -1, 0],
          elbowTo: [-0.2, -1, 0.2],
          grip: 0,
        },
        legs: { foot: [-58, 0, 10], pitch: 80, toesOut: 0, toes: 80 },
      },
      { pelvis: { at: [41, 24, 0], tilt: 80 }, lumbar: { bend: 0 }, thoracic: { bend: 0 } },
    ],
    tint: ['belly', 'glute', 'thigh-front'],
    arrow: {
      through: [
        [38, 42, 0],
        [38, 66, 0],
      ],
    },
  },
  'side-plank-knees': {
    base: 'on-side',
    view: { turn: -22, above: 12 },
    things: [{ kind: 'mat', from: -78, to: 84, width: 56 }],
    poses: [
      {
        pelvis: { at: [0, 15, 0], roll: -82 },
        lumbar: { side: 28 },
        thoracic: { side: 20 },
        leftArm: {
          hand: [52, 1.7, 28],
          fingers: [0, 0, 1],
          palm: [0, -1, 0],
          elbowTo: [0, -1, -0.5],
          grip: 0,
        },
        rightArm: { hand: { of: 'rightHip', by: [2, 7, 3] }, elbowTo: [0.3, 1, -0.3], turn: 20 },
        legs: { knee: 90, ankle: -25 },
        leftLeg: { out: -8 },
        rightLeg: { out: 2 },
      },
      {
        pelvis: { roll: -65, put: { of: 'leftKnee', at: [-40, 5, 0] } },
        lumbar: { side: 0 },
        thoracic: { side: 0 },
        leftLeg: { out: 0 },
        rightLeg: { out: -6 },
      },
    ],
    tint: ['trunk-side', 'hip-side'],
    arrow: {
      through: [
        [-36, 42, 0],
        [-36, 66, 0],
      ],
    },
  },
  'side-plank': {
    base: 'on-side',
    view: { turn: -22, above: 12 },
    things: [{ kind: 'mat', from: -98, to: 84, width: 56 }],
    poses: [
      {
        pelvis: { at: [0, 15, 0], roll: -82 },
        lumbar: { side: 28 },
        thoracic: { side: 20 },
        leftArm: {
          hand: [52, 1.7, 28],
          fingers: [0, 0, 1],
          palm: [0, -1, 0],
          elbowTo: [0, -1, -0.5],
          grip: 0,
        },
        rightArm: { hand: { of: 'rightHip', by: [2, 7, 3] }, elbowTo: [0.3, 1, -0.3], turn: 20 },
        leftLeg: { out: -9 },
        rightLeg: { out: 0, hip: 10 },
      },
      {
        pelvis: { roll: -72, put: { of: 'leftAnkle', at: [-82, 4, 0] } },
        lumbar: { side: 0 },
        thoracic: { side: 0 },
        leftLeg: { out: 0 },
        rightLeg: { out: -8 },
      },
    ],
    tint: ['trunk-side', 'hip-side'],
    arrow: {
      through: [
        [-36, 42, 0],
        [-36, 66, 0],
      ],
    },
  },
}
