// One drawing as SVG text: still (one frame that says the most), pair (the key poses side by side) or loop (moving).
import {
  drawingSchema,
  views,
  type Arrow,
  type Drawing,
  type WholeDrawing,
} from '@/domain/catalog/drawing/drawing'
import { figureOf, type Figure } from '@/domain/catalog/drawing/figure'
import { bodyPoints, placeOf, pointOf } from '@/domain/catalog/drawing/points'
import { keyPoses, piecesOf, way } from '@/domain/catalog/drawing/motion'
import { add, beside, cross, direction, radians, times, type Vec } from '@/domain/catalog/drawing/space'
import { personLayers, type Layer } from './person'
import { eyeFrom, flatThread, hull, egg, seen, type Eye, type Flat } from './shapes'
import { styleOf } from './style'
import { reachOf, thingLayers, type ThingShape } from './things'
import { upright } from '@/domain/catalog/drawing/space'

export type Kind = 'still' | 'pair' | 'loop'
/** The side of a picture in its own units. */
const size = 720

export function pictureOf(data: Drawing, kind: Kind, scheme?: 'light' | 'dark'): string {
  const drawing = drawingSchema.parse(data)
  const keys = keyPoses(drawing)
  const keyFigures = keys.map(figureOf)
  const eye = eyeOf(drawing, keyFigures)
  const arrow = arrowShapes(drawing, eye)
  const frame = (figures: readonly Figure[], times?: Times) =>
    sceneOf(drawing, eye, figures, keyFigures, times) + arrow
  if (kind === 'pair') {
    const width = keys.length * size
    const parts = keyFigures.map(
      (figure, i) =>
        `<svg x="${i * size}" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${i === 0 ? sceneOf(drawing, eye, [figure], keyFigures) : frame([figure])}</svg>`,
    )
    return wrapped(width, scheme, parts.join(''))
  }
  if (kind === 'still') return wrapped(size, scheme, frame([keyFigures[1]!]))
  const { figures, times } = loopOf(drawing, keys)
  return wrapped(size, scheme, frame(figures, times))
}

type Times = { keys: string; seconds: number }

function wrapped(width: number, scheme: 'light' | 'dark' | undefined, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${size}" width="${width}" height="${size}"><style>${styleOf(scheme)}</style>${inside}</svg>`
}

function eyeOf(drawing: WholeDrawing, figures: readonly Figure[]): Eye {
  const { turn, above } = typeof drawing.view === 'string' ? views[drawing.view] : drawing.view
  const eye = eyeFrom(turn, above)
  if (drawing.crop) {
    const middle = seen(eye, placeOf(figures[0]!, drawing.crop.around))
    const scale = size / drawing.crop.size
    return { ...eye, scale, at: [size / 2 - middle[0] * scale, size / 2 - middle[1] * scale] }
  }
  const spots = figures.flatMap((figure) => [
    ...bodyPoints.map((name) => seen(eye, pointOf(figure, name))),
    ...reachOf(drawing.things, figure, eye),
  ])
  const floor = seen(eye, [0, 0, 0])[1]
  const xs = spots.map(([x]) => x)
  const ys = [...spots.map(([, y]) => y), floor + 4]
  const [left, right] = [Math.min(...xs) - 9, Math.max(...xs) + 9]
  const [top, bottom] = [Math.min(...ys) - 8, Math.max(...ys) + 6]
  const span = Math.max(right - left, bottom - top, 120)
  const scale = (size - 20) / span
  const spare = span - (bottom - top)
  // Lying figures stay low in the picture, on their ground.
  return {
    ...eye,
    scale,
    at: [size / 2 - ((left + right) / 2) * scale, size - 10 - (bottom + spare * 0.36) * scale],
  }
}

function loopOf(drawing: WholeDrawing, keys: readonly ReturnType<typeof keyPoses>[number][]) {
  const legs = keys.map((from, i) => [from, keys[(i + 1) % keys.length]!] as const)
  const figures: Figure[] = []
  const at: number[] = []
  let now = 0
  for (const [from, to] of legs) {
    const pieces = piecesOf(from, to)
    const on = way(from, to)
    for (let i = 0; i <= pieces; i++) {
      const share = i / pieces
      figures.push(figureOf(on(share)))
      // Starts and ends gently: the time at which half a cosine has come so far.
      at.push(now + (Math.acos(1 - 2 * share) / Math.PI) * drawing.seconds)
    }
    now += drawing.seconds + 0.5
  }
  figures.push(figures[0]!)
  at.push(now)
  return {
    figures,
    times: {
      keys: at.map((time) => `${Number((time / now).toFixed(3))}`.replace(/^0\./, '.')).join(';'),
      seconds: now,
    },
  }
}

function sceneOf(
  drawing: WholeDrawing,
  eye: Eye,
  figures: readonly Figure[],
  keys: readonly Figure[],
  times?: Times,
): string {
  const layersOf = (figure: Figure) => {
    const things = thingLayers(drawing.things, figure, eye)
    const person = personLayers(figure, eye, drawing)
    for (const thing of things.filter(({ name }) => name.startsWith('weight '))) {
      const arm = person.find(({ name }) => `weight ${name.replace('Arm', 'Hand')}` === thing.name)!
      arm.shapes.unshift(...thing.shapes)
    }
    return [
      ground(eye, keys, drawing),
      ...things.filter(({ name }) => !name.startsWith('weight ')),
      ...person,
    ]
  }
  // One order for all frames, so that shapes keep their places: by the mean depth in the key poses.
  const depths = keys.map(layersOf)
  const order = depths[0]!
    .map((layer, i) => ({
      i,
      depth: shifted(
        layer,
        drawing,
        depths.reduce((sum, layers) => sum + layers[i]!.depth, 0) / depths.length,
      ),
    }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ i }) => i)
  const frames = figures.map(layersOf)
  const out: string[] = []
  for (const i of order)
    frames[0]![i]!.shapes.forEach((shape, s) => {
      const ds = frames.map((layers) => layers[i]!.shapes[s]?.d ?? shape.d)
      out.push(pathOf(shape, ds, eye, times))
    })
  return out.join('')
}

function shifted({ name }: Layer, { before, behind }: WholeDrawing, depth: number): number {
  if (before?.some((each) => each === name)) return depth + 200
  if (behind?.some((each) => each === name)) return depth - 200
  return depth
}

function pathOf(shape: ThingShape, ds: readonly string[], eye: Eye, times?: Times): string {
  const name = `${shape.made}${shape.far ? ' far' : ''}${shape.edge ? ' e' : ''}`
  const wide = shape.wide ? ` style="stroke-width:${Math.round(shape.wide * eye.scale)}" fill="none"` : ''
  const open = `<path class="${shape.wide ? 'l ' : ''}${name}"${wide} d="${ds[0]}"`
  if (!times || ds.every((d) => d === ds[0])) return `${open}/>`
  return `${open}><animate attributeName="d" dur="${times.seconds}s" repeatCount="indefinite" keyTimes="${times.keys}" values="${ds.join(';')}"/></path>`
}

/** The floor under the person, as a soft oval. */
function ground(eye: Eye, figures: readonly Figure[], drawing: WholeDrawing): Layer {
  const spots = figures.flatMap((figure) => bodyPoints.map((name) => pointOf(figure, name)))
  const xs = spots.map(([x]) => x)
  const zs = spots.map(([, , z]) => z)
  const [left, right] = [Math.min(...xs) - 16, Math.max(...xs) + 16]
  const [back, front] = [Math.min(...zs) - 14, Math.max(...zs) + 14]
  const middle: Vec = [(left + right) / 2, 0, (back + front) / 2]
  return {
    name: 'ground',
    depth: -999,
    shapes: drawing.crop
      ? []
      : [
          {
            d: hull(
              eye,
              [egg(middle, upright, [(right - left) / 2, 1, Math.max(26, (front - back) / 2)])],
              16,
            ),
            made: 'ground',
          },
        ],
  }
}

function arrowShapes(drawing: WholeDrawing, eye: Eye): string {
  if (!drawing.arrow) return ''
  const arrows = Array.isArray(drawing.arrow) ? drawing.arrow : [drawing.arrow]
  return arrows.map((arrow) => arrowOf(arrow, drawing, eye)).join('')
}

function arrowOf(arrow: Arrow, drawing: WholeDrawing, eye: Eye): string {
  const points = trackOf(arrow, drawing).map((point) => seen(eye, point))
  const long = 15 + eye.scale * 4.4
  const lengthOf = points.reduce(
    (sum, p, i) => (i ? sum + Math.hypot(p[0] - points[i - 1]![0], p[1] - points[i - 1]![1]) : 0),
    0,
  )
  const head = Math.min(long, lengthOf * 0.6)
  const heads = [headOf(points, head), ...(arrow.both ? [headOf([...points].reverse(), head)] : [])]
  const shaft = cut(arrow.both ? cut([...points].reverse(), head * 0.8).reverse() : points, head * 0.8)
  return `<path class="a" d="${flatThread(shaft)}"/><path class="h" d="${heads.join('')}"/>`
}

function trackOf(arrow: Arrow, drawing: WholeDrawing): Vec[] {
  const keys = keyPoses(drawing)
  const figure = figureOf(keys[0]!)
  if ('through' in arrow) return arrow.through.map((place) => placeOf(figure, place))
  if ('around' in arrow) {
    const axis = direction(arrow.axis)
    const start = times(direction(beside(arrow.start, axis)), arrow.radius)
    const middle = placeOf(figure, arrow.around)
    return Array.from({ length: 9 }, (_, i) => {
      const angle = radians((arrow.sweep * i) / 8)
      return add(middle, add(times(start, Math.cos(angle)), times(cross(axis, start), Math.sin(angle))))
    })
  }
  const [from, to] = arrow.poses ?? [0, 1]
  const on = way(keys[from]!, keys[to]!)
  return Array.from({ length: 7 }, (_, i) =>
    add(pointOf(figureOf(on(i / 6)), arrow.follow), arrow.by ?? [0, 0, 0]),
  )
}

function headOf(points: readonly Flat[], head: number): string {
  const tip = points.at(-1)!
  const back = cut(points, head).at(-1)!
  const way: Flat = [(tip[0] - back[0]) / head, (tip[1] - back[1]) / head]
  const n = (value: number) => Math.round(value)
  const wing = head * 0.52
  return `M${n(tip[0])} ${n(tip[1])}L${n(back[0] - way[1] * wing)} ${n(back[1] + way[0] * wing)}L${n(back[0] + way[1] * wing)} ${n(back[1] - way[0] * wing)}z`
}

/** The line without its last stretch of this length. */
function cut(points: readonly Flat[], off: number): Flat[] {
  const left = [...points]
  while (left.length > 1) {
    const [a, b] = [left.at(-2)!, left.at(-1)!]
    const piece = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (piece > off) {
      left[left.length - 1] = [b[0] + ((a[0] - b[0]) * off) / piece, b[1] + ((a[1] - b[1]) * off) / piece]
      return left
    }
    off -= piece
    left.pop()
  }
  return [points[0]!, points[0]!]
}
