// What is around the person and what they hold, each at its depth.
import { usualSizes, type Thing } from '@/domain/catalog/drawing/drawing'
import type { Figure } from '@/domain/catalog/drawing/figure'
import { placeOf } from '@/domain/catalog/drawing/points'
import { add, between, times, upright, type Vec } from '@/domain/catalog/drawing/space'
import { block, chair, doorway, mat, table, wall } from './furniture'
import { rideOn, riding, type Layer, type Material, type Shape } from './layers'
import { ball, chain, egg, hull, looks, nearness, on, seen, thread, type Eye, type Flat } from './shapes'

const onFloor = -1000

export function thingLayer(thing: Thing, figure: Figure, eye: Eye): Layer {
  const layer = (name: string, depth: number, shapes: Shape[], edge = false): Layer => ({
    name,
    depth,
    shapes,
    edge,
  })
  const near = (point: Vec) => nearness(eye, point)
  switch (thing.kind) {
    case 'chair':
    case 'stool': {
      const at = thing.at ?? [0, 0, 0]
      const facing = thing.kind === 'chair' ? (thing.facing ?? 0) : 0
      return layer('things', near(at) - 60, chair(eye, at, facing, thing.kind === 'chair'))
    }
    case 'wall':
      return layer('wall', onFloor + 1, wall(eye, thing.x, thing.z ?? 0))
    case 'mat':
      return layer('mat', onFloor + 2, mat(eye, thing.from, thing.to, thing.width ?? 62))
    case 'doorway':
      return layer('things', near([thing.x, 0, 0]) - 30, doorway(eye, thing.x, thing.width ?? 84))
    case 'table':
      return layer('things', near(thing.at) - 20, table(eye, thing.at, thing.size ?? usualSizes.table))
    case 'step':
    case 'box':
    case 'bed': {
      const [w, h, d] = thing.size ?? usualSizes[thing.kind]
      const made: [Material, Material] = thing.kind === 'bed' ? ['soft', 'softDark'] : ['wood', 'woodDark']
      return layer(
        'things',
        near(thing.at) - 40,
        block(eye, add(thing.at, [0, -h / 2, 0]), [w / 2, h / 2, d / 2], made),
      )
    }
    case 'band':
    case 'towel':
    case 'cable':
    case 'stick': {
      const points = thing.through.map((place) => placeOf(figure, place))
      const line = thing.kind === 'band' && thing.loop ? [...points, points[0]!] : points
      const flat = line.map((point) => seen(eye, point))
      // Where it is fixed to the room, and not held, there is a knob.
      const knobs = thing.through.flatMap((place, i): Shape[] =>
        'of' in place || (thing.kind !== 'band' && thing.kind !== 'cable')
          ? []
          : [{ path: hull(eye, [ball(points[i]!, 2.2)], 8), made: 'metal' }],
      )
      const rope: Shape = { path: thread(flat, true), ...lines[thing.kind] }
      return layer('band', Math.max(...points.map(near)) + 2, [rope, ...knobs])
    }
    case 'roller':
    case 'towel-roll': {
      const at = placeOf(figure, thing.at)
      return layer('roll', near(at) - 3, roll(eye, at, thing), true)
    }
    case 'ball': {
      const at = placeOf(figure, thing.at)
      const r = thing.radius ?? usualSizes.ball
      const shine = add(at, add(times(eye.up, r * 0.35), times(eye.right, -r * 0.35)))
      const shapes: Shape[] = [
        { path: hull(eye, [ball(at, r)], 12), made: 'band' },
        { path: hull(eye, [ball(shine, r * 0.25)], 8), made: 'sole' },
      ]
      return layer('ball', near(at) + 0.5, riding({ at: seen(eye, at), angle: 0 }, shapes), true)
    }
    case 'pillow':
    case 'pack': {
      const [w, h, d] = thing.size ?? usualSizes[thing.kind]
      const at = placeOf(figure, thing.at)
      const corners = [-1, 1].flatMap((sx) =>
        [-1, 1].map((sz) =>
          egg(add(at, [sx * w * 0.26, 0, sz * d * 0.26]), upright, [w * 0.24, h / 2, d * 0.24]),
        ),
      )
      const made = thing.kind === 'pack' ? 'band' : 'cloth'
      return layer('pillow', near(at) - 12, [{ path: hull(eye, corners, 14), made }], true)
    }
    case 'load': {
      const [w, h, d] = thing.size ?? usualSizes.load
      const at = placeOf(figure, thing.at)
      const shapes = block(eye, at, [w / 2, h / 2, d / 2], ['wood', 'woodDark'])
      return layer('load', near(at) + 0.5, riding({ at: seen(eye, at), angle: 0 }, shapes), true)
    }
    case 'weight':
      return layer(`weight ${thing.in}`, 0, weight(eye, figure, thing.in))
  }
}

const lines = {
  band: { made: 'band', wide: 2 },
  towel: { made: 'cloth', wide: 4.4 },
  cable: { made: 'metal', wide: 1 },
  stick: { made: 'woodDark', wide: 2.4 },
} as const

/** A dumbbell across the closed hand. */
function weight(eye: Eye, figure: Figure, held: 'leftHand' | 'rightHand'): Shape[] {
  const [side, inward] = held === 'leftHand' ? (['left', 1] as const) : (['right', -1] as const)
  const { hand } = figure[side].arm
  const at = (x: number, r: number) => on(hand, x, -7, inward * 2.6, r)
  return riding(rideOn(eye, hand), [
    { path: chain(eye, [at(-8, 1.3), at(8, 1.3)]), made: 'metal' },
    {
      path: [...chain(eye, [at(-9.5, 4), at(-6.2, 4)]), ...chain(eye, [at(6.2, 4), at(9.5, 4)])],
      made: 'metal',
    },
  ])
}

function roll(eye: Eye, at: Vec, thing: Extract<Thing, { kind: 'roller' | 'towel-roll' }>): Shape[] {
  const [radius, half] = [
    thing.radius ?? usualSizes[thing.kind].radius,
    (thing.length ?? usualSizes[thing.kind].length) / 2,
  ]
  const along = upright[thing.along ?? 'z']
  const ends = [add(at, times(along, -half)), add(at, times(along, half))] as const
  const near = looks(eye, along) >= 0 ? ends[1] : ends[0]
  const halves: Vec = [along[0] ? 0.5 : radius, along[1] ? 0.5 : radius, along[2] ? 0.5 : radius]
  const disc = (point: Vec, share: number) => egg(point, upright, times(halves, share))
  return [
    {
      path: hull(
        eye,
        ends.map((end) => disc(end, 1)),
        16,
      ),
      made: thing.kind === 'roller' ? 'band' : 'cloth',
    },
    { path: hull(eye, [disc(between(near, at, 0.002), 0.45)], 12), made: 'sole' },
  ]
}

/** What decides how much of the room the picture shows. */
export function reachOf(thing: Thing, figure: Figure, eye: Eye): Flat[] {
  switch (thing.kind) {
    case 'chair':
    case 'stool': {
      const [x, y, z] = thing.at ?? [0, 0, 0]
      return [seen(eye, [x - 22, y, z]), seen(eye, [x + 22, y + (thing.kind === 'chair' ? 80 : 45), z])]
    }
    case 'wall':
      return thing.x === undefined ? [] : [seen(eye, [thing.x + Math.sign(thing.x) * 4, 100, 0])]
    case 'mat':
      return [thing.from, thing.to].flatMap((x) =>
        [-1, 1].map((side) => seen(eye, [x, 0, (side * (thing.width ?? 62)) / 2])),
      )
    case 'band':
    case 'towel':
    case 'cable':
    case 'stick':
      return thing.through.map((place) => seen(eye, placeOf(figure, place)))
    case 'step':
    case 'table':
    case 'box':
    case 'bed': {
      const [w, h, d] = thing.size ?? usualSizes[thing.kind]
      return [seen(eye, add(thing.at, [-w / 2, 0, d / 2])), seen(eye, add(thing.at, [w / 2, -h, -d / 2]))]
    }
    case 'doorway':
    case 'weight':
      return []
    default:
      return [seen(eye, placeOf(figure, thing.at))]
  }
}
