// Points, directions and turned frames in space, as far as drawing a body needs them.

export type Vec = readonly [number, number, number]

/** Three axes at right angles. For a body part: x forward, y up along it, z to the person's right. */
export type Frame = { readonly x: Vec; readonly y: Vec; readonly z: Vec }

export const upright: Frame = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const times = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k]
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const length = (a: Vec): number => Math.hypot(a[0], a[1], a[2])
export const distance = (a: Vec, b: Vec): number => length(minus(a, b))
export const between = (a: Vec, b: Vec, share: number): Vec => add(a, times(minus(b, a), share))

/** The direction of a; `otherwise` where a has none. */
export function direction(a: Vec, otherwise: Vec = [1, 0, 0]): Vec {
  const size = length(a)
  return size < 1e-9 ? otherwise : times(a, 1 / size)
}

/** What is left of a beside the direction `along`. */
export const beside = (a: Vec, along: Vec): Vec => minus(a, times(along, dot(a, along)))

export const radians = (degrees: number): number => (degrees * Math.PI) / 180
export const degrees = (angle: number): number => (angle * 180) / Math.PI

/** The angle between two directions, in degrees. */
export const angleBetween = (a: Vec, b: Vec): number => degrees(Math.atan2(length(cross(a, b)), dot(a, b)))

/** The turn about an axis that brings a to b, by the right-hand rule, in degrees. */
export const angleAbout = (axis: Vec, a: Vec, b: Vec): number =>
  degrees(Math.atan2(dot(axis, cross(a, b)), dot(beside(a, axis), beside(b, axis))))

/** The frame turned about one of its own axes by degrees (right-hand rule). */
export function turned(frame: Frame, axis: 'x' | 'y' | 'z', angle: number): Frame {
  if (angle === 0) return frame
  const c = Math.cos(radians(angle))
  const s = Math.sin(radians(angle))
  const { x, y, z } = frame
  if (axis === 'x') return { x, y: add(times(y, c), times(z, s)), z: add(times(z, c), times(y, -s)) }
  if (axis === 'y') return { x: add(times(x, c), times(z, -s)), y, z: add(times(z, c), times(x, s)) }
  return { x: add(times(x, c), times(y, s)), y: add(times(y, c), times(x, -s)), z }
}

/** A point given in the frame's own measures, from an origin. */
export const placed = (origin: Vec, frame: Frame, [x, y, z]: Vec): Vec =>
  add(origin, add(times(frame.x, x), add(times(frame.y, y), times(frame.z, z))))

/** The frame whose y is `up` and whose x is as near to `forward` as that allows. */
export function framed(up: Vec, forward: Vec): Frame {
  const y = direction(up, [0, 1, 0])
  const flat = beside(forward, y)
  const x = direction(length(flat) < 1e-6 ? beside([0.31, 0.57, 0.76], y) : flat)
  return { x, y, z: cross(x, y) }
}

export const mirrored = ([x, y, z]: Vec): Vec => [x, y, -z]
