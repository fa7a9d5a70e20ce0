// One drawing as SVG text: still (the end pose, which says the most), pair (the key poses side by side) or loop (moving).
import { views, type WholeDrawing } from '@/domain/catalog/drawing/drawing'
import { figureOf, type Figure } from '@/domain/catalog/drawing/figure'
import { keyPoses, piecesOf, way } from '@/domain/catalog/drawing/motion'
import { bodyPoints, placeOf, pointOf } from '@/domain/catalog/drawing/points'
import { upright } from '@/domain/catalog/drawing/space'
import type { FullPose } from '@/domain/catalog/drawing/pose'
import { arrowsOf, arrowTracks } from './arrow'
import type { Layer } from './layers'
import { drawnShapes, type Times } from './motion'
import { personLayers } from './person'
import { egg, eyeFrom, hull, seen, type Eye } from './shapes'
import { styleOf } from './style'
import { reachOf, thingLayer } from './things'

export type Kind = 'still' | 'pair' | 'loop'
/** The side of a picture in its own units. */
const size = 720

/** Without a scheme the picture follows the reader's light or dark one. */
export function pictureOf(drawing: WholeDrawing, kind: Kind, scheme?: 'light' | 'dark'): string {
  const keys = keyPoses(drawing)
  const figures = keys.map(figureOf)
  const eye = eyeOf(drawing, figures)
  const arrows = arrowsOf(drawing, eye)
  const svg = (width: number, inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${size}" width="${width}" height="${size}">${styleOf(inside, eye.scale, scheme)}${inside}</svg>`
  if (kind === 'still')
    return svg(size, sceneOf(drawing, eye, figures, [figures[drawing.shows] ?? figures[1]!]) + arrows)
  if (kind === 'loop') {
    const { frames, times } = loopOf(drawing, keys)
    return svg(size, sceneOf(drawing, eye, figures, frames, times) + arrows)
  }
  const sides = figures.map((figure, i) => {
    const scene = sceneOf(drawing, eye, figures, [figure], undefined, `${i}`) + (i === 0 ? '' : arrows)
    return `<svg x="${i * size}" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${scene}</svg>`
  })
  return svg(figures.length * size, sides.join(''))
}

function eyeOf(drawing: WholeDrawing, figures: readonly Figure[]): Eye {
  const { turn, above } = typeof drawing.view === 'string' ? views[drawing.view] : drawing.view
  const eye = eyeFrom(turn, above)
  if (drawing.crop) {
    const middle = seen(eye, placeOf(figures[0]!, drawing.crop.around))
    const scale = size / drawing.crop.size
    return { ...eye, scale, at: [size / 2 - middle[0] * scale, size / 2 - middle[1] * scale] }
  }
  const tracks = arrowTracks(drawing).flatMap((track) => track.map((point) => seen(eye, point)))
  const spots = figures.flatMap((figure) => [
    ...bodyPoints.map((name) => seen(eye, pointOf(figure, name))),
    ...drawing.things.flatMap((thing) => reachOf(thing, figure, eye)),
    ...tracks,
  ])
  const xs = spots.map(([x]) => x)
  const ys = [...spots.map(([, y]) => y), seen(eye, [0, 0, 0])[1] + 4]
  const [left, right] = [Math.min(...xs) - 9, Math.max(...xs) + 9]
  const [top, bottom] = [Math.min(...ys) - 8, Math.max(...ys) + 6]
  const span = Math.max(right - left, bottom - top, 120)
  const scale = (size - 20) / span
  const spare = span - (bottom - top)
  // Whoever lies stays low in the picture, on their ground.
  return {
    ...eye,
    scale,
    at: [size / 2 - ((left + right) / 2) * scale, size - 10 - (bottom + spare * 0.36) * scale],
  }
}

/** The frames of the loop: to each key pose in turn and back to the first, starting and ending gently. */
function loopOf(drawing: WholeDrawing, keys: readonly FullPose[]): { frames: Figure[]; times: Times } {
  const frames: Figure[] = []
  const at: number[] = []
  let now = 0
  // Whoever walks on through several poses does not halt at each of them.
  const round = keys.length > 2
  const rest = round ? 0 : pause
  keys.forEach((from, i) => {
    const to = keys[(i + 1) % keys.length]!
    const pieces = piecesOf(from, to, round ? 60 : 40)
    const between = way(from, to)
    for (let piece = 0; piece <= pieces; piece++) {
      frames.push(figureOf(between(piece / pieces)))
      // Gently: the time at which half a cosine has come so far. Round and round: evenly.
      const part = round ? piece / pieces : Math.acos(1 - (2 * piece) / pieces) / Math.PI
      at.push(now + part * drawing.seconds)
    }
    now += drawing.seconds + rest
  })
  const shares = [...at, now].map((time) => `${Number((time / now).toFixed(3))}`.replace(/^0\./, '.'))
  return {
    frames: [...frames, frames[0]!],
    times: { keys: shares.join(';'), seconds: Number(now.toFixed(2)) },
  }
}

/** How long each key pose is held, in seconds. */
const pause = 0.6

function sceneOf(
  drawing: WholeDrawing,
  eye: Eye,
  keys: readonly Figure[],
  figures: readonly Figure[],
  times?: Times,
  mark = '',
): string {
  const frames = figures.map((figure) => layersOf(drawing, eye, keys, figure))
  return orderOf(drawing, eye, keys)
    .map((layer) => {
      const { edge } = frames[0]![layer]!
      const shapes = drawnShapes(
        frames.map((layers) => layers[layer]!.shapes),
        eye.scale,
        times,
      )
      const id = `p${mark}${layer}`
      // The edge lies behind the whole layer, so that its shapes melt into one.
      return edge ? `<use href="#${id}" class="e"/><g id="${id}">${shapes}</g>` : shapes
    })
    .join('')
}

function layersOf(drawing: WholeDrawing, eye: Eye, keys: readonly Figure[], figure: Figure): Layer[] {
  const things = drawing.things.map((thing) => thingLayer(thing, figure, eye))
  const held = things.filter(({ name }) => name.startsWith('weight '))
  const person = personLayers(figure, eye, drawing).map((layer): Layer => {
    if (!layer.edge) return layer
    const own = held.filter(({ name }) => name === `weight ${layer.name.replace('Arm', 'Hand')}`)
    return { ...layer, shapes: [...own.flatMap(({ shapes }) => shapes), ...layer.shapes] }
  })
  return [ground(eye, keys, drawing), ...things.filter((thing) => !held.includes(thing)), ...person]
}

/** One order for all frames, so that shapes keep their places: by the mean depth in the key poses. */
function orderOf(drawing: WholeDrawing, eye: Eye, keys: readonly Figure[]): number[] {
  const all = keys.map((figure) => layersOf(drawing, eye, keys, figure))
  const named = (names: readonly string[] | undefined, name: string) => (names?.includes(name) ? 200 : 0)
  return all[0]!
    .map(({ name }, i) => {
      const depth = all.reduce((sum, layers) => sum + layers[i]!.depth, 0) / all.length
      return { i, depth: depth + named(drawing.before, name) - named(drawing.behind, name) }
    })
    .sort((a, b) => a.depth - b.depth)
    .map(({ i }) => i)
}

/** The floor under the person, as a soft oval, where no mat lies. */
function ground(eye: Eye, keys: readonly Figure[], { things }: WholeDrawing): Layer {
  const spots = keys.flatMap((figure) => bodyPoints.map((name) => pointOf(figure, name)))
  const low = spots.filter(([, y]) => y < 60)
  const xs = low.map(([x]) => x)
  const zs = low.map(([, , z]) => z)
  const [left, right] = [Math.min(...xs) - 16, Math.max(...xs) + 16]
  const [back, front] = [Math.min(...zs) - 16, Math.max(...zs) + 16]
  const oval = egg([(left + right) / 2, -0.6, (back + front) / 2], upright, [
    (right - left) / 2,
    0.6,
    Math.max(24, (front - back) / 2),
  ])
  const bare = things.some(({ kind }) => kind === 'mat' || kind === 'bed')
  return {
    name: 'ground',
    depth: -999,
    shapes: bare ? [] : [{ path: hull(eye, [oval], 16), made: 'ground' }],
  }
}
