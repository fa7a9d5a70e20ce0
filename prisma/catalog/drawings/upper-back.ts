// Drawings of the exercises for the upper back, the shoulder blades and the neck.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const upperBack: Record<string, Drawing> = {
  'scapular-squeeze-sitting': {
    base: 'sitting',
    view: 'back',
    things: [{ kind: 'stool' }],
    poses: [
      { arms: { raise: 14, plane: 40, elbow: 75, grip: 0.3, reach: 1.5 } },
      { arms: { raise: 22, plane: -40, elbow: 75, grip: 0.3, reach: -3 } },
    ],
    tint: ['shoulder-blades'],
    arrow: [
      {
        through: [
          [-20, 132, 44],
          [-20, 132, 26],
        ],
      },
      {
        through: [
          [-20, 132, -44],
          [-20, 132, -26],
        ],
      },
    ],
  },
  'cat-camel': {
    base: 'hands-and-knees',
    view: 'side',
    things: [{ kind: 'mat', from: -60, to: 85 }],
    poses: [
      { pelvis: { tilt: 91 }, lumbar: { bend: -12 }, thoracic: { bend: -2 }, neck: { bend: -28 } },
      { pelvis: { tilt: 58 }, lumbar: { bend: 28 }, thoracic: { bend: 26 }, neck: { bend: 38 } },
    ],
    tint: ['low-back', 'upper-back'],
    arrow: {
      through: [
        [22, 72, 0],
        [22, 98, 0],
      ],
    },
  },
  'seated-thoracic-extension': {
    base: 'sitting',
    view: 'side',
    things: [{ kind: 'chair' }],
    poses: [
      {
        pelvis: { at: [-6, 54.5, 0], tilt: 2 },
        arms: {
          hand: { of: 'neck', by: [-6, 7, 4] },
          fingers: [-0.5, 0.2, -1],
          palm: [1, 0, -0.4],
          elbowTo: [1, 0.2, 0.3],
          grip: 0.2,
        },
      },
      {
        pelvis: { tilt: -4 },
        lumbar: { bend: -8 },
        thoracic: { bend: -34 },
        neck: { bend: -16 },
        head: { bend: -6 },
        arms: {
          hand: { of: 'neck', by: [-9, -1, 4] },
          fingers: [-0.4, -0.4, -1],
          palm: [0.6, 0.8, -0.4],
          elbowTo: [0.5, 1, 0.3],
        },
      },
    ],
    tint: ['upper-back'],
    arrow: { follow: 'rightElbow', by: [12, 6, 0] },
    touches: [
      { of: 'pelvis', on: 'chair' },
      { of: 'rightHeel', on: 'floor' },
    ],
  },
  'foam-roller-thoracic-extension': {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [
      { kind: 'mat', from: -92, to: 62 },
      { kind: 'roller', at: [-38, 7.5, 0] },
    ],
    poses: [
      {
        pelvis: { tilt: -63 },
        lumbar: { bend: 6 },
        thoracic: { bend: 6 },
        neck: { bend: 18 },
        arms: {
          hand: { of: 'head', by: [2, -5, 7] },
          elbowTo: [0.6, 1, 0.6],
          fingers: [-0.9, -0.2, -0.3],
          palm: [0, 0.3, -1],
          grip: 0.2,
        },
      },
      {
        lumbar: { bend: -4 },
        thoracic: { bend: -34 },
        neck: { bend: -6 },
        arms: { hand: { of: 'head', by: [2, -1, 7] }, elbowTo: [-0.4, 1, 0.6], fingers: [-0.5, -0.7, -0.3] },
      },
    ],
    tint: ['upper-back'],
    arrow: { follow: 'head', by: [-8, 24, 0] },
    touches: [
      { of: 'pelvis', on: 'floor' },
      { of: 'rightHeel', on: 'floor' },
    ],
  },
  'seated-thoracic-rotation': {
    base: 'sitting',
    view: { turn: 24, above: 12 },
    things: [{ kind: 'chair' }],
    poses: [
      {
        rightArm: { hand: { of: 'neck', by: [7, -8, -12] }, elbowTo: [0.6, -0.8, 0.6], grip: 0.1 },
        leftArm: { hand: { of: 'neck', by: [9, -11, 12] }, elbowTo: [0.6, -0.8, -0.6], grip: 0.1 },
      },
      {
        lumbar: { turn: 16 },
        thoracic: { turn: 42 },
        neck: { turn: 16 },
        rightArm: { hand: { of: 'neck', by: [14, -8, 0] }, elbowTo: [-0.3, -0.8, 1] },
        leftArm: { hand: { of: 'neck', by: [-5.5, -11, 14] }, elbowTo: [0.8, -0.8, 0.5] },
      },
    ],
    tint: ['trunk-side'],
    arrow: {
      through: [
        [30, 88, -40],
        [46, 86, -5],
        [34, 82, 36],
      ],
    },
    touches: [{ of: 'pelvis', on: 'chair' }],
  },
  'open-book': {
    base: 'on-side',
    view: { turn: -6, above: 46 },
    things: [
      { kind: 'mat', from: -60, to: 106, width: 96 },
      { kind: 'pillow', at: [64, 5, -2] },
    ],
    poses: [
      {
        lumbar: { side: 4 },
        thoracic: { side: 3 },
        leftArm: { raise: 88, plane: 94, elbow: 0, turn: -85, grip: 0 },
        rightArm: { raise: 88, plane: 96, elbow: 0, turn: 0, grip: 0 },
        legs: { hip: 80, knee: 90, ankle: 0 },
      },
      {
        lumbar: { turn: 16 },
        thoracic: { turn: 44 },
        neck: { turn: 20 },
        head: { turn: 20 },
        leftArm: { hand: [51, 2, 58], fingers: [0.3, 0, 1], palm: [0, 1, 0], elbowTo: [-1, 0, 0] },
        rightArm: { raise: 78, plane: -20 },
      },
    ],
    tint: ['chest'],
    arrow: {
      through: [
        [92, 0, 44],
        [100, 10, 0],
        [94, 0, -44],
      ],
    },
  },
  'thread-the-needle': {
    base: 'hands-and-knees',
    view: { turn: 38, above: 18 },
    things: [{ kind: 'mat', from: -60, to: 85 }],
    poses: [
      { pelvis: { tilt: 84 } },
      {
        pelvis: { tilt: 116 },
        lumbar: { bend: 4, turn: 16 },
        thoracic: { bend: 6, turn: 40 },
        neck: { bend: 0, side: -10 },
        leftArm: { hand: [27, 2, 49], fingers: [0, 0, 1], palm: [0, 1, 0], elbowTo: [0, 1, 0] },
        rightArm: { hand: [62, 1.7, 24], fingers: [1, 0, 0], palm: [0, -1, 0], elbowTo: [-0.6, 1, 0.4] },
      },
    ],
    tint: ['upper-back', 'left-shoulder'],
    arrow: {
      through: [
        [8, 6, 34],
        [8, 6, 66],
      ],
    },
  },
  'childs-pose': {
    base: 'hands-and-knees',
    view: 'side',
    things: [{ kind: 'mat', from: -60, to: 100 }],
    poses: [
      { pelvis: { tilt: 84 } },
      {
        pelvis: { at: [-38, 22, 0], tilt: 66 },
        lumbar: { bend: 32 },
        thoracic: { bend: 8 },
        neck: { bend: 14 },
        arms: { hand: [64, 1.7, 17] },
      },
    ],
    tint: ['low-back', 'upper-back'],
    arrow: {
      through: [
        [16, 58, 0],
        [-16, 58, 0],
      ],
    },
  },
  'doorway-chest-stretch': {
    base: 'standing',
    view: { turn: 40, above: 6 },
    things: [{ kind: 'doorway', x: 8, width: 92 }],
    poses: [
      {
        pelvis: { at: [-14, 86, 0] },
        arms: {
          hand: [1.5, 146, 47],
          fingers: [0, 1, 0],
          palm: [1, 0, 0],
          elbowTo: [-0.2, -1, 0.6],
          grip: 0,
        },
        leftLeg: { foot: [-36, 0, -9], pitch: 10, toes: 10 },
        rightLeg: { foot: [12, 0, 9] },
      },
      { pelvis: { at: [2, 85, 0], tilt: 3 }, leftLeg: { pitch: 24, toes: 24 } },
    ],
    tint: ['chest'],
    arrow: {
      through: [
        [30, 96, 0],
        [64, 96, 0],
      ],
    },
  },
}
