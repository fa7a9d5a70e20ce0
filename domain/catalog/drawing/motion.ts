// From key poses to the poses between them: held hands and planted feet stay where they are, everything else turns at its joints.
import { basePose } from './bases'
import { outward, type Side } from './body'
import type { WholeDrawing } from './drawing'
import { figureOf, type Figure } from './figure'
import { placeOf } from './points'
import { freeLeg } from './joints'
import { changed, type Arm, type FullPose, type Leg, type Place } from './pose'
import { angleBetween, between, minus, times, type Vec } from './space'

export function keyPoses(drawing: Pick<WholeDrawing, 'base' | 'poses'>): FullPose[] {
  const first = changed(basePose(drawing.base), drawing.poses[0]!)
  return [first, ...drawing.poses.slice(1).map((pose) => changed(first, pose))]
}

/** A pose on the way from one to another, and how to get it. */
export function way(from: FullPose, to: FullPose): (share: number) => FullPose {
  const [a, b] = [figureOf(from), figureOf(to)]
  // Where the trunk is held at another point, the pelvis is where that left it.
  const steady = to.pelvis.put?.of === from.pelvis.put?.of ? from.pelvis.put : undefined
  const first = steady ? from.pelvis : { ...from.pelvis, at: a.pelvis.at, put: undefined }
  const last = steady ? to.pelvis : { ...to.pelvis, at: b.pelvis.at, put: undefined }
  const leftArm = armWay(from.leftArm, to.leftArm, a, b, 'left')
  const rightArm = armWay(from.rightArm, to.rightArm, a, b, 'right')
  const leftLeg = legWay(from.leftLeg, to.leftLeg, a, b, 'left')
  const rightLeg = legWay(from.rightLeg, to.rightLeg, a, b, 'right')
  return (share) => ({
    pelvis: {
      ...mix(first, last, share),
      put: steady && { of: steady.of, at: between(steady.at, to.pelvis.put!.at, share) },
    },
    lumbar: mix(from.lumbar, to.lumbar, share),
    thoracic: mix(from.thoracic, to.thoracic, share),
    neck: mix(from.neck, to.neck, share),
    head: mix(from.head, to.head, share),
    leftArm: leftArm(share),
    rightArm: rightArm(share),
    leftLeg: leftLeg(share),
    rightLeg: rightLeg(share),
  })
}

/** How many straight pieces a movement needs to look round: one for so many degrees. */
export function piecesOf(from: FullPose, to: FullPose, each: number): number {
  const [a, b] = [figureOf(from), figureOf(to)]
  let most = 0
  for (const side of ['left', 'right'] as const)
    for (const [one, two] of [
      [a[side].arm.upper, b[side].arm.upper],
      [a[side].arm.lower, b[side].arm.lower],
      [a[side].leg.upper, b[side].leg.upper],
      [a[side].leg.lower, b[side].leg.lower],
    ] as const)
      most = Math.max(most, angleBetween(one.frame.y, two.frame.y))
  most = Math.max(most, angleBetween(a.spine[3].frame.y, b.spine[3].frame.y))
  return Math.min(5, Math.max(1, Math.ceil(most / each)))
}

const nowhere: Vec = [0, 0, 0]

function armWay(from: Arm, to: Arm, a: Figure, b: Figure, side: Side): (share: number) => Arm {
  if (!from.hand && !to.hand) return (share) => mix(from, to, share)
  // One hand goes to a place, the other pose says it by angles: both by places. One lies flat: both by how they lie.
  const flat = (arm: Arm) => arm.fingers !== undefined && arm.palm !== undefined
  const lies = flat(from) || flat(to) || !from.hand || !to.hand
  const [one, two] = [placedArm(from, a, side, lies), placedArm(to, b, side, lies)]
  const hand = placeWay(one.hand!, two.hand!, a, b)
  return (share) => ({ ...mix(one, two, share), hand: hand(share) })
}

function placedArm(arm: Arm, figure: Figure, side: Side, lies: boolean): Arm {
  const { upper, lower, palm, hand } = figure[side].arm
  return {
    ...arm,
    hand: arm.hand ?? palm,
    elbowTo: arm.elbowTo ?? minus(lower.at, between(upper.at, palm, 0.5)),
    ...(lies && { fingers: times(hand.frame.y, -1), palm: times(hand.frame.z, -outward(side)) }),
  }
}

function placeWay(from: Place, to: Place, a: Figure, b: Figure): (share: number) => Place {
  if ('of' in from && 'of' in to && from.of === to.of) {
    const { of, by: first = nowhere } = from
    const { by: second = nowhere } = to
    return (share) => ({ of, by: between(first, second, share) })
  }
  const [first, second] = [placeOf(a, from), placeOf(b, to)]
  return (share) => between(first, second, share)
}

function legWay(from: Leg, to: Leg, a: Figure, b: Figure, side: Side): (share: number) => Leg {
  if ((from.foot && to.foot) || (from.kneel && to.kneel)) return (share) => mix(from, to, share)
  const freed = { foot: undefined, kneel: undefined }
  const one = { ...from, ...freeLeg(a, side), ...freed }
  const two = { ...to, ...freeLeg(b, side), ...freed }
  return (share) => mix(one, two, share)
}

/** Numbers and points half-way and so on; what only one of the two says, as it is. */
function mix<T extends object>(from: T, to: T, share: number): T {
  const mixed: Partial<Record<string, unknown>> = { ...(to as object), ...(from as object) }
  for (const [key, start] of Object.entries(from)) {
    const end = (to as Record<string, unknown>)[key]
    if (typeof start === 'number' && typeof end === 'number') mixed[key] = start + (end - start) * share
    else if (Array.isArray(start) && Array.isArray(end))
      mixed[key] = between(start as unknown as Vec, end as unknown as Vec, share)
    else if (end === undefined) mixed[key] = share > 0.99 ? undefined : start
  }
  return mixed as T
}
