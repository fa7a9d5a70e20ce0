// The person: skin, clothes and shoes around the bones of a figure, in the order in which the eye meets them.
import { body, outward, sides, type Side } from '@/domain/catalog/drawing/body'
import type { WholeDrawing } from '@/domain/catalog/drawing/drawing'
import type { Figure, Limbs, Part } from '@/domain/catalog/drawing/figure'
import { between, placed, type Vec } from '@/domain/catalog/drawing/space'
import { footShapes, handShapes } from './hands-and-feet'
import { headShapes } from './head'
import { rideOn, riding, type Layer, type Shape } from './layers'
import { ball, chain, looks, nearness, on, outline, type Ball, type Eye, type Slice } from './shapes'
import { tinted, type Patch } from './tints'

export function personLayers(figure: Figure, eye: Eye, { tint, barefoot }: WholeDrawing): Layer[] {
  const patches = tinted(figure, tint)
  const patch = (part: Patch['part'], far = false): Shape[] =>
    patches
      .filter((each) => each.part === part)
      .map(({ balls, way, rides }) => ({
        path: chain(eye, shown(eye, balls, way)),
        made: 'tint',
        far,
        ...(rides && { ride: rideOn(eye, rides) }),
      }))

  const middle = nearness(eye, figure.spine[2].at)
  const hips = nearness(eye, figure.pelvis.at)
  const pelvis = pelvisShape(figure, eye)
  const pelvisDepth = middle - 3.5
  const limbs = sides.flatMap((side): Layer[] => {
    const { arm, leg } = figure[side]
    const other = figure[side === 'left' ? 'right' : 'left']
    const armDepth = mean(eye, arm.upper.at, arm.lower.at, arm.palm) - middle
    const legDepth = mean(eye, leg.upper.at, leg.lower.at, leg.lower.at, leg.foot.at) - hips
    const legFar = legDepth < -4 && nearness(eye, leg.lower.at) < nearness(eye, other.leg.lower.at) - 7
    const armFar = armDepth < -9 && nearness(eye, arm.upper.at) < nearness(eye, other.arm.upper.at) - 12
    const legLayer = { depth: middle + legDepth - 1, edge: true }
    const armLayer = { depth: middle + armDepth + 3, edge: true }
    return [
      { ...legLayer, name: `${side}Leg`, shapes: legShapes(leg, side, eye, legFar, barefoot) },
      // A leg in line with the trunk grows out of the pelvis without an edge between the two.
      {
        name: `${side}Leg`,
        depth: Math.abs(legDepth) < 14 && !legFar ? legLayer.depth : pelvisDepth,
        shapes: [pelvis],
      },
      { ...legLayer, name: `${side}Leg`, edge: false, shapes: patch(`${side}Leg`, legFar) },
      { ...armLayer, name: `${side}Arm`, shapes: armShapes(arm, side, eye, armFar) },
      // The cloth runs from the chest into the sleeve without an edge; at the far side the chest hides that.
      {
        name: `${side}Arm`,
        depth: armFar ? armLayer.depth - 0.1 : Math.max(armLayer.depth, middle + 0.2),
        shapes: [shoulderSeam(figure, arm, side, eye, armFar)],
      },
      { ...armLayer, name: `${side}Arm`, edge: false, shapes: patch(`${side}Arm`, armFar) },
    ]
  })
  const head = nearness(eye, figure.head.at) - middle
  return [
    ...limbs,
    {
      name: 'pelvis',
      depth: middle - 3.5,
      edge: true,
      shapes: [pelvis, ...patch('pelvis')],
    },
    { name: 'torso', depth: middle, edge: true, shapes: [shirtShape(figure, eye)] },
    { name: 'torso', depth: middle + 0.3, shapes: patch('torso') },
    {
      name: 'head',
      depth: middle + (Math.abs(head) < 14 ? 0.5 : head),
      edge: true,
      shapes: headShapes(figure, eye, patch('head')),
    },
  ]
}

const mean = (eye: Eye, ...points: Vec[]) =>
  points.reduce((sum, point) => sum + nearness(eye, point), 0) / points.length

/** A patch on the side that looks away shrinks to nothing, and keeps its commands. */
const shown = (eye: Eye, balls: readonly Ball[], way: Vec | undefined) =>
  way === undefined || looks(eye, way) > -0.35 ? balls : balls.map(() => ball(balls[0]!.at, 0.01))

function slice(part: Part, y: number, x: number, broad: number, deep: number): Slice {
  return { at: placed(part.at, part.frame, [x, y, 0]), frame: part.frame, broad, deep }
}

function pelvisShape({ pelvis, spine }: Figure, eye: Eye): Shape {
  const path = outline(eye, [
    slice(pelvis, -7.5, -1.2, 12, 7.2),
    slice(pelvis, -4, -1.8, 15.6, 9.8),
    slice(pelvis, 1.5, -1.6, 16.2, 10.6),
    slice(spine[0], 0.8, 0.5, 14.3, 9.9),
  ])
  return { path, made: 'trousers', ride: rideOn(eye, pelvis) }
}

function shirtShape({ spine }: Figure, eye: Eye): Shape {
  const [low, waist, ribs, chest] = spine
  const path = outline(eye, [
    slice(low, 0, 0.4, 14.7, 10.1),
    slice(low, 6, 1.1, 13.3, 9.5),
    slice(waist, 5, 1.8, 12.9, 9.5),
    slice(ribs, 4, 1.6, 14.4, 10.8),
    slice(chest, 0, 1, 16.2, 11.2),
    slice(chest, 6.5, -0.6, 17, 9.8),
    slice(chest, 10.6, -1.6, 12.6, 7.8),
    slice(chest, 14, -1.6, 6.4, 5.6),
  ])
  return { path, made: 'shirt', ride: rideOn(eye, chest) }
}

/** The cloth from the chest and the neck into the sleeve, without an edge between them. */
function shoulderSeam({ spine }: Figure, arm: Limbs['arm'], side: Side, eye: Eye, far: boolean): Shape {
  const [chest, out] = [spine[3], outward(side)]
  const breast = between(arm.upper.at, placed(chest.at, chest.frame, [-1, 5, out * 8]), 0.42)
  const neck = placed(chest.at, chest.frame, [-1.6, 8.6, out * 9.4])
  const joint = ball(arm.upper.at, 5.3)
  return {
    path: [...chain(eye, [joint, ball(breast, 4.4)]), ...chain(eye, [joint, ball(neck, 3)])],
    made: 'shirt',
    far,
  }
}

function armShapes(arm: Limbs['arm'], side: Side, eye: Eye, far: boolean): Shape[] {
  const { upper, lower, hand } = arm
  const [onUpper, onLower] = [rideOn(eye, upper), rideOn(eye, lower)]
  return [
    {
      path: chain(eye, [on(upper, 0.4, -9, 0, 4.4), on(upper, 0.3, -19, 0, 4), ball(lower.at, 3.4)]),
      made: 'skin',
      far,
      ride: onUpper,
    },
    ...handShapes(arm, side, eye, far),
    {
      path: chain(eye, [ball(lower.at, 3.4), on(lower, 0.4, -7, 0, 3.8), ball(hand.at, 2.4)]),
      made: 'skin',
      far,
      ride: onLower,
    },
    {
      path: chain(eye, [on(upper, 0, 0.2, 0, 5.5), on(upper, 0.3, -15, 0, 5)], true),
      made: 'shirt',
      far,
      ride: onUpper,
    },
  ]
}

function legShapes(leg: Limbs['leg'], side: Side, eye: Eye, far: boolean, bare: boolean): Shape[] {
  const { upper, lower } = leg
  const [onUpper, onLower] = [rideOn(eye, upper), rideOn(eye, lower)]
  const out = outward(side)
  const knee = ball(lower.at, 5)
  return [
    ...(bare ? [] : footShapes(leg, side, eye, far, bare)),
    ...riding(onLower, [
      {
        path: chain(eye, [
          knee,
          on(lower, -1.7, -11.5, out * 0.5, 5.3),
          on(lower, -0.8, -25, 0, 3.9),
          on(lower, 0, -body.shank + 1, 0, 3.1),
        ]),
        made: 'skin',
        far,
      },
    ]),
    ...(bare ? footShapes(leg, side, eye, far, bare) : []),
    ...riding(onUpper, [
      { path: chain(eye, [on(upper, 0.6, -24, 0, 6.3), knee]), made: 'skin', far },
      {
        path: chain(
          eye,
          [on(upper, -0.4, 0.5, 0, 8.2), on(upper, 0.9, -15, 0, 7.7), on(upper, 0.6, -30, 0, 6.5)],
          true,
        ),
        made: 'trousers',
        far,
      },
    ]),
  ]
}
