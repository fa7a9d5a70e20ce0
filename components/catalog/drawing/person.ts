// The person: skin, hair, clothes and shoes around the bones of a figure, in the order in which the eye meets them.
import { body, sides, type Side } from '@/domain/catalog/drawing/body'
import type { Figure, Limbs, Part } from '@/domain/catalog/drawing/figure'
import { between, placed, times, type Vec } from '@/domain/catalog/drawing/space'
import type { WholeDrawing } from '@/domain/catalog/drawing/drawing'
import {
  ball,
  chain,
  egg,
  hull,
  looks,
  nearness,
  on,
  outline,
  type Ball,
  type Egg,
  type Eye,
  type Slice,
} from './shapes'
import { tinted, type Patch } from './tints'

/** What is drawn: its outline and what it is made of. `far` is the side of the body away from the eye. */
export type Shape = { d: string; made: Material; far?: boolean; edge?: boolean }
export type Material =
  | 'skin'
  | 'hair'
  | 'shirt'
  | 'trousers'
  | 'shoe'
  | 'sole'
  | 'tint'
  | 'line'
  | 'wood'
  | 'woodDark'
  | 'soft'
  | 'softDark'
  | 'band'
  | 'metal'
  | 'ground'
  | 'wall'
  | 'cloth'

/** Shapes that lie together at one depth. */
export type Layer = { name: string; depth: number; shapes: Shape[] }

export function personLayers(figure: Figure, eye: Eye, drawing: WholeDrawing): Layer[] {
  const patches = tinted(figure, drawing.tint)
  const patch = (part: Patch['part'], far = false): Shape[] =>
    patches
      .filter((each) => each.part === part)
      .map(({ balls, way }) => ({ d: chain(eye, shown(eye, balls, way)), made: 'tint' as const, far }))

  const middle = nearness(eye, figure.spine[2].at)
  const layers: Layer[] = []
  for (const side of sides) {
    const { arm, leg } = figure[side]
    const armDepth = mean(eye, arm.upper.at, arm.lower.at, arm.palm) - middle
    const legDepth =
      mean(eye, leg.upper.at, leg.lower.at, leg.lower.at, leg.foot.at) - nearness(eye, figure.pelvis.at)
    const other = figure[side === 'left' ? 'right' : 'left']
    const legFar = legDepth < -4 && nearness(eye, leg.lower.at) < nearness(eye, other.leg.lower.at) - 7
    const armFar = armDepth < -9 && nearness(eye, arm.upper.at) < nearness(eye, other.arm.upper.at) - 12
    layers.push({
      name: `${side}Leg`,
      depth: middle + legDepth - 1,
      shapes: [
        ...legShapes(leg, eye, legFar, drawing.barefoot, patch(`${side}Leg`, legFar)),
        ...(legDepth < -4 ? [] : [hipSeam(figure, leg, side, eye)]),
      ],
    })
    layers.push({
      name: `${side}Arm`,
      depth: middle + armDepth + 3,
      shapes: [
        ...armShapes(arm, side, eye, armFar, patch(`${side}Arm`, armFar)),
        ...(armFar ? [] : [seam(figure, arm, side, eye)]),
        ...patch(`${side}Shoulder`, armFar),
      ],
    })
  }
  layers.push({
    name: 'pelvis',
    depth: middle - 3.5,
    shapes: [...pelvisShapes(figure, eye), ...patch('pelvis')],
  })
  layers.push({ name: 'torso', depth: middle, shapes: [...shirtShapes(figure, eye), ...patch('torso')] })
  const head = nearness(eye, figure.head.at) - middle
  layers.push({
    name: 'head',
    depth: middle + (Math.abs(head) < 14 ? 0.5 : head),
    shapes: [...headShapes(figure, eye), ...patch('head')],
  })
  return layers
}

const mean = (eye: Eye, ...points: Vec[]) =>
  points.reduce((sum, point) => sum + nearness(eye, point), 0) / points.length

/** A patch on the side that looks away shrinks to nothing, and keeps its commands. */
const shown = (eye: Eye, balls: readonly Ball[], way: Vec | undefined) =>
  way === undefined || looks(eye, way) > -0.35 ? balls : balls.map(({ at }) => ball(at, 0.01))

function slice(part: Part, y: number, x: number, broad: number, deep: number): Slice {
  return { at: placed(part.at, part.frame, [x, y, 0]), frame: part.frame, broad, deep }
}

function pelvisShapes({ pelvis, spine }: Figure, eye: Eye): Shape[] {
  const slices = [
    slice(pelvis, -7.5, -1.2, 12, 7.2),
    slice(pelvis, -4, -1.8, 15.6, 9.8),
    slice(pelvis, 1.5, -1.6, 16.4, 10.6),
    slice(spine[0], 1, 0.6, 14.2, 9.8),
    slice(spine[0], 7, 1.2, 12.6, 8.8),
  ]
  return [{ d: outline(eye, slices), made: 'trousers', edge: true }]
}

function shirtShapes({ spine }: Figure, eye: Eye): Shape[] {
  const [low, waist, ribs, chest] = spine
  const slices = [
    slice(low, 0, 0.4, 14.9, 10.2),
    slice(low, 6, 1.1, 13.4, 9.6),
    slice(waist, 5, 1.8, 13, 9.6),
    slice(ribs, 4, 1.6, 14.4, 10.8),
    slice(chest, 0, 1, 16, 11.2),
    slice(chest, 6.5, -0.6, 17.4, 9.6),
    slice(chest, 10.4, -1.6, 14, 7.6),
    slice(chest, 13.6, -1.4, 6.6, 5.6),
  ]
  return [{ d: outline(eye, slices), made: 'shirt', edge: true }]
}

/** The cloth that runs from the chest into the sleeve, without an edge between the two. */
function seam({ spine }: Figure, arm: Limbs['arm'], side: Side, eye: Eye): Shape {
  const out = side === 'right' ? 1 : -1
  const root = between(arm.upper.at, placed(spine[3].at, spine[3].frame, [-1, 6, out * 9]), 0.75)
  return { d: chain(eye, [ball(arm.upper.at, 5.2), ball(root, 4.2)]), made: 'shirt' }
}

function hipSeam({ pelvis }: Figure, leg: Limbs['leg'], side: Side, eye: Eye): Shape {
  const out = side === 'right' ? 1 : -1
  return {
    d: chain(eye, [on(leg.upper, -0.3, 0.2, 0, 7.6), on(pelvis, -0.8, 1, out * 4.2, 6.4)]),
    made: 'trousers',
  }
}

function armShapes(arm: Limbs['arm'], side: Side, eye: Eye, far: boolean, patch: Shape[]): Shape[] {
  const { upper, lower, hand } = arm
  const skin = chain(eye, [
    on(upper, 0, 0, 0, 5.2),
    on(upper, 0.4, -12, 0, 4.3),
    ball(lower.at, 3.4),
    on(lower, 0.3, -7, 0, 3.7),
    ball(hand.at, 2.4),
  ])
  const sleeve = chain(eye, [on(upper, 0, 0.2, 0, 5.5), on(upper, 0.2, -14.5, 0, 4.9)])
  return [
    { d: `${skin}${handPath(arm, side, eye)}`, made: 'skin', far, edge: true },
    ...patch,
    { d: sleeve, made: 'shirt', far, edge: true },
  ]
}

function handPath({ hand, grip }: Limbs['arm'], side: Side, eye: Eye): string {
  const inward = side === 'right' ? -1 : 1
  // The fingers curl toward the palm, in two halves.
  const curl = grip * 95
  const [c, s] = [Math.cos((curl * Math.PI) / 180), Math.sin((curl * Math.PI) / 180)]
  const knuckle = (x: number): Vec => [x, -body.knuckles, 0]
  const half = body.fingers * 0.55
  const bent = (x: number): Vec => [x, -body.knuckles - half * c, inward * half * s]
  const [c2, s2] = [Math.cos((curl * 1.9 * Math.PI) / 180), Math.sin((curl * 1.9 * Math.PI) / 180)]
  const tip = (x: number): Vec => {
    const [, y, z] = bent(x)
    return [x * 0.85, y - half * 0.85 * c2, z + inward * half * 0.85 * s2]
  }
  const at = (p: Vec, r: number) => on(hand, ...p, r)
  const palm = [
    ball(hand.at, 2.3),
    at(knuckle(2.7), 1.6),
    at(knuckle(-2.6), 1.5),
    at([2.6, -4, inward * 0.4], 1.7),
  ]
  const first = [at(knuckle(2.5), 1.6), at(knuckle(-2.5), 1.5), at(bent(2.1), 1.4), at(bent(-2.3), 1.3)]
  const second = [at(bent(2.1), 1.4), at(bent(-2.3), 1.3), at(tip(1.3), 1.1), at(tip(-1.4), 1)]
  const thumb = [
    at([2.2, -2.6, inward * 0.6], 1.6),
    at([4.2 - grip, -5.6, inward * (1 + grip * 1.6)], 1.25),
    at([4.6 - grip * 2.6, -8.4, inward * (1.2 + grip * 2.6)], 1.05),
  ]
  return hull(eye, palm, 10) + hull(eye, first, 8) + hull(eye, second, 8) + chain(eye, thumb)
}

function legShapes(leg: Limbs['leg'], eye: Eye, far: boolean, barefoot: boolean, patch: Shape[]): Shape[] {
  const { upper, lower, foot } = leg
  const skin = chain(eye, [
    on(upper, 0.6, -24, 0, 6.4),
    on(upper, 0.5, -body.thigh, 0, 5.1),
    on(lower, -1.6, -12, 0, 5.2),
    on(lower, -0.6, -26, 0, 3.9),
    on(lower, 0, -body.shank + 1, 0, 3.1),
  ])
  const cloth = chain(eye, [
    on(upper, -0.4, 0.5, 0, 8.3),
    on(upper, 0.9, -15, 0, 7.9),
    on(upper, 0.6, -31, 0, 6.6),
  ])
  return [
    { d: skin, made: 'skin', far, edge: true },
    ...footShapes(foot, leg.toes, eye, far, barefoot),
    { d: cloth, made: 'trousers', far, edge: true },
    ...patch,
  ]
}

function footShapes(foot: Part, toes: number, eye: Eye, far: boolean, barefoot: boolean): Shape[] {
  const low = -body.ankle
  const lift = barefoot ? 0 : 1
  const bend = (toes * Math.PI) / 180
  const tip = (up: number, z: number): Vec => [
    body.ball + 5 * Math.cos(bend) - up * Math.sin(bend),
    low + 5 * Math.sin(bend) + up * Math.cos(bend),
    z,
  ]
  const at = (p: Vec, r: number) => on(foot, ...p, r)
  const back: (Ball | Egg)[] = [
    at([-2.8, low + lift + 3.2, 0], 3.1),
    at([-0.6, -0.6, 0], 3.4),
    at([6, low + 3.8, 0.3], 3),
    at([body.ball - 1, low + lift + 2.1, 2.2], 2.1),
    at([body.ball - 1, low + lift + 2.1, -2.2], 2.1),
  ]
  const front = [
    at([body.ball - 1, low + lift + 2.1, 2.2], 2.1),
    at([body.ball - 1, low + lift + 2.1, -2.2], 2.1),
    at(tip(lift + 1.7, 1.2), 1.7),
    at(tip(lift + 1.7, -1.5), 1.7),
  ]
  if (barefoot) return [{ d: hull(eye, back, 12) + hull(eye, front, 10), made: 'skin', far, edge: true }]
  const sole =
    chain(eye, [
      at([-3.6, low + 1.5, 0], 1.5),
      at([body.ball - 1, low + 1.4, 0], 1.4),
      at(tip(1.3, 0), 1.3),
    ]) + chain(eye, [at([body.ball - 1, low + 1.3, -2.4], 1.3), at([body.ball - 1, low + 1.3, 2.4], 1.3)])
  return [
    { d: sole, made: 'sole', far, edge: true },
    { d: hull(eye, back, 12) + hull(eye, front, 10), made: 'shoe', far },
  ]
}

function headShapes({ head, neck }: Figure, eye: Eye): Shape[] {
  const { frame } = head
  const part = head
  const at = (x: number, y: number, z: number) => placed(part.at, frame, [x, y, z])
  const throat = chain(eye, [on(neck, 0.4, 0, 0, 5.1), on(head, -0.6, 3, 0, 4.8)])
  const face = [egg(at(1.6, 8.6, 0), frame, [8.2, 8, 7]), egg(at(4.4, 0.2, 0), frame, [3.8, 3, 3.9])]
  const nose = [on(part, 8.6, 8.4, 0, 1.1), on(part, 10.1, 5.4, 0, 1.15)]
  // Hair sits on the skull above and behind the face.
  const hair = hull(
    eye,
    [
      egg(at(-0.4, 10.4, 0), frame, [9.3, 8.6, 8]),
      egg(at(-4.6, 4.6, 0), frame, [4.2, 4.4, 6.2]),
      egg(at(4.2, 14, 0), frame, [4.2, 3.4, 5.6]),
    ],
    16,
  )
  const facing = looks(eye, frame.x)
  const skinFace: Shape = { d: hull(eye, face, 16) + chain(eye, nose), made: 'skin' }
  const ears: Shape[] = ([1, -1] as const)
    .filter((out) => looks(eye, times(frame.z, out)) > 0.25)
    .map((out) => ({
      d: hull(eye, [egg(at(-0.6, 7, out * 7), frame, [1.7, 2.4, 0.8])], 8),
      made: 'skin',
      edge: false,
    }))
  const bridge = facing > 0.55 ? 1 : 0.01
  const noseShade: Shape = {
    d: chain(eye, [on(part, 9.6, 4.9, 0.5, 1.1 * bridge), on(part, 9.6, 4.9, -0.5, 1.1 * bridge)]),
    made: 'skin',
    far: true,
  }
  const eyes: Shape[] = ([1, -1] as const)
    .filter((out) => looks(eye, times(frame.x, 1)) * 0.9 + looks(eye, times(frame.z, out)) * 0.55 > 0.15)
    .map((out) => ({ d: hull(eye, [egg(at(8.3, 8.3, out * 2.9), frame, [0.5, 1, 0.75])], 8), made: 'line' }))
  const hairShape: Shape = { d: hair, made: 'hair', edge: true }
  return facing < -0.3
    ? [{ d: throat, made: 'skin', edge: true }, { ...skinFace, edge: true }, hairShape, ...ears]
    : [
        { d: throat, made: 'skin', edge: true },
        hairShape,
        skinFace,
        ...fringe(eye, at, frame),
        noseShade,
        ...eyes,
        ...ears,
      ]
}

/** The hairline above the forehead, so that a face seen from the front is not all face. */
function fringe(eye: Eye, at: (x: number, y: number, z: number) => Vec, frame: Part['frame']): Shape[] {
  const top = egg(at(1.4, 14.9, 0), frame, [7.7, 3.6, 7])
  // Seen from the front, the hair at the temple would cover the eyes.
  const cap = looks(eye, frame.x) > 0.8 ? [top] : [top, egg(at(-3, 10.5, 0), frame, [6, 6.6, 7.4])]
  return [{ d: hull(eye, cap, 14), made: 'hair' }]
}
