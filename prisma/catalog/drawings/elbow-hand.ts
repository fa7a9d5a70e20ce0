// Drawings of the exercises for the elbow, the wrist and the hand.
import type { Drawing, Thing } from '@/domain/catalog/drawing/drawing'

/** The other arm, out of sight. */
const hangingArm = { raise: 5, plane: -30, elbow: 8, grip: 0.2 } as const
/** Beside somebody who sits, to the right: the forearm lies on it, the hand past its edge. */
const tableBeside: Thing = { kind: 'table', at: [-10, 73, 50], size: [64, 4, 60] }
/** Turned a little to the table, looking down at the hand. */
const atTable = {
  lumbar: { turn: 4 },
  thoracic: { turn: 10 },
  neck: { bend: 10 },
  head: { bend: 8 },
  leftArm: hangingArm,
} as const
/** The right forearm on that table, the hand past its edge. */
const onTable = { raise: 30, plane: 40, twist: -21, elbow: 75, grip: 1 } as const
/** Of that hand. */
const closeUp = {
  base: 'sitting',
  view: { turn: 22, above: 16 },
  crop: { around: [25, 79, 25], size: 52 },
} as const

export const elbowHand: Record<string, Drawing> = {
  'biceps-curl': {
    base: 'sitting',
    view: 'front-side',
    things: [{ kind: 'chair' }, { kind: 'weight', in: 'rightHand' }],
    poses: [
      { rightArm: { raise: 12, plane: 0, elbow: 4, grip: 1, turn: -80 } },
      { rightArm: { elbow: 132, raise: 12, plane: 10 } },
    ],
    tint: ['right-upper-arm-front'],
    arrow: { follow: 'rightHand', by: [24, 2, 0] },
    touches: [{ of: 'pelvis', on: 'chair' }],
  },
  'elbow-straightening-band': {
    base: 'standing',
    view: { turn: 12, above: 6 },
    crop: { around: [16, 131, 0], size: 146 },
    things: [
      { kind: 'doorway', x: 44 },
      { kind: 'band', through: [{ of: 'rightHand' }, [42, 196, 0]] },
      { kind: 'band', through: [{ of: 'leftHand' }, [42, 196, 0]] },
    ],
    poses: [
      { arms: { raise: 4, plane: 0, elbow: 128, turn: 0, grip: 1 } },
      { arms: { raise: 4, plane: -20, elbow: 4 } },
    ],
    tint: ['upper-arm-back'],
    arrow: {
      through: [
        [-26, 122, 16],
        [-26, 88, 16],
      ],
    },
  },
  'forearm-stretch-palm-down': {
    base: 'standing',
    view: { turn: 40, above: 14 },
    crop: { around: [34, 119, 4], size: 60 },
    poses: [
      {
        lumbar: { turn: 6 },
        thoracic: { turn: 16 },
        rightArm: { raise: 76, plane: 106, elbow: 0, turn: 85, wrist: 0, grip: 0.05 },
        leftArm: { hand: [36, 120, -18], elbowTo: [-0.4, 0.2, -1], grip: 0.2, reach: 2 },
      },
      {
        rightArm: { wrist: 82 },
        leftArm: {
          hand: { of: 'rightHand', by: [2.6, 1, -2] },
          fingers: [0.1, -0.1, 1],
          palm: [-1, 0, 0],
        },
      },
    ],
    tint: ['right-forearm-top'],
    before: ['leftArm'],
    arrow: {
      through: [
        [76, 119, 18],
        [57, 118, 18],
      ],
    },
  },
  'forearm-stretch-palm-up': {
    base: 'standing',
    view: { turn: 44, above: 18 },
    crop: { around: [33, 120, 4], size: 60 },
    poses: [
      {
        lumbar: { turn: 6 },
        thoracic: { turn: 24 },
        rightArm: { raise: 82, plane: 110, elbow: 0, turn: -85, wrist: 0, grip: 0.05 },
        leftArm: { hand: [36, 120, -18], elbowTo: [-0.4, 0.2, -1], grip: 0.2, reach: 3.5 },
      },
      {
        rightArm: { wrist: -58 },
        leftArm: {
          hand: { of: 'rightHand', by: [4, -7.5, -4] },
          fingers: [0.1, -0.1, 1],
          palm: [-1, 0, 0],
        },
      },
    ],
    tint: ['right-forearm-under'],
    before: ['leftArm'],
    arrow: {
      through: [
        [76, 119, 18],
        [57, 118, 18],
      ],
    },
  },
  'prayer-stretch': {
    base: 'sitting',
    view: 'front',
    crop: { around: [0, 106, 0], size: 92 },
    things: [{ kind: 'chair' }],
    poses: [
      {
        arms: { hand: [24, 104, 1.6], fingers: [0, 1, 0], palm: [0, 0, -1], elbowTo: [0, -0.6, 1], grip: 0 },
      },
      { arms: { hand: [22, 88, 1.6], elbowTo: [0, -0.2, 1] } },
    ],
    tint: ['forearm-under'],
    arrow: {
      through: [
        [24, 112, 30],
        [24, 92, 30],
      ],
    },
  },
  'wrist-hold-palm-down': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    things: [{ kind: 'chair' }, tableBeside, { kind: 'weight', in: 'rightHand' }],
    poses: [
      {
        ...atTable,
        rightArm: { ...onTable, turn: 62, wrist: -3 },
        leftArm: { hand: { of: 'rightHand', by: [2, -1, -9] }, elbowTo: [0, -0.4, -1], turn: 0, grip: 0.7 },
      },
      { leftArm: hangingArm },
    ],
    tint: ['right-forearm-top'],
    arrow: [
      {
        through: [
          [33, 98, 27],
          [33, 86, 27],
        ],
      },
      {
        through: [
          [33, 56, 27],
          [33, 68, 27],
        ],
      },
    ],
  },
  'wrist-lowering-palm-down': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    things: [{ kind: 'chair' }, tableBeside, { kind: 'weight', in: 'rightHand' }],
    poses: [
      {
        ...atTable,
        rightArm: { ...onTable, turn: 62, wrist: -67 },
        leftArm: { hand: { of: 'rightHand', by: [2, -1, -9] }, elbowTo: [0, -0.4, -1], turn: 0, grip: 0.7 },
      },
      {
        rightArm: { wrist: 72 },
        leftArm: hangingArm,
      },
    ],
    tint: ['right-forearm-top'],
    arrow: { around: [26, 80, 27], axis: [0, 0, -1], start: [0.75, 0.8, 0], radius: 24, sweep: 82 },
    seconds: 3,
  },
  'wrist-curl-palm-up': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    things: [{ kind: 'chair' }, tableBeside, { kind: 'weight', in: 'rightHand' }],
    poses: [
      { ...atTable, rightArm: { ...onTable, turn: -92, wrist: -66, wristSide: -10 } },
      { rightArm: { wrist: 74, wristSide: 10 } },
    ],
    tint: ['right-forearm-under'],
    arrow: { around: [26, 80, 27], axis: [0, 0, 1], start: [0.8, -0.6, 0], radius: 24, sweep: 82 },
  },
  'wrist-bend-over-table': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    things: [{ kind: 'chair' }, tableBeside],
    poses: [
      {
        ...atTable,
        rightArm: { ...onTable, turn: 62, wrist: -69, grip: 0.2 },
        leftArm: {
          hand: { of: 'rightElbow', by: [13, 4, 0] },
          elbowTo: [0, 0.2, -1],
          fingers: [-0.2, -0.2, 1],
          palm: [0, -1, -0.2],
          grip: 0.3,
        },
      },
      { rightArm: { wrist: 76, grip: 0.1 } },
    ],
    tint: ['right-hand'],
    arrow: { follow: 'rightTips', by: [6, 4, 0], both: true },
  },
  'forearm-turn-weight': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    view: { turn: 46, above: 16 },
    crop: { around: [28, 80, 25], size: 54 },
    things: [{ kind: 'chair' }, tableBeside, { kind: 'weight', in: 'rightHand' }],
    poses: [
      { ...atTable, rightArm: { ...onTable, turn: -28 } },
      { rightArm: { turn: -98 } },
      {},
      { rightArm: { turn: 60 } },
    ],
    tint: ['right-forearm-top'],
    arrow: {
      around: [36, 78, 27],
      axis: [1, 0, 0],
      start: [0, 0.2, -1],
      radius: 20,
      sweep: 118,
      both: true,
    },
  },
  'ball-squeeze': {
    ...closeUp,
    touches: [{ of: 'rightElbow', on: 'table' }],
    view: { turn: 16, above: 30 },
    things: [{ kind: 'chair' }, tableBeside, { kind: 'ball', at: [36, 77, 22], radius: 5 }],
    poses: [{ ...atTable, rightArm: { ...onTable, turn: -28, grip: 0.25 } }, { rightArm: { grip: 0.48 } }],
    tint: ['right-forearm-top'],
    before: ['rightArm'],
    arrow: [
      {
        through: [
          [33, 96, 27],
          [33, 86, 27],
        ],
      },
      {
        through: [
          [33, 56, 27],
          [33, 66, 27],
        ],
      },
    ],
  },
}
