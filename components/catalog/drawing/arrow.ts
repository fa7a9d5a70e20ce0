// The arrow that shows which way the movement goes.
import type { Arrow, WholeDrawing } from '@/domain/catalog/drawing/drawing'
import { figureOf } from '@/domain/catalog/drawing/figure'
import { keyPoses, way } from '@/domain/catalog/drawing/motion'
import { placeOf, pointOf } from '@/domain/catalog/drawing/points'
import { add, beside, cross, direction, radians, times, type Vec } from '@/domain/catalog/drawing/space'
import { polygon, seen, thread, written, type Eye, type Flat } from './shapes'

export function arrowsOf(drawing: WholeDrawing, eye: Eye): string {
  return listed(drawing)
    .map((arrow) => drawn(arrow, trackOf(arrow, drawing), eye))
    .join('')
}

/** Where arrows run in the room. */
export const arrowTracks = (drawing: WholeDrawing): Vec[][] =>
  listed(drawing).map((arrow) => trackOf(arrow, drawing))

const listed = ({ arrow = [] }: WholeDrawing): Arrow[] => (Array.isArray(arrow) ? arrow : [arrow])

function drawn(arrow: Arrow, track: readonly Vec[], eye: Eye): string {
  const points = track.map((point) => seen(eye, point))
  const long = points
    .slice(1)
    .reduce((sum, p, i) => sum + Math.hypot(p[0] - points[i]![0], p[1] - points[i]![1]), 0)
  const head = Math.min(36, long * 0.55)
  const heads = [headOf(points, head), ...(arrow.both ? [headOf(points.toReversed(), head)] : [])]
  const front = cut(points, head * 0.8)
  const shaft = arrow.both ? cut(front.toReversed(), head * 0.8).toReversed() : front
  const [line, tips] = [written(thread(shaft)), heads.map(written).join('')]
  // The whole arrow is set off by an edge, so that it is seen on dark clothes too.
  return `<path class="a o" d="${line}"/><path class="h o" d="${tips}"/><path class="a" d="${line}"/><path class="h" d="${tips}"/>`
}

/** The points of the room that the arrow runs through. */
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
  const between = way(keys[from]!, keys[to]!)
  return Array.from({ length: 7 }, (_, i) =>
    add(pointOf(figureOf(between(i / 6)), arrow.follow), arrow.by ?? [0, 0, 0]),
  )
}

function headOf(points: readonly Flat[], head: number) {
  const tip = points.at(-1)!
  const back = cut(points, head).at(-1)!
  const way: Flat = [(tip[0] - back[0]) / head, (tip[1] - back[1]) / head]
  const wing = head * 0.52
  return polygon([
    tip,
    [back[0] - way[1] * wing, back[1] + way[0] * wing],
    [back[0] + way[1] * wing, back[1] - way[0] * wing],
  ])
}

/** The line without its last stretch of this length. */
function cut(points: readonly Flat[], off: number): Flat[] {
  const left = [...points]
  while (left.length > 1) {
    const [a, b] = [left.at(-2)!, left.at(-1)!]
    const piece = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (piece > off)
      return [
        ...left.slice(0, -1),
        [b[0] + ((a[0] - b[0]) * off) / piece, b[1] + ((a[1] - b[1]) * off) / piece],
      ]
    off -= piece
    left.pop()
  }
  return [points[0]!, points[0]!]
}
