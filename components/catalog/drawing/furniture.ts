// What stands in the room: chairs, tables, steps, walls, doorways and mats.
import { add, times, turned, upright, type Frame, type Vec } from '@/domain/catalog/drawing/space'
import type { Material, Shape } from './layers'
import { ball, chain, looks, polygon, seen, type Eye } from './shapes'

/** A point in a thing's own measures. */
const within = (at: Vec, frame: Frame, [x, y, z]: Vec): Vec =>
  add(at, add(times(frame.x, x), add(times(frame.y, y), times(frame.z, z))))

/** The faces of a block that look at the eye, the top in a lighter tone. */
export function block(
  eye: Eye,
  middle: Vec,
  half: Vec,
  [top, side]: [Material, Material],
  frame = upright,
): Shape[] {
  const [hx, hy, hz] = half
  const corner = (x: number, y: number, z: number) =>
    seen(eye, within(middle, frame, [x * hx, y * hy, z * hz]))
  const faces = ([-1, 1] as const).flatMap((s) => [
    {
      way: times(frame.x, s),
      corners: [corner(s, -1, -1), corner(s, 1, -1), corner(s, 1, 1), corner(s, -1, 1)],
      made: side,
    },
    {
      way: times(frame.z, s),
      corners: [corner(-1, -1, s), corner(1, -1, s), corner(1, 1, s), corner(-1, 1, s)],
      made: side,
    },
    {
      way: times(frame.y, s),
      corners: [corner(-1, s, -1), corner(1, s, -1), corner(1, s, 1), corner(-1, s, 1)],
      made: top,
    },
  ])
  return faces
    .filter(({ way }) => looks(eye, way) > 0.01)
    .map(({ corners, made }) => ({ path: polygon(corners), made }))
}

/** A chair, or a stool that has no back. */
export function chair(eye: Eye, at: Vec, facing: number, back: boolean): Shape[] {
  const frame = turned(upright, 'y', -facing)
  const bar = (from: Vec, to: Vec, r: number) =>
    chain(eye, [ball(within(at, frame, from), r), ball(within(at, frame, to), r)])
  const near = looks(eye, frame.z) >= 0 ? 1 : -1
  const leg = (x: number, z: number) => bar([x, 41, z], [x * 1.06, 1.3, z], 1.5)
  const post = (z: number) => bar([-19, 44, z], [-23, 86, z], 1.6)
  const far: Shape = { path: [...leg(-17, -near * 18), ...leg(18, -near * 18)], made: 'woodDark' }
  const rest: Shape = {
    path: [
      ...bar([-22.6, 84, -18], [-22.6, 84, 18], 2.6),
      ...bar([-21.6, 72, -18], [-21.6, 72, 18], 2),
      ...post(near * 18),
    ],
    made: 'wood',
  }
  return [
    far,
    ...(back ? [{ path: post(-near * 18), made: 'woodDark' } as const] : []),
    ...block(eye, within(at, frame, [1, 43, 0]), [21, 2, 20], ['wood', 'woodDark'], frame),
    { path: [...leg(-17, near * 18), ...leg(18, near * 18)], made: 'wood' },
    ...(back ? [rest] : []),
  ]
}

export function table(eye: Eye, [x, y, z]: Vec, [wide, , deep]: Vec): Shape[] {
  const high = (y - 3) / 2
  const legs = [-1, 1].flatMap((sx) =>
    [-1, 1].flatMap((sz) =>
      block(
        eye,
        [x + sx * (wide / 2 - 4), high, z + sz * (deep / 2 - 4)],
        [2, high, 2],
        ['woodDark', 'woodDark'],
      ),
    ),
  )
  return [...legs, ...block(eye, [x, y - 1.5, z], [wide / 2, 1.5, deep / 2], ['wood', 'woodDark'])]
}

export function wall(eye: Eye, x: number | undefined, z: number): Shape[] {
  const thick = 3
  return x === undefined
    ? block(eye, [0, 120, z + Math.sign(z || -1) * thick], [190, 120, thick], ['wall', 'wall'])
    : block(eye, [x + Math.sign(x || 1) * thick, 120, 0], [thick, 120, 150], ['wall', 'wall'])
}

export function doorway(eye: Eye, x: number, width: number): Shape[] {
  const apart = width / 2 + 3
  return [
    ...[-apart, apart].flatMap((z) => block(eye, [x, 101, z], [3, 101, 3], ['wood', 'woodDark'])),
    ...block(eye, [x, 205, 0], [3, 3, apart + 3], ['wood', 'woodDark']),
  ]
}

export function mat(eye: Eye, from: number, to: number, width: number): Shape[] {
  return block(eye, [(from + to) / 2, -0.9, 0], [(to - from) / 2, 0.9, width / 2], ['soft', 'softDark'])
}
