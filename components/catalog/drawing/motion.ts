// Shapes of one layer as SVG: what rides stiffly on a part of the body is drawn once and moved, what changes its form is drawn anew.
import type { Ride, Shape } from './layers'
import { moved, pointsOf, written, type Flat, type Path } from './shapes'

/** When each frame of a loop is reached, as SVG writes it. */
export type Times = { keys: string; seconds: number }

/** How far a shape may be from stiff, in units of the picture (720 to a side). */
const slack = 1.6

/** The shapes of a layer through all frames: frames[f][s] is shape s in frame f. */
export function drawnShapes(frames: readonly (readonly Shape[])[], scale: number, times?: Times): string {
  const first = frames[0]!
  let text = ''
  let open: Ride[] | undefined
  const close = () => {
    if (open) text += '</g>'
    open = undefined
  }
  first.forEach((shape, s) => {
    const each = frames.map((shapes) => shapes[s]!)
    const rides = times && stiffOn(each)
    if (!rides) {
      close()
      text += pathOf(
        shape,
        each.map(({ path }) => path),
        scale,
        times,
      )
      return
    }
    if (!open || !sameRides(open, rides)) {
      close()
      open = rides
      text += `<g>${carried(rides, times)}`
    }
    text += pathOf(shape, [unridden(shape.path, rides[0]!)], scale)
  })
  close()
  return text
}

/** The rides of a shape that moves, but keeps its form while it does. */
function stiffOn(each: readonly Shape[]): Ride[] | undefined {
  const rides = each.map(({ ride }) => ride)
  if (!rides.every((ride) => ride !== undefined)) return undefined
  const plain = each.map(({ path }, i) => pointsOf(unridden(path, rides[i]!)))
  const stiff = plain.every((points) => points.every((point, i) => apart(point, plain[0]![i]!) <= slack))
  const still = each.every(({ path }) => written(path) === written(each[0]!.path))
  return stiff && !still ? rides : undefined
}

const apart = (a: Flat, b: Flat) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The path as it is where the part stands at the corner of the picture and is not turned. */
function unridden(path: Path, { at, angle }: Ride): Path {
  const [c, s] = [Math.cos(-angle), Math.sin(-angle)]
  return moved(path, ([x, y]) => {
    const [dx, dy] = [x - at[0], y - at[1]]
    return [dx * c - dy * s, dx * s + dy * c]
  })
}

const sameRides = (a: readonly Ride[], b: readonly Ride[]) =>
  a.every((ride, i) => apart(ride.at, b[i]!.at) < 0.01 && Math.abs(ride.angle - b[i]!.angle) < 1e-6)

function carried(rides: readonly Ride[], times: Times): string {
  const places = rides.map(({ at: [x, y] }) => `${Math.round(x)} ${Math.round(y)}`)
  let turn = rides[0]!.angle
  // The short way round from each frame to the next.
  const turns = rides.map(({ angle }) => {
    turn += Math.atan2(Math.sin(angle - turn), Math.cos(angle - turn))
    return Number(((turn * 180) / Math.PI).toFixed(1))
  })
  const animated = (type: string, values: readonly (string | number)[], more = '') =>
    `<animateTransform attributeName="transform" type="${type}" ${timing(times)} values="${values.join(';')}"${more}/>`
  return animated('translate', places) + animated('rotate', turns, ' additive="sum"')
}

const timing = ({ keys, seconds }: Times) => `dur="${seconds}s" repeatCount="indefinite" keyTimes="${keys}"`

function pathOf({ made, far, wide }: Shape, paths: readonly Path[], scale: number, times?: Times): string {
  const name = `${made}${far ? ' far' : ''}`
  const line = wide ? ` stroke-width="${Math.round(wide * scale)}"` : ''
  const ds = paths.map(written)
  const open = `<path class="${wide ? `l ${name}` : name}"${line} d="${ds[0]}"`
  if (!times || ds.every((d) => d === ds[0])) return `${open}/>`
  return `${open}><animate attributeName="d" ${timing(times)} values="${ds.join(';')}"/></path>`
}
