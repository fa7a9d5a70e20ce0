// Drawings of the exercises for the neck, and of those that start there.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const neck: Record<string, Drawing> = {
  'neck-rotation-sitting': {
    base: 'sitting',
    view: { turn: 90, above: 14 },
    crop: { around: [0, 103, 0], size: 92 },
    things: [{ kind: 'chair' }],
    poses: [{}, { neck: { turn: 44 }, head: { turn: 34 } }],
    tint: ['neck-side'],
    arrow: { around: [1, 143, 0], axis: [0, 1, 0], start: [0.8, 0, -0.6], radius: 19, sweep: -125 },
    touches: [
      { of: 'pelvis', on: 'chair' },
      { of: 'rightHeel', on: 'floor' },
    ],
  },
  'chin-tuck-sitting': {
    base: 'sitting',
    view: 'side',
    crop: { around: [4, 112, 0], size: 78 },
    things: [{ kind: 'chair' }],
    poses: [
      {
        neck: { bend: 22 },
        head: { bend: -20 },
        rightArm: {
          hand: [21.5, 107.2, 4],
          fingers: [-0.75, 0.65, -0.35],
          palm: [-0.65, -0.75, 0],
          elbowTo: [0.1, -1, 0.5],
          grip: 0.25,
        },
      },
      { neck: { bend: -18 }, head: { bend: 22 } },
    ],
    tint: ['neck-back'],
    arrow: {
      through: [
        [36, 128, 0],
        [17, 128, 0],
      ],
    },
    touches: [{ of: 'pelvis', on: 'chair' }],
  },
  'neck-press-sitting': {
    base: 'sitting',
    view: 'side',
    crop: { around: [6, 112, 0], size: 88 },
    things: [{ kind: 'chair' }],
    poses: [
      {
        rightArm: {
          hand: [26, 128, 4],
          fingers: [-0.25, 1, -0.25],
          palm: [-1, -0.2, 0],
          elbowTo: [1, -0.6, 0.4],
          grip: 0.05,
        },
      },
      { rightArm: { hand: { of: 'forehead', by: [1.6, 1.5, 1] }, fingers: [-0.4, 1, -0.25] } },
    ],
    tint: ['neck-front'],
    arrow: [
      {
        through: [
          [-28, 130, 0],
          [-12, 130, 0],
        ],
      },
      {
        through: [
          [34, 130, 0],
          [18, 130, 0],
        ],
      },
    ],
    touches: [{ of: 'pelvis', on: 'chair' }],
  },
  'shoulder-shrug': {
    base: 'standing',
    view: { turn: 58, above: 6 },
    crop: { around: [0, 116, 0], size: 126 },
    things: [
      { kind: 'weight', in: 'leftHand' },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      { arms: { raise: 9, plane: 0, elbow: 0, turn: 0, grip: 1, shrug: -1.5 } },
      { arms: { shrug: 5.5 } },
    ],
    tint: ['neck-side'],
    arrow: [
      {
        through: [
          [0, 138, 36],
          [0, 166, 36],
        ],
      },
      {
        through: [
          [0, 138, -36],
          [0, 166, -36],
        ],
      },
    ],
  },
  'seated-side-bend': {
    base: 'sitting',
    view: 'front',
    things: [{ kind: 'chair' }],
    poses: [
      {
        rightArm: { hand: [2, 45.5, 22], elbowTo: [-0.4, 0, 1], grip: 0.5 },
        leftArm: { raise: 172, plane: 20, elbow: 4, twist: 0 },
      },
      {
        lumbar: { side: 24 },
        thoracic: { side: 30 },
        neck: { side: 10 },
        leftArm: { raise: 176, plane: 20, elbow: 8 },
      },
    ],
    tint: ['left-trunk-side'],
    arrow: { follow: 'leftHand', by: [0, 10, -4] },
    touches: [
      { of: 'pelvis', on: 'chair' },
      { of: 'rightHand', on: 'chair' },
    ],
  },
  'upper-trapezius-stretch': {
    base: 'sitting',
    view: 'front',
    crop: { around: [0, 94, 0], size: 116 },
    things: [{ kind: 'stool' }],
    poses: [
      {
        leftArm: { hand: [0, 46, -23], elbowTo: [-0.3, 0, -1], grip: 0.5 },
        rightArm: {
          hand: { of: 'crown', by: [0, 0.5, -4] },
          elbowTo: [0.2, 0.3, 1],
          fingers: [0, -0.3, -1],
          palm: [0, -1, 0.3],
          grip: 0.2,
        },
      },
      {
        neck: { side: 26 },
        head: { side: 20 },
        leftArm: { shrug: -2 },
        rightArm: { hand: { of: 'head', by: [0, 8, -5] }, fingers: [0, -0.75, -0.7], palm: [0, -0.7, 0.7] },
      },
    ],
    tint: ['left-neck-side'],
    arrow: {
      through: [
        [0, 149, 8],
        [0, 145, 26],
        [0, 132, 40],
      ],
    },
    touches: [{ of: 'leftHand', on: 'stool' }],
  },
  'levator-scapulae-stretch': {
    base: 'sitting',
    view: { turn: -58, above: 8 },
    crop: { around: [0, 94, 0], size: 116 },
    things: [{ kind: 'stool' }],
    poses: [
      {
        leftArm: { hand: [-14, 46, -22], elbowTo: [-1, 0, -0.6], grip: 0.5 },
        rightArm: {
          hand: { of: 'head', by: [-7, 5, 4] },
          elbowTo: [0.5, 0.4, 1],
          fingers: [-0.4, 0.2, -1],
          palm: [1, -0.3, -0.2],
          grip: 0.2,
        },
        neck: { turn: 22 },
        head: { turn: 22 },
      },
      {
        neck: { bend: 30 },
        head: { bend: 26 },
        leftArm: { shrug: -2 },
        rightArm: {
          hand: { of: 'head', by: [-3, 7, -3] },
          fingers: [-0.5, -0.3, -0.85],
          palm: [0.4, -0.8, 0.4],
        },
      },
    ],
    tint: ['left-neck-side', 'neck-back'],
    arrow: {
      through: [
        [8, 150, 20],
        [28, 146, 30],
        [36, 130, 34],
      ],
    },
    touches: [{ of: 'leftHand', on: 'stool' }],
  },
}
