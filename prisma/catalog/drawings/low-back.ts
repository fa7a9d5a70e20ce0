// Drawings of the exercises for the low back.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const lowBack: Record<string, Drawing> = {
  'pelvic-tilt-lying': {
    base: 'on-back-knees-bent',
    view: { turn: 0, above: 10 },
    crop: { around: [-15, 28, 0], size: 150 },
    things: [{ kind: 'mat', from: -150, to: 120 }],
    poses: [
      {
        pelvis: { tilt: -66, put: { of: 'neck', at: [-55, 9, 0] } },
        lumbar: { bend: -40 },
        thoracic: { bend: 16 },
        arms: { hand: [-6, 2, 36], elbowTo: [-0.3, 0, 1] },
      },
      { pelvis: { tilt: -106 }, lumbar: { bend: 16 }, thoracic: { bend: 0 } },
    ],
    tint: ['belly'],
    arrow: { around: [4, 14, 0], axis: [0, 0, 1], start: [0.2, 1, 0], radius: 24, sweep: 80 },
  },
  'dead-bug': {
    base: 'on-back',
    view: 'side',
    things: [{ kind: 'mat', from: -112, to: 108 }],
    poses: [
      { arms: { raise: 88, plane: 88 }, legs: { hip: 90, knee: 90, ankle: 0, out: 0 } },
      {
        rightArm: { raise: 168, plane: 88 },
        leftLeg: { hip: 10, knee: 2 },
      },
    ],
    tint: ['belly'],
    arrow: [
      { follow: 'rightHand', by: [-8, 12, 0] },
      { follow: 'leftAnkle', by: [15, 14, 0] },
    ],
  },
  'knee-to-chest': {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 62 }],
    poses: [
      {},
      {
        pelvis: { tilt: -100, at: [0, 12, 0] },
        lumbar: { bend: 10 },
        arms: { elbowTo: [0, -1, 1], fingers: [0.1, 0.6, -1], palm: [-0.8, -0.4, 0], grip: 0.3 },
        leftArm: { hand: { of: 'rightThigh', by: [5, 4, -3] } },
        rightArm: { hand: { of: 'rightThigh', by: [6, 2, 3] } },
        rightLeg: { hip: 124, knee: 125, ankle: 0 },
      },
    ],
    tint: ['low-back', 'right-glute'],
    arrow: { follow: 'rightKnee', by: [-20, 24, 0] },
  },
  'knee-rolls': {
    base: 'on-back-knees-bent',
    view: { turn: 0, above: 55 },
    things: [{ kind: 'mat', from: -92, to: 62, width: 70 }],
    poses: [
      {
        pelvis: { turn: 90, roll: 90, tilt: -90 },
        arms: { hand: [-48, 2, 73], fingers: [0, 0, 1], elbowTo: [-1, 0, 0] },
        legs: { foot: [36, 0, 5], toesTo: [1, 0, 0] },
      },
      {
        pelvis: { tilt: -48, at: [0, 12, 0] },
        lumbar: { turn: -16 },
        thoracic: { turn: -26 },
        leftLeg: { kneeTo: [0.1, 0.3, 1], sole: -40 },
        rightLeg: { kneeTo: [0.1, 0.3, 1], sole: 40 },
      },
    ],
    tint: ['left-trunk-side', 'left-hip-side'],
    arrow: { follow: 'leftKnee', by: [40, 0, 0] },
  },
  'prone-on-elbows': {
    base: 'face-down',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 95 }],
    poses: [
      { arms: { hand: [66, 2, 4], elbowTo: [0.2, 0.4, 1], fingers: [0, 0, -1], palm: [0, -1, 0] } },
      {
        lumbar: { bend: -28 },
        thoracic: { bend: -24 },
        neck: { bend: 4 },
        arms: {
          hand: [72, 1.7, 15],
          fingers: [1, 0, 0],
          palm: [0, -1, 0],
          elbowTo: [-0.2, -1, 0.2],
          grip: 0,
        },
      },
    ],
    tint: ['low-back'],
    arrow: { follow: 'chin', by: [27, 6, 0] },
  },
  'press-up-face-down': {
    base: 'face-down',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 95 }],
    poses: [
      {
        arms: {
          hand: [57, 1.7, 22],
          fingers: [1, 0, -0.25],
          palm: [0, -1, 0],
          elbowTo: [-1, 1.3, 0.3],
          grip: 0,
        },
      },
      {
        pelvis: { tilt: 80, at: [0, 11, 0] },
        legs: { hip: -10 },
        lumbar: { bend: -40 },
        thoracic: { bend: -32 },
        neck: { bend: -14 },
      },
    ],
    tint: ['low-back'],
    arrow: { follow: 'neck', by: [20, 6, 0] },
  },
  'bird-dog': {
    base: 'hands-and-knees',
    view: 'side',
    things: [{ kind: 'mat', from: -62, to: 85 }],
    poses: [
      { pelvis: { tilt: 84 } },
      {
        leftArm: { raise: 172, plane: 80, elbow: 2, turn: 0 },
        rightLeg: { hip: -6, out: 0, knee: 2, ankle: -10 },
        neck: { bend: -14 },
      },
    ],
    tint: ['low-back', 'right-glute', 'right-thigh-back'],
    arrow: [
      {
        through: [
          [82, 24, 0],
          [104, 58, 0],
        ],
      },
      {
        through: [
          [-42, 20, 0],
          [-70, 48, 0],
        ],
      },
    ],
  },
  'standing-back-bend': {
    base: 'standing',
    view: 'side',
    poses: [
      {
        arms: {
          hand: { of: 'pelvis', by: [-11, 9, 6] },
          elbowTo: [-0.8, 0.2, 1],
          turn: -60,
          wrist: -50,
          grip: 0.1,
        },
      },
      {
        pelvis: { at: [10, 88.5, 0], tilt: -8 },
        lumbar: { bend: -30 },
        thoracic: { bend: -20 },
        neck: { bend: 22 },
        arms: { hand: { of: 'pelvis', by: [-12, 8, 6] } },
      },
    ],
    tint: ['low-back'],
    arrow: { follow: 'crown', by: [-12, 6, 0] },
  },
  'hip-hinge': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: -34 }],
    poses: [
      {
        arms: { hand: { of: 'pelvis', by: [8, 3, 13] }, elbowTo: [-1, 0, 0.4], turn: 30 },
      },
      {
        pelvis: { at: [-23, 84.5, 0], tilt: 64 },
        neck: { bend: -12 },
      },
    ],
    tint: ['glute', 'thigh-back', 'low-back'],
    arrow: {
      through: [
        [0, 122, 0],
        [-28, 116, 0],
      ],
    },
    touches: [{ of: 'pelvis', on: 'wall', poses: [1] }],
  },
}
