// Where on the body each working region lies.
import { outward, sides, type Side } from '@/domain/catalog/drawing/body'
import type { Tint, WholeDrawing } from '@/domain/catalog/drawing/drawing'
import type { Figure, Part } from '@/domain/catalog/drawing/figure'
import { framed, times, type Vec } from '@/domain/catalog/drawing/space'
import { on, type Ball } from './shapes'

type Where = 'torso' | 'pelvis' | 'head' | 'Arm' | 'Leg'

/** A region, drawn with a layer of the body and moving with a part; where it looks away from `way` it is not seen. */
export type Patch = {
  part: Exclude<Where, 'Arm' | 'Leg'> | `${Side}Arm` | `${Side}Leg`
  rides: Part
  balls: Ball[]
  way?: Vec
}

export function tinted(figure: Figure, tints: WholeDrawing['tint']): Patch[] {
  return tints.flatMap((tint) => {
    const only = sides.find((side) => tint.startsWith(`${side}-`))
    const name = (only ? tint.slice(only.length + 1) : tint) as Tint
    return (only ? [only] : sides).flatMap((side) => patchesOf(name, figure, side))
  })
}

type Spot = readonly [x: number, y: number, z: number, r: number]

function patchesOf(tint: Tint, figure: Figure, side: Side): Patch[] {
  const out = outward(side)
  const { arm, leg } = figure[side]
  const { neck, pelvis } = figure
  const [low, waist, ribs, chest] = figure.spine
  /** Spots with z outward; the last part carries the patch. */
  const patch = (where: Where, way: Vec | undefined, ...spots: [Part, ...Spot][]): Patch => ({
    part: where === 'Arm' || where === 'Leg' ? `${side}${where}` : where,
    rides: spots.at(-1)![0],
    balls: spots.map(([part, x, y, z, r]) => on(part, x, y, out * z, r)),
    ...(way && { way }),
  })
  const ahead = ({ frame }: Part) => frame.x
  const behind = ({ frame }: Part) => times(frame.x, -1)
  const aside = ({ frame }: Part) => times(frame.z, out)
  const inside = ({ frame }: Part) => times(frame.z, -out)
  // The back of the forearm turns with the hand.
  const fore: Part = { at: arm.lower.at, frame: framed(arm.lower.frame.y, arm.hand.frame.x) }

  switch (tint) {
    case 'neck-back':
      return [patch('head', behind(neck), [neck, -2.4, 0, 1.5, 2.3], [neck, -2.4, 7, 1.4, 2])]
    case 'neck-front':
      return [patch('head', ahead(neck), [neck, 2.8, 1, 1.5, 2], [neck, 2.4, 5, 1.2, 1.8])]
    case 'neck-side':
      return [
        patch('Arm', undefined, [chest, -1.2, 9, 11.5, 2.2], [chest, -1.2, 12.2, 5.6, 2.6]),
        patch('head', aside(neck), [neck, 0, 0, 2.9, 2.3], [neck, 0, 7, 2.8, 1.9]),
      ]
    case 'upper-back':
      return [
        patch(
          'torso',
          behind(chest),
          [ribs, -5.6, 2, 3.6, 3.4],
          [chest, -6, 0, 5.4, 4.2],
          [chest, -5, 8.4, 5.4, 3.2],
        ),
      ]
    case 'shoulder-blades':
      return [patch('torso', behind(chest), [chest, -6.2, -5, 4.4, 2.7], [chest, -5.4, 4, 5.2, 3.3])]
    case 'low-back':
      return [patch('torso', behind(waist), [low, -5, 2, 3.4, 3.2], [waist, -4.8, 7, 3.2, 3])]
    case 'chest':
      return [patch('torso', ahead(chest), [chest, 6.4, 2.6, 3.9, 3.6], [chest, 5.4, 4, 8, 3])]
    case 'belly':
      return [
        patch('torso', ahead(waist), [low, 6, 2, 3.2, 3], [waist, 6.4, 4, 3.4, 3.2], [ribs, 7, 2, 3.4, 3]),
      ]
    case 'trunk-side':
      return [patch('torso', aside(waist), [low, 0.5, 4, 9.3, 3], [ribs, 0.8, 2, 9.8, 3.2])]
    case 'shoulder':
      return [patch('Arm', undefined, [arm.upper, 0, 0.4, 0.6, 4.1], [arm.upper, 0, -8, 0.5, 3.1])]
    case 'upper-arm-front':
      return [patch('Arm', ahead(arm.upper), [arm.upper, 1.7, -11, 0, 2.7], [arm.upper, 1.2, -24, 0, 2.1])]
    case 'upper-arm-back':
      return [patch('Arm', behind(arm.upper), [arm.upper, -1.7, -10, 0, 2.7], [arm.upper, -1.1, -24, 0, 2.1])]
    case 'forearm-top':
      return [patch('Arm', aside(fore), [fore, 0, -4.5, 1.2, 2.4], [fore, 0, -19, 0.7, 1.6])]
    case 'forearm-under':
      return [patch('Arm', inside(fore), [fore, 0, -4.5, -1.2, 2.4], [fore, 0, -19, -0.7, 1.6])]
    case 'hand':
      return [patch('Arm', undefined, [arm.hand, 0, -2.4, 0, 1.9], [arm.hand, 0, -7.4, 0, 2.4])]
    case 'glute':
      return [patch('Leg', behind(pelvis), [pelvis, -5.2, 0.6, 7.6, 4.4], [pelvis, -5.2, -5.4, 7.6, 4])]
    case 'hip-side':
      return [patch('Leg', aside(pelvis), [pelvis, -0.5, 5, 10.6, 3.4], [pelvis, -0.5, -4, 12, 3.4])]
    case 'hip-front':
      return [patch('Leg', ahead(pelvis), [pelvis, 4, 4, 7, 3.2], [leg.upper, 3.2, -7, 0, 3.6])]
    case 'thigh-front':
      return [
        patch(
          'Leg',
          ahead(leg.upper),
          [leg.upper, 3, -9, 0, 3.7],
          [leg.upper, 2.9, -22, 0, 3.5],
          [leg.upper, 2.2, -29, 0, 3],
        ),
      ]
    case 'thigh-back':
      return [
        patch(
          'Leg',
          behind(leg.upper),
          [leg.upper, -3.4, -8, 0, 3.6],
          [leg.upper, -2.6, -22, 0, 3.2],
          [leg.upper, -1.9, -30, 0, 2.7],
        ),
      ]
    case 'thigh-inside':
      return [
        patch('Leg', inside(leg.upper), [leg.upper, 0.6, -9, -3.2, 3.2], [leg.upper, 0.6, -28, -2, 2.8]),
      ]
    case 'knee':
      return [patch('Leg', undefined, [leg.lower, 0.7, 1, 0, 4.1], [leg.lower, 0.7, -1, 0, 4])]
    case 'calf':
      return [
        patch(
          'Leg',
          behind(leg.lower),
          [leg.lower, -2.6, -7, 0.4, 3],
          [leg.lower, -2.8, -14, 0.4, 3.1],
          [leg.lower, -1.3, -26, 0, 2.1],
        ),
      ]
    case 'shin':
      return [patch('Leg', ahead(leg.lower), [leg.lower, 1.7, -7, 0, 2.5], [leg.lower, 0.8, -28, 0, 2])]
    case 'ankle':
      return [patch('Leg', undefined, [leg.foot, 0, 3, 0, 2.9], [leg.foot, 0.4, -0.6, 0, 3.1])]
    case 'foot':
      return [patch('Leg', undefined, [leg.foot, 2, -4, 0, 2.2], [leg.foot, 11, -5, 0, 1.8])]
  }
}
