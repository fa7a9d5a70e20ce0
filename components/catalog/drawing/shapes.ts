// Flat shapes as SVG paths. Each shape always has the same commands, so that one pose can flow into the next.
import { dot, placed, times, type Frame, type Vec } from '@/domain/catalog/drawing/space'

export type Flat = readonly [number, number]

/** Where the eye is, and how a point in the room lands on paper (y down). */
export type Eye = { right: Vec; up: Vec; toward: Vec; scale: number; at: Flat }

export function eyeFrom(turn: number, above: number): Eye {
  const [s, c] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
  const [sa, ca] = [Math.sin((above * Math.PI) / 180), Math.cos((above * Math.PI) / 180)]
  return { right: [c, 0, -s], up: [-s * sa, ca, -c * sa], toward: [s * ca, sa, c * ca], scale: 1, at: [0, 0] }
}

export const seen = (eye: Eye, point: Vec): Flat => [
  dot(point, eye.right) * eye.scale + eye.at[0],
  -dot(point, eye.up) * eye.scale + eye.at[1],
]
export const nearness = (eye: Eye, point: Vec): number => dot(point, eye.toward)

export type Ball = { at: Vec; r: number }
/** An ellipsoid: a middle, a frame and its three half-axes in that frame. */
export type Egg = { at: Vec; frame: Frame; half: Vec }

export const ball = (at: Vec, r: number): Ball => ({ at, r })
export const egg = (at: Vec, frame: Frame, half: Vec): Egg => ({ at, frame, half })
/** A ball somewhere in a part's own measures. */
export const on = (part: { at: Vec; frame: Frame }, x: number, y: number, z: number, r: number): Ball =>
  ball(placed(part.at, part.frame, [x, y, z]), r)

/** One command of a path, with where it ends. */
type Step =
  | { go: 'M'; to: Flat }
  | { go: 'L'; to: Flat }
  | { go: 'Q'; by: Flat; to: Flat }
  | { go: 'C'; first: Flat; second: Flat; to: Flat }
  | { go: 'A'; r: number; large: boolean; to: Flat }
  | { go: 'Z' }
export type Path = readonly Step[]

/** All points that a path names. */
export const pointsOf = (path: Path): Flat[] =>
  path.flatMap((step) => {
    switch (step.go) {
      case 'Z':
        return []
      case 'Q':
        return [step.by, step.to]
      case 'C':
        return [step.first, step.second, step.to]
      default:
        return [step.to]
    }
  })

/** The path with each of its points moved. */
export const moved = (path: Path, move: (point: Flat) => Flat): Path =>
  path.map((step): Step => {
    switch (step.go) {
      case 'Z':
        return step
      case 'Q':
        return { ...step, by: move(step.by), to: move(step.to) }
      case 'C':
        return { ...step, first: move(step.first), second: move(step.second), to: move(step.to) }
      default:
        return { ...step, to: move(step.to) }
    }
  })

/** The path as SVG writes it: whole numbers, relative ones after each first point. */
export function written(path: Path): string {
  let [x, y] = [0, 0]
  let text = ''
  const write = (command: string, numbers: readonly number[]) => {
    text += command + numbers.map((n, i) => (i === 0 || n < 0 ? `${n}` : ` ${n}`)).join('')
  }
  const from = ([toX, toY]: Flat) => [Math.round(toX) - x, Math.round(toY) - y]
  for (const step of path) {
    if (step.go === 'Z') {
      text += 'z'
      continue
    }
    const to = from(step.to)
    if (step.go === 'M') write('M', [Math.round(step.to[0]), Math.round(step.to[1])])
    else if (step.go === 'L') write('l', to)
    else if (step.go === 'Q') write('q', [...from(step.by), ...to])
    else if (step.go === 'C') write('c', [...from(step.first), ...from(step.second), ...to])
    else
      write('a', [
        Math.max(1, Math.round(step.r)),
        Math.max(1, Math.round(step.r)),
        0,
        step.large ? 1 : 0,
        0,
        ...to,
      ])
    x = Math.round(step.to[0])
    y = Math.round(step.to[1])
  }
  return text
}

/** A limb: each ball joined to the next by their common tangents. A hem ends the last one flat. */
export function chain(eye: Eye, balls: readonly Ball[], hem = false): Path {
  return balls.slice(1).flatMap((ball, i) => joined(eye, balls[i]!, ball, hem && i === balls.length - 2))
}

function joined(eye: Eye, one: Ball, two: Ball, hem: boolean): Path {
  const [big, small] = one.r >= two.r ? [one, two] : [two, one]
  const [bx, by] = seen(eye, big.at)
  const [sx, sy] = seen(eye, small.at)
  const [rb, rs] = [big.r * eye.scale, small.r * eye.scale]
  const along = Math.atan2(sy - by, sx - bx)
  const apart = Math.hypot(sx - bx, sy - by)
  const spread = Math.acos(Math.min(0.98, (rb - rs) / Math.max(apart, 0.001)))
  const rim = (x: number, y: number, r: number, angle: number): Flat => [
    x + r * Math.cos(angle),
    y + r * Math.sin(angle),
  ]
  // Where one ball hides the other, the small one is drawn at the rim of the big one.
  const inside = apart < rb - rs
  const [tx, ty] = inside ? rim(bx, by, rb - rs, along) : [sx, sy]
  const end = rim(tx, ty, rs, along - spread)
  return [
    { go: 'M', to: rim(bx, by, rb, along + spread) },
    { go: 'L', to: rim(tx, ty, rs, along + spread) },
    hem ? { go: 'Q', by: rim(tx, ty, rs * 0.35, along), to: end } : { go: 'A', r: rs, large: false, to: end },
    { go: 'L', to: rim(bx, by, rb, along - spread) },
    { go: 'A', r: rb, large: true, to: rim(bx, by, rb, along + spread) },
    { go: 'Z' },
  ]
}

/** The hull of balls and eggs, by its tangents in a fixed number of directions that turn with the part it belongs to. */
export function hull(eye: Eye, bodies: readonly (Ball | Egg)[], directions = 12, spin = 0): Path {
  const flats = bodies.map((each) => ({
    at: seen(eye, each.at),
    axes:
      'r' in each
        ? ([
            [each.r * eye.scale, 0],
            [0, each.r * eye.scale],
          ] as Flat[])
        : (['x', 'y', 'z'] as const).map((axis, i): Flat => {
            const half = times(each.frame[axis], each.half[i]! * eye.scale)
            return [dot(half, eye.right), -dot(half, eye.up)]
          }),
  }))
  const rims = Array.from({ length: directions }, (_, k) => {
    const angle = spin - (k / directions) * 2 * Math.PI
    const d: Flat = [Math.cos(angle), Math.sin(angle)]
    let best = { h: -Infinity, p: [0, 0] as Flat, d }
    for (const { at, axes } of flats) {
      const reach = Math.hypot(...axes.map((a) => a[0] * d[0] + a[1] * d[1])) || 1e-9
      const h = at[0] * d[0] + at[1] * d[1] + reach
      if (h <= best.h) continue
      const p = axes.reduce<Flat>(
        ([x, y], a) => {
          const share = (a[0] * d[0] + a[1] * d[1]) / reach
          return [x + a[0] * share, y + a[1] * share]
        },
        [at[0], at[1]],
      )
      best = { h, p, d }
    }
    return best
  })
  const bows = rims.map((a, k): Step => {
    const b = rims[(k + 1) % directions]!
    const area = a.d[0] * b.d[1] - a.d[1] * b.d[0]
    // Where the two tangents meet.
    return {
      go: 'Q',
      by: [(a.h * b.d[1] - b.h * a.d[1]) / area, (a.d[0] * b.h - b.d[0] * a.h) / area],
      to: b.p,
    }
  })
  return [{ go: 'M', to: rims[0]!.p }, ...bows, { go: 'Z' }]
}

/** A cross-section of the trunk: half its breadth along z and half its depth along x. */
export type Slice = { at: Vec; frame: Frame; broad: number; deep: number }

/** The trunk's outline: smooth down one side and up the other. */
export function outline(eye: Eye, slices: readonly Slice[]): Path {
  const middles = slices.map(({ at }) => seen(eye, at))
  const edges = slices.map(({ frame, broad, deep }, i) => {
    const [before, after] = [middles[Math.max(0, i - 1)]!, middles[Math.min(slices.length - 1, i + 1)]!]
    const own: Flat = [dot(frame.y, eye.right), -dot(frame.y, eye.up)]
    const way: Flat = [after[0] - before[0] + own[0] * 4, after[1] - before[1] + own[1] * 4]
    const size = Math.hypot(...way) || 1
    const across: Flat = [-way[1] / size, way[0] / size]
    const reach =
      eye.scale *
      Math.hypot(
        broad * (dot(frame.z, eye.right) * across[0] - dot(frame.z, eye.up) * across[1]),
        deep * (dot(frame.x, eye.right) * across[0] - dot(frame.x, eye.up) * across[1]),
      )
    const [x, y] = middles[i]!
    return [
      [x + across[0] * reach, y + across[1] * reach],
      [x - across[0] * reach, y - across[1] * reach],
    ] as [Flat, Flat]
  })
  const down = edges.map(([one]) => one)
  const up = edges.map(([, other]) => other).reverse()
  return [{ go: 'M', to: down[0]! }, ...smooth(down), { go: 'L', to: up[0]! }, ...smooth(up), { go: 'Z' }]
}

/** A curve through the points, from the first on. */
const smooth = (points: readonly Flat[]): Path =>
  points.slice(1).map((b, i): Step => {
    const a = points[i]!
    const before = points[i - 1] ?? a
    const after = points[i + 2] ?? b
    return {
      go: 'C',
      first: [a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6],
      second: [b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6],
      to: b,
    }
  })

/** An open line through points of the picture: a band is straight, an arrow's shaft is curved. */
export const thread = (points: readonly Flat[], straight = false): Path => [
  { go: 'M', to: points[0]! },
  ...(straight ? points.slice(1).map((to): Step => ({ go: 'L', to })) : smooth(points)),
]

/** A flat face with these corners. */
export const polygon = (corners: readonly Flat[]): Path => [
  ...corners.map((to, i): Step => ({ go: i === 0 ? 'M' : 'L', to })),
  { go: 'Z' },
]

/** How much a direction points at the eye: 1 straight at it, -1 away. */
export const looks = (eye: Eye, way: Vec): number => dot(way, eye.toward)

/** The direction in the picture, as an angle. */
export const slant = (eye: Eye, way: Vec): number => Math.atan2(-dot(way, eye.up), dot(way, eye.right))
