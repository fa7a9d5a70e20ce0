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

/** Writes a path with whole, relative numbers. */
class Pen {
  private text = ''
  private x = 0
  private y = 0
  private step(to: Flat): [number, number] {
    const [x, y] = [Math.round(to[0]), Math.round(to[1])]
    const by: [number, number] = [x - this.x, y - this.y]
    this.x = x
    this.y = y
    return by
  }
  private write(command: string, numbers: readonly number[]) {
    this.text += command + numbers.map((n, i) => (i === 0 || n < 0 ? `${n}` : ` ${n}`)).join('')
  }
  move(to: Flat) {
    this.step(to)
    this.write('M', [this.x, this.y])
  }
  line(to: Flat) {
    this.write('l', this.step(to))
  }
  arc(r: number, large: boolean, to: Flat) {
    const size = Math.max(1, Math.round(r))
    this.write('a', [size, size, 0, large ? 1 : 0, 0, ...this.step(to)])
  }
  bow(by: Flat, to: Flat) {
    const control = [Math.round(by[0]) - this.x, Math.round(by[1]) - this.y]
    this.write('q', [...control, ...this.step(to)])
  }
  curve(first: Flat, second: Flat, to: Flat) {
    const controls = [first, second].flatMap(([x, y]) => [Math.round(x) - this.x, Math.round(y) - this.y])
    this.write('c', [...controls, ...this.step(to)])
  }
  close() {
    this.text += 'z'
  }
  toString() {
    return this.text
  }
}

/** A limb: each ball joined to the next by their common tangents. */
export function chain(eye: Eye, balls: readonly Ball[]): string {
  const pen = new Pen()
  for (let i = 1; i < balls.length; i++) joined(eye, pen, balls[i - 1]!, balls[i]!)
  return `${pen}`
}

function joined(eye: Eye, pen: Pen, one: Ball, two: Ball) {
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
  const [tx, ty] = inside ? [bx + (rb - rs) * Math.cos(along), by + (rb - rs) * Math.sin(along)] : [sx, sy]
  pen.move(rim(bx, by, rb, along + spread))
  pen.line(rim(tx, ty, rs, along + spread))
  pen.arc(rs, false, rim(tx, ty, rs, along - spread))
  pen.line(rim(bx, by, rb, along - spread))
  pen.arc(rb, true, rim(bx, by, rb, along + spread))
  pen.close()
}

/** The hull of balls and eggs, by its tangents in a fixed number of directions. */
export function hull(eye: Eye, bodies: readonly (Ball | Egg)[], directions = 12): string {
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
    const angle = -(k / directions) * 2 * Math.PI
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
  const pen = new Pen()
  pen.move(rims[0]!.p)
  for (let k = 0; k < directions; k++) {
    const [a, b] = [rims[k]!, rims[(k + 1) % directions]!]
    const area = a.d[0] * b.d[1] - a.d[1] * b.d[0]
    pen.bow([(a.h * b.d[1] - b.h * a.d[1]) / area, (a.d[0] * b.h - b.d[0] * a.h) / area], b.p)
  }
  pen.close()
  return `${pen}`
}

/** A cross-section of the trunk: half its breadth along z and half its depth along x. */
export type Slice = { at: Vec; frame: Frame; broad: number; deep: number }

/** The trunk's outline: smooth down one side and up the other. */
export function outline(eye: Eye, slices: readonly Slice[]): string {
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
  const pen = new Pen()
  const down = edges.map(([one]) => one)
  const up = edges.map(([, other]) => other).reverse()
  pen.move(down[0]!)
  smooth(pen, down)
  pen.line(up[0]!)
  smooth(pen, up)
  pen.close()
  return `${pen}`
}

/** A curve through the points, from where the pen stands at the first. */
function smooth(pen: Pen, points: readonly Flat[]) {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    const before = points[i - 2] ?? a
    const after = points[i + 1] ?? b
    pen.curve(
      [a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6],
      [b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6],
      b,
    )
  }
}

/** An open curve through points of the room: a band, an arrow's shaft. */
export function thread(eye: Eye, points: readonly Vec[], straight = false): string {
  return flatThread(
    points.map((point) => seen(eye, point)),
    straight,
  )
}

export function flatThread(points: readonly Flat[], straight = false): string {
  const pen = new Pen()
  pen.move(points[0]!)
  if (straight) for (const point of points.slice(1)) pen.line(point)
  else smooth(pen, points)
  return `${pen}`
}

/** A flat face with these corners. */
export function face(eye: Eye, corners: readonly Vec[]): string {
  const pen = new Pen()
  pen.move(seen(eye, corners[0]!))
  for (const corner of corners.slice(1)) pen.line(seen(eye, corner))
  pen.close()
  return `${pen}`
}

/** The frame's axis that looks most at the eye, for what lies on the surface. */
export const looks = (eye: Eye, way: Vec): number => dot(way, eye.toward)
