// Drawings of the advice on how to sit, work, lift, carry and lie.
import type { Drawing } from '@/domain/catalog/drawing/drawing'

type Thing = NonNullable<Drawing['things']>[number]

const desk: Thing = { kind: 'table', at: [52, 72, 0], size: [56, 4, 90] }
const screen: Thing[] = [
  { kind: 'box', at: [70, 88, 0], size: [4, 16, 12] },
  { kind: 'box', at: [68, 122, 0], size: [3, 38, 60] },
]

export const posture: Record<string, Drawing> = {
  lifting: {
    base: 'standing',
    view: { turn: 14, above: 8 },
    things: [{ kind: 'pack', at: { of: 'rightHand', by: [3, -2, -19] }, size: [40, 34, 38] }],
    poses: [
      {
        pelvis: { at: [-24, 49, 0], tilt: 47 },
        lumbar: { bend: 6 },
        neck: { bend: -22 },
        arms: {
          hand: [22, 22, 19],
          fingers: [0.5, -0.85, 0],
          palm: [0, 0, -1],
          elbowTo: [-1, -0.2, 0.3],
          grip: 0.2,
        },
        rightLeg: { foot: [4, 0, 17], toesOut: 14 },
        leftLeg: { foot: [-8, 0, -17], toesOut: 14, pitch: 12, toes: 12 },
      },
      {
        pelvis: { at: [-18, 60, 0], tilt: 38 },
        lumbar: { bend: 2 },
        arms: { hand: [20, 56, 19], fingers: [0.7, -0.6, 0], palm: [0, 0, -1] },
        leftLeg: { pitch: 0, toes: 0 },
      },
    ],
    tint: ['thigh-front', 'glute'],
    arrow: {
      through: [
        [62, 48, 0],
        [62, 92, 0],
      ],
    },
  },
  'workstation-set-up': {
    base: 'sitting',
    view: { turn: -20, above: 12 },
    things: [{ kind: 'chair', at: [-2, 0, 0] }, desk, ...screen],
    poses: [
      {
        pelvis: { at: [4, 54.5, 0], tilt: -16 },
        lumbar: { bend: 26 },
        thoracic: { bend: 34 },
        neck: { bend: 16 },
        head: { bend: -34 },
        arms: {
          hand: [34, 74, 11],
          fingers: [1, 0, 0],
          palm: [0, -1, 0],
          elbowTo: [-0.4, -1, 0.3],
          grip: 0.1,
        },
      },
      {
        pelvis: { at: [-4, 54.5, 0], tilt: 0 },
        lumbar: { bend: 0 },
        thoracic: { bend: 0 },
        neck: { bend: 0 },
        head: { bend: 0 },
        arms: { hand: [28, 74, 11] },
      },
    ],
    tint: [],
    arrow: {
      through: [
        [18, 133.5, 0],
        [54, 124, 0],
      ],
      both: true,
    },
  },
  'sleeping-position': {
    base: 'on-side',
    barefoot: true,
    view: { turn: -4, above: 40 },
    things: [
      { kind: 'bed', at: [-4, 0, 0], size: [196, 22, 96] },
      { kind: 'pillow', at: [66, 5, 0], size: [34, 12, 54] },
      { kind: 'pillow', at: { of: 'sternum', by: [-4, 2, 16] }, size: [46, 16, 26] },
    ],
    poses: [
      {
        lumbar: { side: 4 },
        thoracic: { side: 3 },
        leftArm: {
          hand: [62, 4, 26],
          fingers: [1, 0, -0.3],
          palm: [0, 1, -0.2],
          elbowTo: [-0.5, 0.1, 1],
          grip: 0,
        },
        rightArm: { hand: { of: 'sternum', by: [-2, 4, 28] }, elbowTo: [-0.6, 1, 0.2], grip: 0.1 },
        legs: { hip: 10, knee: 20, ankle: -20 },
        rightLeg: { out: -6 },
      },
      { legs: { hip: 48, knee: 74 } },
    ],
    tint: [],
    before: ['rightArm'],
  },
  'posture-breaks': {
    base: 'sitting',
    view: { turn: 34, above: 8 },
    things: [
      { kind: 'chair', at: [-30, 0, 0] },
      { ...desk, at: [64, 72, 0] },
    ],
    poses: [
      {
        pelvis: { at: [-28, 54.5, 0] },
        thoracic: { bend: 16 },
        arms: { hand: [8, 61, 13] },
        legs: { foot: [12, 0, 10] },
      },
      {
        pelvis: { at: [12, 89.6, 0] },
        thoracic: { bend: -10 },
        neck: { bend: -10 },
        arms: { raise: 152, plane: 4, elbow: 4, twist: 0 },
      },
    ],
    tint: ['upper-back'],
    arrow: {
      through: [
        [0, 112, 60],
        [0, 162, 60],
      ],
    },
  },
  'body-mechanics': {
    base: 'standing',
    view: { turn: 36, above: 6 },
    things: [
      { kind: 'pack', at: { of: 'rightHand', by: [0, -30, 5] }, size: [32, 34, 12] },
      {
        kind: 'band',
        through: [
          { of: 'rightHand', by: [-9, -16, 5] },
          { of: 'rightHand' },
          { of: 'rightHand', by: [9, -16, 5] },
        ],
      },
      { kind: 'pack', at: { of: 'leftHand', by: [0, -30, -5] }, size: [32, 34, 12] },
      {
        kind: 'band',
        through: [
          { of: 'leftHand', by: [-9, -16, -5] },
          { of: 'leftHand' },
          { of: 'leftHand', by: [9, -16, -5] },
        ],
      },
    ],
    poses: [
      {
        arms: { raise: 20, plane: 0, elbow: 4, turn: 0, grip: 1 },
        leftLeg: { foot: [-24, 0, -8], pitch: 24, toes: 24 },
        rightLeg: { foot: [20, 1, 8], pitch: -14 },
        pelvis: { at: [0, 88, 0] },
      },
      {
        leftLeg: { foot: [20, 1, -8], pitch: -14, toes: 0 },
        rightLeg: { foot: [-24, 0, 8], pitch: 24, toes: 24 },
      },
    ],
    tint: [],
    arrow: {
      through: [
        [40, 96, 0],
        [76, 96, 0],
      ],
    },
  },
}
