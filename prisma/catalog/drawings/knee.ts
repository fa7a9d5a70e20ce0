// Drawings of the exercises for the knee with little or no weight on the leg.
import type { Drawing } from '@/domain/catalog/drawing/drawing'
import { chairAhead, chairBeside, onChairAhead, onChairBeside } from './chair'

export const knee: Record<string, Drawing> = {
  'thigh-squeeze-lying': {
    base: 'on-back',
    view: { turn: 0, above: 12 },
    crop: { around: [20, 20, 0], size: 140 },
    things: [
      { kind: 'mat', from: -95, to: 98 },
      { kind: 'towel-roll', at: [43, 6, 8], radius: 6, length: 30 },
    ],
    poses: [
      {
        leftLeg: { foot: [26, 0, -10], kneeTo: [0.3, 1, 0] },
        rightLeg: { hip: 13, out: 0, knee: 29, ankle: -20 },
      },
      { rightLeg: { hip: 7, out: 0, knee: 17, ankle: 12 } },
    ],
    tint: ['right-thigh-front'],
    arrow: {
      through: [
        [43, 48, 8],
        [43, 24, 8],
      ],
    },
  },
  'straight-leg-raise': {
    base: 'on-back',
    view: 'side',
    things: [{ kind: 'mat', from: -95, to: 98 }],
    poses: [
      {
        leftLeg: { foot: [40, 0, -10], kneeTo: [0.3, 1, 0] },
        rightLeg: { hip: 2, out: 0, knee: 0, ankle: 10 },
      },
      { rightLeg: { hip: 50, out: 0, knee: 0 } },
    ],
    tint: ['right-thigh-front'],
    arrow: { follow: 'rightAnkle', by: [16, 4, 0] },
  },
  'heel-slide': {
    base: 'on-back',
    view: { turn: 0, above: 16 },
    things: [{ kind: 'mat', from: -95, to: 98, width: 90 }],
    poses: [
      { rightLeg: { foot: [78, 0, 9], pitch: -50, kneeTo: [0.3, 1, 0] } },
      { rightLeg: { foot: [34, 0, 9], pitch: 0 } },
    ],
    tint: ['right-knee'],
    arrow: {
      through: [
        [88, 0, 40],
        [48, 0, 40],
      ],
    },
  },
  'knee-straightening-sitting': {
    base: 'sitting',
    view: 'side',
    things: [{ kind: 'chair' }],
    poses: [
      { arms: { hand: [6, 47, 22], elbowTo: [-1, 0, 0.5], grip: 0.4 } },
      { rightLeg: { hip: 87, out: 0, knee: 5, ankle: 15 } },
    ],
    tint: ['right-thigh-front'],
    arrow: { follow: 'rightToes', by: [10, -4, 0] },
  },
  'hamstring-curl-standing': {
    base: 'standing',
    view: 'side',
    things: [chairAhead],
    poses: [
      {
        arms: onChairAhead,
      },
      { rightLeg: { hip: -3, out: 0, knee: 95, ankle: 8 } },
    ],
    tint: ['right-thigh-back'],
    arrow: { follow: 'rightHeel', by: [-9, -6, 0] },
  },
  'thigh-stretch-standing': {
    base: 'standing',
    view: 'side',
    things: [chairBeside],
    poses: [
      { leftArm: onChairBeside },
      {
        rightLeg: { hip: -8, out: 0, knee: 148, ankle: -40 },
        rightArm: { hand: { of: 'rightAnkle', by: [-2, 2, 3] }, elbowTo: [-1, 0, 0.5], grip: 0.6 },
      },
    ],
    tint: ['right-thigh-front'],
    arrow: {
      through: [
        [-54, 56, 0],
        [-57, 78, 0],
        [-50, 102, 0],
      ],
    },
  },
}
