// Where on the body each working region lies.
import { sides, type Side } from '@/domain/catalog/drawing/body'
import type { Figure, Limbs, Part } from '@/domain/catalog/drawing/figure'
import type { Tint, WholeDrawing } from '@/domain/catalog/drawing/drawing'
import { times, type Vec } from '@/domain/catalog/drawing/space'
import { on, type Ball } from './shapes'

/** A region on a part of the body; where it looks away from `way` it is not seen. */
export type Patch = {
  part: 'torso' | 'pelvis' | 'head' | `${Side}Arm` | `${Side}Leg` | `${Side}Shoulder`
  balls: Ball[]
  way?: Vec
}

const front = ({ frame }: Part) => frame.x
const back = ({ frame }: Part) => times(frame.x, -1)

export function tinted(figure: Figure, tints: WholeDrawing['tint']): Patch[] {
  return tints.flatMap((tint) => {
    const only = sides.filter((side) => tint.startsWith(`${side}-`))
    const name = (only.length > 0 ? tint.slice(only[0]!.length + 1) : tint) as Tint
    return (only.length > 0 ? only : sides).flatMap((side) => patchesOf(name, figure, side))
  })
}

function patchesOf(tint: Tint, figure: Figure, side: Side): Patch[] {
  const out = side === 'right' ? 1 : -1
  const { arm, leg } = figure[side]
  const [low, waist, ribs, chest] = figure.spine
  const { neck, head, pelvis } = figure
  const torso = (balls: Ball[], way: Vec): Patch[] => [{ part: 'torso', balls, way }]
  switch (tint) {
    case 'neck-back':
      return [
        {
          part: 'head',
          balls: [on(neck, -2.6, 0, out * 1.6, 2.2), on(neck, -2.8, 8, out * 1.4, 2)],
          way: back(neck),
        },
      ]
    case 'neck-front':
      return [
        {
          part: 'head',
          balls: [on(neck, 2.8, 1, out * 1.6, 2), on(neck, 2.2, 7, out * 1.2, 1.8)],
          way: front(neck),
        },
      ]
    case 'neck-side':
      return [
        { part: 'torso', balls: [on(chest, -1, 11, out * 13, 2.2), on(chest, -1, 13.4, out * 5, 2.6)] },
        {
          part: 'head',
          balls: [on(neck, 0, 0.5, out * 3.4, 2.4), on(head, -1.4, 1.5, out * 3.6, 1.9)],
          way: times(neck.frame.z, out),
        },
      ]
    case 'upper-back':
      return torso(
        [on(ribs, -5.6, 2, out * 4, 3.6), on(chest, -6, 1, out * 6, 4.6), on(chest, -5, 9, out * 6, 3.6)],
        back(chest),
      )
    case 'shoulder-blades':
      return torso([on(chest, -6.5, -3, out * 6, 3.4), on(chest, -5.6, 6, out * 7, 3.8)], back(chest))
    case 'low-back':
      return torso([on(low, -5.4, 1, out * 3.6, 3.4), on(waist, -5, 8, out * 3.4, 3.2)], back(waist))
    case 'chest':
      return torso([on(chest, 6.4, 4, out * 4, 3.8), on(chest, 5, 5.4, out * 11, 3.4)], front(chest))
    case 'belly':
      return torso(
        [on(low, 6, 1, out * 3.4, 3.2), on(waist, 6.6, 5, out * 3.6, 3.4), on(ribs, 7, 3, out * 3.6, 3.2)],
        front(waist),
      )
    case 'trunk-side':
      return torso(
        [on(low, 0.5, 4, out * 9.5, 3.2), on(ribs, 0.5, 2, out * 10, 3.4)],
        times(waist.frame.z, out),
      )
    case 'shoulder':
      return [
        {
          part: `${side}Shoulder`,
          balls: [on(arm.upper, 0, 0.6, out * 1, 4.2), on(arm.upper, 0, -8, out * 0.8, 3.2)],
        },
      ]
    case 'upper-arm-front':
      return armPatch(
        side,
        arm.upper,
        [
          [1.8, -15.5, 2.3],
          [1.4, -25, 1.9],
        ],
        1,
      )
    case 'upper-arm-back':
      return armPatch(
        side,
        arm.upper,
        [
          [-1.8, -15.5, 2.3],
          [-1.2, -25, 1.9],
        ],
        -1,
      )
    case 'forearm-top':
      return [{ part: `${side}Arm`, balls: forearm(arm, out, 1) }]
    case 'forearm-under':
      return [{ part: `${side}Arm`, balls: forearm(arm, out, -1) }]
    case 'hand':
      return [{ part: `${side}Arm`, balls: [on(arm.hand, 0, -2, 0, 2), on(arm.hand, 0, -8, 0, 2.6)] }]
    case 'glute':
      return [
        {
          part: `${side}Leg`,
          balls: [on(pelvis, -5, 0, out * 8, 4.6), on(pelvis, -5, -6, out * 8, 4.2)],
          way: back(pelvis),
        },
      ]
    case 'hip-side':
      return [
        {
          part: `${side}Leg`,
          balls: [on(pelvis, -0.5, 5, out * 11, 3.6), on(leg.upper, -0.5, -4, out * 3.4, 3.8)],
          way: times(pelvis.frame.z, out),
        },
      ]
    case 'hip-front':
      return [
        {
          part: `${side}Leg`,
          balls: [on(pelvis, 4, 4, out * 7, 3.4), on(leg.upper, 3.4, -6, 0, 3.8)],
          way: front(pelvis),
        },
      ]
    case 'thigh-front':
      return legPatch(
        side,
        leg.upper,
        [
          [3.2, -9, 3.6],
          [3, -22, 3.4],
          [1.6, -34, 2.7],
        ],
        1,
      )
    case 'thigh-back':
      return legPatch(
        side,
        leg.upper,
        [
          [-3.4, -8, 3.6],
          [-2.6, -22, 3.2],
          [-1.6, -35, 2.5],
        ],
        -1,
      )
    case 'thigh-inside':
      return [
        {
          part: `${side}Leg`,
          balls: [on(leg.upper, 0.6, -9, -out * 3.4, 3.2), on(leg.upper, 0.6, -28, -out * 2.2, 2.8)],
          way: times(leg.upper.frame.z, -out),
        },
      ]
    case 'knee':
      return [
        { part: `${side}Leg`, balls: [on(leg.lower, 0.9, 0.6, 0, 4.2), on(leg.lower, 0.9, -1, 0, 4.1)] },
      ]
    case 'calf':
      return legPatch(
        side,
        leg.lower,
        [
          [-2.6, -8, 3],
          [-2.7, -15, 3.1],
          [-1.2, -27, 2],
        ],
        -1,
      )
    case 'shin':
      return legPatch(
        side,
        leg.lower,
        [
          [1.9, -7, 2.4],
          [1, -28, 1.9],
        ],
        1,
      )
    case 'ankle':
      return [{ part: `${side}Leg`, balls: [on(leg.foot, 0, 2.6, 0, 3), on(leg.foot, 0.4, -0.8, 0, 3.2)] }]
    case 'foot':
      return [{ part: `${side}Leg`, balls: [on(leg.foot, 1, -4, 0, 2.2), on(leg.foot, 11, -5, 0, 1.8)] }]
  }
}

const armPatch = (side: Side, part: Part, spots: [number, number, number][], sign: number): Patch[] => [
  {
    part: `${side}Arm`,
    balls: spots.map(([x, y, r]) => on(part, x, y, 0, r)),
    way: times(part.frame.x, sign),
  },
]
const legPatch = (side: Side, part: Part, spots: [number, number, number][], sign: number): Patch[] => [
  {
    part: `${side}Leg`,
    balls: spots.map(([x, y, r]) => on(part, x, y, 0, r)),
    way: times(part.frame.x, sign),
  },
]
/** The back of the forearm (top) turns with the hand at the wrist, and half as much near the elbow. */
function forearm({ lower, hand }: Limbs['arm'], out: number, sign: number): Ball[] {
  return [
    on({ at: lower.at, frame: hand.frame }, 0, -5, out * sign * 1.3, 2.3),
    on(hand, 0, 5, out * sign * 0.8, 1.6),
  ]
}
