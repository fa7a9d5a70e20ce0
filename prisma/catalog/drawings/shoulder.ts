// Drawings of the exercises for the shoulder.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const shoulder: Record<string, Drawing> = {
  'pendulum-swing': {
    base: 'standing',
    view: { turn: 14, above: 8 },
    things: [{ kind: 'table', at: [72, 76, -38], size: [48, 4, 44] }],
    poses: [
      {
        pelvis: { at: [-12, 86, 0], tilt: 48 },
        lumbar: { bend: 8 },
        thoracic: { bend: 8 },
        neck: { bend: 6 },
        leftArm: {
          hand: [53, 77.7, -22],
          fingers: [1, 0, 0.1],
          palm: [0, -1, 0],
          elbowTo: [-0.3, 0, -1],
          grip: 0.05,
        },
        rightArm: { raise: 34, plane: 90, elbow: 2, turn: 20, grip: 0.25 },
        leftLeg: { foot: [16, 0, -9] },
        rightLeg: { foot: [-24, 0, 9] },
      },
      { rightArm: { raise: 96 } },
    ],
    tint: ['right-shoulder'],
    arrow: { follow: 'rightHand', by: [0, -12, 6], both: true },
    touches: [{ of: 'leftHand', on: 'table' }],
  },
  'table-slide': {
    base: 'sitting',
    view: { turn: 0, above: 15 },
    things: [
      { kind: 'chair' },
      { kind: 'table', at: [84, 70, 0], size: [96, 4, 66] },
      { kind: 'pillow', at: { of: 'rightHand', by: [-3, -1.4, -9] }, size: [36, 3, 50] },
    ],
    poses: [
      {
        arms: {
          hand: [46, 72.8, 9],
          fingers: [1, 0, 0],
          palm: [0, -1, 0],
          elbowTo: [-0.6, -0.4, 1],
          grip: 0,
        },
      },
      {
        pelvis: { tilt: 44 },
        lumbar: { bend: 12 },
        thoracic: { bend: 8 },
        neck: { bend: -4 },
        arms: { hand: [98, 72.8, 9] },
      },
    ],
    tint: ['shoulder'],
    arrow: {
      through: [
        [74, 100, 0],
        [112, 100, 0],
      ],
    },
    touches: [
      { of: 'pelvis', on: 'chair', poses: [0] },
      { of: 'rightHand', on: 'table' },
    ],
  },
  'finger-walk-up-wall': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: 42 }],
    poses: [
      {
        rightArm: {
          hand: [31, 102, 17],
          fingers: [0.8, 0.5, 0],
          palm: [0.5, -0.8, 0],
          elbowTo: [-0.5, -0.7, 0.8],
          grip: 0.25,
        },
      },
      {
        neck: { bend: -14 },
        rightArm: {
          hand: [32, 187, 17],
          fingers: [0.7, 0.7, 0],
          palm: [0.7, -0.7, 0],
          elbowTo: [0.2, -1, 0.4],
        },
      },
    ],
    tint: ['right-shoulder'],
    arrow: {
      through: [
        [30, 102, 17],
        [30, 148, 17],
      ],
    },
    touches: [{ of: 'rightTips', on: 'wall' }],
  },
  'cross-body-stretch': {
    base: 'standing',
    view: 'front',
    crop: { around: [0, 124, 0], size: 110 },
    poses: [
      {
        rightArm: { raise: 78, plane: 70, elbow: 6, turn: 0, grip: 0.1 },
      },
      {
        rightArm: { raise: 86, plane: 138, elbow: 8 },
        leftArm: {
          hand: { of: 'rightElbow', by: [4, -4, 3] },
          elbowTo: [0.4, -1, -0.4],
          turn: -30,
          grip: 0.3,
        },
      },
    ],
    tint: ['right-shoulder'],
    arrow: {
      through: [
        [20, 153, -16],
        [20, 153, -46],
      ],
    },
  },
  'towel-stretch-behind-back': {
    base: 'standing',
    view: 'back',
    crop: { around: [0, 124, 0], size: 130 },
    things: [{ kind: 'towel', through: [{ of: 'leftHand' }, { of: 'rightHand' }] }],
    poses: [
      {
        leftArm: { hand: [-10, 152, -16], elbowTo: [0, 0.7, -1], grip: 1 },
        rightArm: {
          hand: [-15, 96, 8],
          elbowTo: [-0.4, -0.3, 1],
          fingers: [-0.1, -0.6, -0.8],
          palm: [-1, 0, 0],
          grip: 1,
        },
      },
      {
        leftArm: { hand: [-8, 176, -14], elbowTo: [0, 0.4, -1] },
        rightArm: { hand: [-15, 116, 2], fingers: [-0.1, 0.1, -1] },
      },
    ],
    tint: ['right-shoulder'],
    arrow: {
      through: [
        [-20, 150, -50],
        [-20, 178, -50],
      ],
    },
  },
  'band-internal-rotation': {
    base: 'standing',
    view: { turn: 80, above: 14 },
    crop: { around: [8, 112, 18], size: 140 },
    things: [
      { kind: 'wall', z: 80 },
      { kind: 'band', through: [{ of: 'rightHand' }, [24, 110, 80]] },
      { kind: 'towel-roll', at: { of: 'rightElbow', by: [0, 3, -5] }, along: 'x', radius: 4, length: 16 },
    ],
    poses: [
      { rightArm: { raise: 8, plane: 0, elbow: 90, twist: 22, turn: 0, grip: 1 } },
      { rightArm: { twist: -62 } },
    ],
    tint: ['right-shoulder'],
    arrow: { follow: 'rightHand', by: [10, 17, 0] },
    touches: [{ of: 'rightHand', on: 'band' }],
  },
  'side-lying-external-rotation': {
    base: 'on-side',
    view: { turn: 14, above: 16 },
    things: [
      { kind: 'mat', from: -80, to: 92, width: 80 },
      { kind: 'pillow', at: [76, 6, -6], size: [34, 13, 40] },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      {
        pelvis: { at: [0, 18, 0] },
        thoracic: { side: 8 },
        neck: { side: -10 },
        legs: { hip: 40, knee: 70 },
        leftArm: { raise: 80, plane: 90, elbow: 100, grip: 0.1 },
        rightArm: { raise: 6, plane: 0, elbow: 90, twist: -48, turn: 0, grip: 1 },
      },
      { rightArm: { twist: 52 } },
    ],
    tint: ['right-shoulder'],
    before: ['head'],
    arrow: {
      through: [
        [-4, 46, 10],
        [-4, 72, 10],
      ],
    },
  },
  'thumbs-up-raise': {
    base: 'standing',
    view: 'front',
    things: [
      { kind: 'weight', in: 'leftHand' },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      { arms: { raise: 10, plane: 45, elbow: 2, twist: 30, turn: 0, grip: 1 } },
      { arms: { raise: 90, plane: 42, twist: 48 } },
    ],
    tint: ['shoulder'],
    arrow: [
      { follow: 'rightHand', by: [0, -8, 14] },
      { follow: 'leftHand', by: [0, -8, -14] },
    ],
  },
  'overhead-press': {
    base: 'standing',
    view: 'front',
    things: [
      { kind: 'weight', in: 'leftHand' },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      { arms: { hand: [10, 144, 24], elbowTo: [0.6, -1, 0.5], turn: 0, grip: 1 } },
      { arms: { hand: [4, 196, 19] } },
    ],
    tint: ['shoulder', 'upper-arm-back'],
    arrow: [
      {
        through: [
          [0, 152, 44],
          [0, 186, 44],
        ],
      },
      {
        through: [
          [0, 152, -44],
          [0, 186, -44],
        ],
      },
    ],
  },
}
