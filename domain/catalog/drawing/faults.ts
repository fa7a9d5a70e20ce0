// What is wrong with a drawing: joints beyond their range, hands and feet that miss, bodies in the floor or in the air.
import { flesh } from './body'
import { usualSizes, type Thing, type WholeDrawing } from './drawing'
import { figureOf, type Figure } from './figure'
import { placeOf, pointOf, type BodyPoint } from './points'
import { strained } from './joints'
import { keyPoses, way } from './motion'
import { distance, minus } from './space'

/** How far a point of the body lies under the skin. */
const under: Partial<Record<BodyPoint, number>> = {
  pelvis: flesh.seat,
  waist: 8,
  chest: 9,
  neck: 6,
  head: 8,
  leftShoulder: flesh.shoulder,
  rightShoulder: flesh.shoulder,
  leftElbow: flesh.elbow,
  rightElbow: flesh.elbow,
  leftWrist: flesh.wrist,
  rightWrist: flesh.wrist,
  leftHand: flesh.hand,
  rightHand: flesh.hand,
  leftTips: 1,
  rightTips: 1,
  leftKnee: flesh.knee,
  rightKnee: flesh.knee,
  leftAnkle: flesh.ankle,
  rightAnkle: flesh.ankle,
  leftHeel: 0,
  rightHeel: 0,
  leftBall: 0,
  rightBall: 0,
  leftToes: 0,
  rightToes: 0,
}
const outside = Object.keys(under) as BodyPoint[]
/** What a hand's width of error would show; clothes and cushions give a little. */
const slack = 2

export function faultsOf(drawing: WholeDrawing): string[] {
  const poses = keyPoses(drawing)
  const faults = poses.flatMap((pose, i) => {
    const figure = figureOf(pose)
    return [
      ...strained(pose, figure),
      ...missed(figure),
      ...sunken(figure),
      ...(supported(figure, drawing.things) ? [] : ['nothing carries the body']),
      ...untouched(figure, drawing, i),
    ].map((fault) => `pose ${i}: ${fault}`)
  })
  // Half-way, what is held must still be held.
  const halves = poses.flatMap((pose, i) => {
    const half = way(pose, poses[(i + 1) % poses.length]!)(0.5)
    const figure = figureOf(half)
    return [...strained(half, figure), ...missed(figure), ...sunken(figure)].map(
      (fault) => `after pose ${i}: ${fault}`,
    )
  })
  return [...new Set([...faults, ...halves])]
}

function missed(figure: Figure): string[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const { arm, leg } = figure[side]
    return [
      ...(arm.missed > 1 ? [`the ${side} hand misses its place by ${arm.missed.toFixed(1)} cm`] : []),
      ...(leg.missed > 1 ? [`the ${side} foot or knee misses its place by ${leg.missed.toFixed(1)} cm`] : []),
    ]
  })
}

const bottomOf = (figure: Figure, name: BodyPoint) => pointOf(figure, name)[1] - (under[name] ?? 0)

function sunken(figure: Figure): string[] {
  return outside
    .filter((name) => bottomOf(figure, name) < -slack)
    .map((name) => `${name} is ${(-bottomOf(figure, name)).toFixed(1)} cm in the floor`)
}

function supported(figure: Figure, things: readonly Thing[]): boolean {
  return outside.some((name) => onFloor(figure, name) || things.some((thing) => onThing(figure, name, thing)))
}

const onFloor = (figure: Figure, name: BodyPoint) => Math.abs(bottomOf(figure, name)) <= slack

/** Lies the point's skin on the thing? */
function onThing(figure: Figure, name: BodyPoint, thing: Thing): boolean {
  const point = pointOf(figure, name)
  const deep = under[name] ?? 0
  const level = (top: number, x: readonly [number, number], z: readonly [number, number]) =>
    Math.abs(point[1] - deep - top) <= slack &&
    point[0] >= x[0] &&
    point[0] <= x[1] &&
    point[2] >= z[0] &&
    point[2] <= z[1]
  switch (thing.kind) {
    case 'chair':
    case 'stool': {
      const [x, y, z] = thing.at ?? [0, 0, 0]
      return level(y + 45, [x - 24, x + 26], [z - 24, z + 24])
    }
    case 'step':
    case 'table':
    case 'box':
    case 'bed': {
      const [w, , d] = thing.size ?? usualSizes[thing.kind]
      const [x, y, z] = thing.at
      return level(y, [x - w / 2 - 3, x + w / 2 + 3], [z - d / 2 - 3, z + d / 2 + 3])
    }
    case 'wall':
      return (
        Math.abs(Math.abs(thing.x === undefined ? point[2] - (thing.z ?? 0) : point[0] - thing.x) - deep) <=
        slack + 1
      )
    case 'doorway':
      return Math.abs(Math.abs(point[2]) - (thing.width ?? 84) / 2) <= 6 && Math.abs(point[0] - thing.x) <= 12
    case 'roller':
    case 'towel-roll': {
      const radius = thing.radius ?? usualSizes[thing.kind].radius
      const [dx, dy] = minus(point, placeOf(figure, thing.at))
      return Math.abs(Math.hypot(dx, dy) - radius - deep) <= slack + 1.5
    }
    case 'ball':
      return (
        Math.abs(distance(point, placeOf(figure, thing.at)) - (thing.radius ?? usualSizes.ball) - deep) <=
        slack + 1.5
      )
    case 'pillow':
    case 'pack':
    case 'load':
      return distance(point, placeOf(figure, thing.at)) <= deep + 16
    case 'band':
    case 'towel':
    case 'cable':
    case 'stick':
      return thing.through.some((place) => distance(point, placeOf(figure, place)) <= deep + slack)
    case 'weight':
      return name === thing.in
    case 'mat':
      return onFloor(figure, name)
  }
}

function untouched(figure: Figure, { touches = [], things }: WholeDrawing, pose: number): string[] {
  return touches
    .filter(({ poses }) => !poses || poses.includes(pose))
    .filter(({ of, on }) => {
      if (on === 'floor') return !onFloor(figure, of)
      return !things.some((thing) => thing.kind === on && onThing(figure, of, thing))
    })
    .map(({ of, on }) => `${of} does not touch the ${on}`)
}
