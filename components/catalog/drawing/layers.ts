// What a picture is made of: shapes of a material, in layers of one depth, each riding on a part of the body.
import type { Part } from '@/domain/catalog/drawing/figure'
import type { Vec } from '@/domain/catalog/drawing/space'
import { seen, slant, type Eye, type Flat, type Path } from './shapes'

export type Material =
  | 'skin'
  | 'hair'
  | 'shirt'
  | 'trousers'
  | 'shoe'
  | 'sole'
  | 'tint'
  | 'line'
  | 'crease'
  | 'nail'
  | 'wood'
  | 'woodDark'
  | 'soft'
  | 'softDark'
  | 'band'
  | 'metal'
  | 'cloth'
  | 'wall'
  | 'ground'

/** Where the part of the body is that a shape rides on, in the picture, and how it is turned there. */
export type Ride = { at: Flat; angle: number }

export type Shape = {
  path: Path
  made: Material
  /** On the side of the body that is turned away. */
  far?: boolean
  /** A line of so many centimetres and no area. */
  wide?: number
  ride?: Ride
}

/** Shapes at one depth; with an edge they are set off from what lies behind them. */
export type Layer = { name: string; depth: number; shapes: Shape[]; edge?: boolean }

export function rideOn(eye: Eye, part: Part, along: Vec = part.frame.y): Ride {
  return { at: seen(eye, part.at), angle: slant(eye, along) }
}

/** The shapes, all riding on one part. */
export const riding = (ride: Ride, shapes: readonly Shape[]): Shape[] =>
  shapes.map((shape) => ({ ...shape, ride }))
