// Drawings of the exercises that strengthen the shoulder blades and the shoulders.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

export const shoulderBlade: Record<string, Drawing> = {
  'scapular-squeeze-standing': {
    base: 'standing',
    view: 'back-side',
    poses: [
      { thoracic: { bend: 6 }, arms: { raise: 12, plane: 40, elbow: 8, turn: -40, reach: 2 } },
      {
        thoracic: { bend: -6 },
        arms: { raise: 32, plane: -35, elbow: 4, turn: -85, twist: 20, reach: -3.4 },
      },
    ],
    tint: ['shoulder-blades'],
    arrow: { follow: 'rightHand', by: [0, -9, 8] },
  },
  'band-row': {
    base: 'standing',
    view: 'side',
    things: [
      { kind: 'doorway', x: 96, width: 8 },
      { kind: 'band', through: [[92, 112, 0], { of: 'leftHand' }] },
      { kind: 'band', through: [[92, 112, 0], { of: 'rightHand' }] },
    ],
    poses: [
      { arms: { hand: [52, 120, 13], grip: 1 } },
      {
        thoracic: { bend: -5 },
        arms: { hand: [12, 111, 21], grip: 1, elbowTo: [-1, -0.15, 0.2], reach: -2.5 },
      },
    ],
    tint: ['shoulder-blades', 'shoulder', 'upper-arm-back'],
    arrow: { follow: 'rightHand', by: [0, 16, 0] },
  },
  'one-arm-row': {
    base: 'standing',
    view: 'side',
    things: [
      { kind: 'chair', at: [72, 0, -10], facing: 0 },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      {
        pelvis: { at: [-12, 84, 0], tilt: 52 },
        neck: { bend: -18 },
        legs: { foot: [0, 0, 9] },
        leftArm: {
          hand: [47.5, 88, -18],
          fingers: [0.9, -0.3, 0],
          palm: [0, -1, 0],
          elbowTo: [0, -1, -0.4],
          grip: 0.4,
        },
        rightArm: { raise: 55, plane: 90, elbow: 4, grip: 1 },
      },
      { rightArm: { raise: -28, elbow: 76, plane: 90, grip: 1, reach: -2 } },
    ],
    tint: ['right-shoulder-blades', 'right-shoulder', 'right-upper-arm-back'],
    arrow: { follow: 'rightHand', by: [14, 0, 0] },
  },
  'band-pull-apart': {
    base: 'standing',
    view: 'front',
    things: [{ kind: 'band', through: [{ of: 'leftHand' }, { of: 'rightHand' }] }],
    poses: [
      { arms: { raise: 78, plane: 84, elbow: 10, turn: 80, grip: 1 } },
      { arms: { raise: 82, plane: 8, elbow: 12, turn: 80, grip: 1, reach: -2.5 } },
    ],
    tint: ['shoulder'],
    arrow: [
      {
        through: [
          [30, 146, 26],
          [10, 146, 56],
        ],
      },
      {
        through: [
          [30, 146, -26],
          [10, 146, -56],
        ],
      },
    ],
  },
  'prone-t-raise': {
    base: 'face-down',
    view: { turn: -38, above: 38 },
    things: [
      { kind: 'mat', from: -92, to: 92, width: 76 },
      { kind: 'pillow', at: [74, 2, 0], size: [16, 4, 22] },
    ],
    poses: [
      { arms: { raise: 92, plane: 4, elbow: 0, turn: -10, grip: 0.6 } },
      { thoracic: { bend: -4 }, arms: { raise: 88, plane: -16, elbow: 0, turn: -10, grip: 0.6, reach: -3 } },
    ],
    tint: ['shoulder-blades', 'shoulder'],
    arrow: {
      through: [
        { of: 'rightHand', by: [0, 10, 0] },
        { of: 'rightHand', by: [0, 36, 0] },
      ],
    },
  },
  'prone-y-raise': {
    base: 'face-down',
    view: { turn: -38, above: 38 },
    things: [
      { kind: 'mat', from: -92, to: 92, width: 76 },
      { kind: 'pillow', at: [74, 2, 0], size: [16, 4, 22] },
    ],
    poses: [
      { arms: { raise: 140, plane: 6, elbow: 0, turn: 0, grip: 0.6 } },
      { thoracic: { bend: -4 }, arms: { raise: 146, plane: -24, elbow: 0, turn: 0, grip: 0.6 } },
    ],
    tint: ['shoulder-blades', 'shoulder'],
    arrow: {
      through: [
        { of: 'rightHand', by: [0, 8, 0] },
        { of: 'rightHand', by: [0, 34, 0] },
      ],
    },
  },
  'wall-slide': {
    base: 'standing',
    view: 'back-side',
    things: [{ kind: 'wall', x: 34 }],
    poses: [
      {
        legs: { foot: [-6, 0, 9] },
        rightLeg: { foot: [12, 0, 9] },
        arms: { hand: [31, 148, 20], fingers: [0, 1, 0], palm: [0, 0, -1], elbowTo: [1, -1, 0.3], grip: 0 },
      },
      {
        arms: {
          hand: [31, 180, 26],
          fingers: [0, 1, 0.12],
          palm: [0, 0, -1],
          elbowTo: [1, -1, 0.4],
          grip: 0,
        },
      },
    ],
    tint: ['shoulder-blades', 'shoulder'],
    arrow: { follow: 'rightHand', by: [-4, 4, 20] },
  },
  'serratus-punch': {
    base: 'on-back-knees-bent',
    view: 'side',
    things: [
      { kind: 'mat', from: -92, to: 64 },
      { kind: 'weight', in: 'rightHand' },
    ],
    poses: [
      { rightArm: { raise: 90, plane: 90, elbow: 0, grip: 1, turn: 20, reach: -2 } },
      { rightArm: { raise: 90, plane: 90, elbow: 0, grip: 1, turn: 20, reach: 6 } },
    ],
    tint: ['right-shoulder', 'right-trunk-side'],
    arrow: {
      through: [
        { of: 'rightHand', by: [16, -6, 0] },
        { of: 'rightHand', by: [16, 18, 0] },
      ],
    },
  },
  'wall-push-up-plus': {
    base: 'standing',
    view: 'side',
    things: [{ kind: 'wall', x: 62 }],
    poses: [
      {
        pelvis: { at: [14, 87.6, 0], tilt: 13 },
        legs: { foot: [0, 0, 9], pitch: 8 },
        arms: {
          hand: [60.3, 134, 19],
          fingers: [0, 1, 0],
          palm: [1, 0, 0],
          elbowTo: [-0.6, -0.8, 0.8],
          grip: 0,
          reach: -1,
        },
      },
      {
        pelvis: { at: [3, 89, 0], tilt: 3 },
        thoracic: { bend: 14 },
        neck: { bend: -8 },
        legs: { pitch: 1 },
        arms: { reach: 5 },
      },
    ],
    tint: ['chest', 'shoulder', 'trunk-side'],
    arrow: {
      through: [
        [2, 152, 0],
        [-22, 146, 0],
      ],
    },
  },
  'wall-press-out': {
    base: 'standing',
    view: { turn: 62, above: 10 },
    things: [
      { kind: 'wall', z: 30 },
      { kind: 'towel-roll', at: { of: 'rightElbow', by: [0, 4, -7] }, along: 'x', length: 16, radius: 3 },
    ],
    poses: [
      {
        rightArm: {
          hand: [31, 112, 28.3],
          fingers: [1, 0, 0],
          palm: [0, 0, -1],
          elbowTo: [-1, -0.6, 0.3],
          grip: 0.1,
        },
      },
      { rightArm: { grip: 0.2 } },
    ],
    tint: ['right-shoulder'],
    arrow: {
      through: [
        [36, 122, 2],
        [36, 122, 26],
      ],
    },
    touches: [{ of: 'rightHand', on: 'wall' }],
  },
  'band-external-rotation': {
    base: 'standing',
    view: { turn: 78, above: 10 },
    things: [
      { kind: 'towel-roll', at: { of: 'rightElbow', by: [0, 4, -7] }, along: 'x', length: 16, radius: 3 },
      { kind: 'band', through: [[6, 110, -78], { of: 'rightHand' }] },
    ],
    poses: [
      { rightArm: { raise: 12, plane: 0, elbow: 90, twist: -50, grip: 1 } },
      { rightArm: { raise: 12, plane: 0, elbow: 90, twist: 55, grip: 1 } },
    ],
    tint: ['right-shoulder'],
    arrow: { follow: 'rightHand', by: [0, 13, 0] },
  },
}
