// What is around the person: furniture, walls, mats, and what hands and feet hold.
import type { Thing } from '@/domain/catalog/drawing/drawing'
import type { Figure } from '@/domain/catalog/drawing/figure'
import { placeOf } from '@/domain/catalog/drawing/points'
import { add, between, times, turned, upright, type Frame, type Vec } from '@/domain/catalog/drawing/space'
import type { Layer, Material, Shape } from './person'
import {
  ball,
  chain,
  egg,
  face,
  hull,
  looks,
  nearness,
  on,
  seen,
  thread,
  type Eye,
  type Flat,
} from './shapes'

/** A line drawn along points, so wide in centimetres. */
export type ThingShape = Shape & { wide?: number }

export function thingLayers(things: readonly Thing[], figure: Figure, eye: Eye): Layer[] {
  return things.flatMap((thing) => layersOf(thing, figure, eye))
}

/** What decides how much of the room the picture shows. */
export function reachOf(things: readonly Thing[], figure: Figure, eye: Eye): Flat[] {
  return things.flatMap((thing): Flat[] => {
    switch (thing.kind) {
      case 'chair':
      case 'stool': {
        const [x, y, z] = thing.at ?? [0, 0, 0]
        return [seen(eye, [x - 22, y, z]), seen(eye, [x + 22, y + (thing.kind === 'chair' ? 80 : 45), z])]
      }
      case 'wall':
        return thing.x === undefined ? [] : [seen(eye, [thing.x + Math.sign(thing.x) * 4, 100, 0])]
      case 'mat':
        return [seen(eye, [thing.from, 0, 0]), seen(eye, [thing.to, 0, 0])]
      case 'band':
      case 'towel':
      case 'cable':
      case 'stick':
        return thing.through.map((place) => seen(eye, placeOf(figure, place)))
      case 'step':
      case 'table':
      case 'box':
      case 'bed': {
        const [w, h, d] = thing.size ?? sizes[thing.kind]
        return [seen(eye, add(thing.at, [-w / 2, 0, d / 2])), seen(eye, add(thing.at, [w / 2, -h, -d / 2]))]
      }
      default:
        return 'at' in thing ? [seen(eye, placeOf(figure, thing.at))] : []
    }
  })
}

const sizes = {
  step: [38, 18, 60],
  table: [70, 4, 60],
  box: [30, 30, 30],
  bed: [190, 12, 70],
  pillow: [34, 11, 46],
  pack: [16, 3, 20],
} as const

const layer = (name: string, depth: number, shapes: ThingShape[]): Layer => ({ name, depth, shapes })
const farBack = -1000

function layersOf(thing: Thing, figure: Figure, eye: Eye): Layer[] {
  switch (thing.kind) {
    case 'chair':
    case 'stool': {
      const at = thing.at ?? [0, 0, 0]
      const facing = thing.kind === 'chair' ? (thing.facing ?? 0) : 0
      return [
        layer(
          'things',
          nearness(eye, at) - 60,
          seat(eye, at, turned(upright, 'y', -facing), thing.kind === 'chair'),
        ),
      ]
    }
    case 'wall':
      return [layer('wall', farBack + 1, wall(eye, thing.x, thing.z))]
    case 'doorway': {
      const half = (thing.width ?? 84) / 2
      const posts = [-half - 4, half + 4].flatMap((z) =>
        block(eye, [thing.x, 100, z], upright, [6, 100, 4], 'wood', 'woodDark'),
      )
      return [layer('things', nearness(eye, [thing.x, 0, 0]) - 30, posts)]
    }
    case 'mat': {
      const half = (thing.width ?? 62) / 2
      const middle = (thing.from + thing.to) / 2
      return [
        layer(
          'mat',
          farBack + 2,
          block(
            eye,
            [middle, -0.9, 0],
            upright,
            [(thing.to - thing.from) / 2, 0.9, half],
            'soft',
            'softDark',
          ),
        ),
      ]
    }
    case 'band':
    case 'towel':
    case 'cable': {
      const points = thing.through.map((place) => placeOf(figure, place))
      const made = thing.kind === 'band' ? 'band' : thing.kind === 'towel' ? 'cloth' : 'metal'
      const wide = thing.kind === 'towel' ? 4.2 : thing.kind === 'band' ? 2 : 1
      const loop = thing.kind === 'band' && thing.loop
      const line = thread(eye, loop ? [...points, points[0]!] : points, true)
      return [
        layer('band', Math.max(...points.map((point) => nearness(eye, point))) + 2, [
          { d: line, made, wide },
        ]),
      ]
    }
    case 'stick': {
      const points = thing.through.map((place) => placeOf(figure, place))
      return [
        layer('band', Math.max(...points.map((point) => nearness(eye, point))), [
          { d: thread(eye, points, true), made: 'woodDark', wide: 2.4 },
        ]),
      ]
    }
    case 'roller':
    case 'towel-roll': {
      const at = placeOf(figure, thing.at)
      const half = (thing.length ?? (thing.kind === 'roller' ? 60 : 36)) / 2
      const radius = thing.radius ?? (thing.kind === 'roller' ? 7.5 : 5)
      const made = thing.kind === 'roller' ? 'band' : 'cloth'
      return [
        layer('roll', nearness(eye, at) - 3, roll(eye, at, upright[thing.along ?? 'z'], radius, half, made)),
      ]
    }
    case 'ball': {
      const at = placeOf(figure, thing.at)
      const radius = thing.radius ?? 4
      const shine = add(at, add(times(eye.up, radius * 0.35), times(eye.right, -radius * 0.35)))
      return [
        layer('ball', nearness(eye, at) + 0.5, [
          { d: hull(eye, [ball(at, radius)], 12), made: 'band', edge: true },
          { d: hull(eye, [ball(shine, radius * 0.28)], 8), made: 'sole' },
        ]),
      ]
    }
    case 'weight': {
      const { hand } = figure[thing.in === 'leftHand' ? 'left' : 'right'].arm
      const inward = thing.in === 'leftHand' ? 1 : -1
      const at = (x: number, r: number) => on(hand, x, -7, inward * 2.6, r)
      return [
        layer(`weight ${thing.in}`, 0, [
          { d: chain(eye, [at(-8, 1.3), at(8, 1.3)]), made: 'metal' },
          {
            d: chain(eye, [at(-9.5, 4), at(-6.2, 4)]) + chain(eye, [at(6.2, 4), at(9.5, 4)]),
            made: 'metal',
            edge: true,
          },
        ]),
      ]
    }
    case 'table': {
      const [w, , d] = thing.size ?? sizes.table
      const [x, y, z] = thing.at
      const legs = [-1, 1].flatMap((sx) =>
        [-1, 1].flatMap((sz) =>
          block(
            eye,
            [x + sx * (w / 2 - 4), (y - 3) / 2, z + sz * (d / 2 - 4)],
            upright,
            [2, (y - 3) / 2, 2],
            'woodDark',
            'woodDark',
          ),
        ),
      )
      return [
        layer('things', nearness(eye, [x, y, z]) - 20, [
          ...legs,
          ...block(eye, [x, y - 1.5, z], upright, [w / 2, 1.5, d / 2], 'wood', 'woodDark'),
        ]),
      ]
    }
    case 'step':
    case 'box':
    case 'bed': {
      const [w, h, d] = thing.size ?? sizes[thing.kind]
      const [x, y, z] = thing.at
      const [top, side]: Material[] = thing.kind === 'bed' ? ['soft', 'softDark'] : ['wood', 'woodDark']
      return [
        layer(
          'things',
          nearness(eye, thing.at) - 40,
          block(eye, [x, y - h / 2, z], upright, [w / 2, h / 2, d / 2], top!, side!),
        ),
      ]
    }
    case 'pillow':
    case 'pack': {
      const [w, h, d] = thing.size ?? sizes[thing.kind]
      const at = placeOf(figure, thing.at)
      const corners = [-1, 1].flatMap((sx) =>
        [-1, 1].map((sz) =>
          egg(add(at, [sx * w * 0.26, 0, sz * d * 0.26]), upright, [w * 0.24, h / 2, d * 0.24]),
        ),
      )
      return [
        layer('pillow', nearness(eye, at) - 12, [
          { d: hull(eye, corners, 14), made: thing.kind === 'pack' ? 'band' : 'cloth', edge: true },
        ]),
      ]
    }
  }
}

/** The faces of a block that look at the eye, the top in a lighter tone. */
function block(
  eye: Eye,
  middle: Vec,
  frame: Frame,
  [hx, hy, hz]: Vec,
  top: Material,
  side: Material,
): Shape[] {
  const corner = (x: number, y: number, z: number) =>
    add(middle, add(times(frame.x, x * hx), add(times(frame.y, y * hy), times(frame.z, z * hz))))
  const faces: { way: Vec; corners: Vec[]; made: Material }[] = []
  for (const s of [-1, 1]) {
    faces.push({
      way: times(frame.x, s),
      corners: [corner(s, -1, -1), corner(s, 1, -1), corner(s, 1, 1), corner(s, -1, 1)],
      made: side,
    })
    faces.push({
      way: times(frame.z, s),
      corners: [corner(-1, -1, s), corner(1, -1, s), corner(1, 1, s), corner(-1, 1, s)],
      made: side,
    })
    faces.push({
      way: times(frame.y, s),
      corners: [corner(-1, s, -1), corner(1, s, -1), corner(1, s, 1), corner(-1, s, 1)],
      made: top,
    })
  }
  return faces
    .filter(({ way }) => looks(eye, way) > 0.01)
    .map(({ corners, made }) => ({ d: face(eye, corners), made }))
}

function seat(eye: Eye, at: Vec, frame: Frame, back: boolean): Shape[] {
  const put = ([x, y, z]: Vec): Vec =>
    add(at, add(times(frame.x, x), add(times(frame.y, y), times(frame.z, z))))
  const bar = (from: Vec, to: Vec, r: number) => chain(eye, [ball(put(from), r), ball(put(to), r)])
  const near = looks(eye, frame.z) >= 0 ? 1 : -1
  const leg = (x: number, z: number) => bar([x, 40, z], [x * 1.06, 1.4, z], 1.5)
  const parts: Shape[] = [
    { d: leg(-17, -near * 18) + leg(18, -near * 18), made: 'woodDark' },
    ...(back
      ? [{ d: bar([-19, 44, -near * 18], [-23, 86, -near * 18], 1.6), made: 'woodDark' as const }]
      : []),
    ...block(eye, put([1, 43, 0]), frame, [21, 2, 20], 'wood', 'woodDark'),
    { d: leg(-17, near * 18) + leg(18, near * 18), made: 'wood' },
  ]
  if (back)
    parts.push({
      d:
        bar([-22.6, 84, -18], [-22.6, 84, 18], 2.6) +
        bar([-21.6, 72, -18], [-21.6, 72, 18], 2) +
        bar([-19, 44, near * 18], [-23, 86, near * 18], 1.6),
      made: 'wood',
    })
  return parts
}

function wall(eye: Eye, x: number | undefined, z: number | undefined): Shape[] {
  const thick = 3
  if (x !== undefined)
    return block(eye, [x + Math.sign(x || 1) * thick, 110, 0], upright, [thick, 110, 90], 'wall', 'wall')
  const side = z ?? 0
  return block(
    eye,
    [0, 110, side + Math.sign(side || -1) * thick],
    upright,
    [120, 110, thick],
    'wall',
    'wall',
  )
}

function roll(eye: Eye, at: Vec, along: Vec, radius: number, half: number, made: Material): Shape[] {
  const ends = [add(at, times(along, -half)), add(at, times(along, half))] as const
  const near = looks(eye, along) >= 0 ? ends[1] : ends[0]
  const halves: Vec = [along[0] ? 0.5 : radius, along[1] ? 0.5 : radius, along[2] ? 0.5 : radius]
  const disc = (point: Vec, share: number) => egg(point, upright, times(halves, share))
  const inner = between(near, at, 0.002)
  return [
    {
      d: hull(
        eye,
        ends.map((end) => disc(end, 1)),
        16,
      ),
      made,
      edge: true,
    },
    { d: hull(eye, [disc(inner, 0.5)], 12), made: 'sole' },
  ]
}
