// The points of the body that have a name: where a hand may go, a band may run to, an arrow may follow.
import { body, sides, type Side } from './body'
import type { Figure, Limbs } from './figure'
import type { Place } from './pose'
import { add, between, placed, radians, type Vec } from './space'

const trunkPoints = {
  pelvis: ({ pelvis }: Figure) => pelvis.at,
  waist: ({ spine }: Figure) => spine[1].at,
  chest: ({ spine }: Figure) => spine[3].at,
  sternum: ({ spine }: Figure) => placed(spine[3].at, spine[3].frame, [11, 2, 0]),
  neck: ({ neck }: Figure) => neck.at,
  head: ({ head }: Figure) => placed(head.at, head.frame, [1, 9, 0]),
  crown: ({ head }: Figure) => placed(head.at, head.frame, [0, 18, 0]),
  chin: ({ head }: Figure) => placed(head.at, head.frame, [8, -1.5, 0]),
  forehead: ({ head }: Figure) => placed(head.at, head.frame, [9.5, 11.5, 0]),
} satisfies Record<string, (figure: Figure) => Vec>

const limbPoints = {
  Shoulder: ({ arm }: Limbs) => arm.upper.at,
  UpperArm: ({ arm }: Limbs) => between(arm.upper.at, arm.lower.at, 0.6),
  Elbow: ({ arm }: Limbs) => arm.lower.at,
  Wrist: ({ arm }: Limbs) => arm.hand.at,
  Hand: ({ arm }: Limbs) => arm.palm,
  Tips: ({ arm }: Limbs) => arm.tips,
  Hip: ({ leg }: Limbs) => leg.upper.at,
  Thigh: ({ leg }: Limbs) => between(leg.upper.at, leg.lower.at, 0.6),
  Knee: ({ leg }: Limbs) => leg.lower.at,
  Shin: ({ leg }: Limbs) => between(leg.lower.at, leg.foot.at, 0.3),
  Ankle: ({ leg }: Limbs) => leg.foot.at,
  Heel: ({ leg }: Limbs) => placed(leg.foot.at, leg.foot.frame, [-body.heel, -body.ankle, 0]),
  Ball: ({ leg }: Limbs) => placed(leg.foot.at, leg.foot.frame, [body.ball, -body.ankle, 0]),
  Toes: ({ leg }: Limbs) => {
    const long = body.toes - body.ball
    const [c, s] = [Math.cos(radians(leg.toes)), Math.sin(radians(leg.toes))]
    return placed(leg.foot.at, leg.foot.frame, [body.ball + long * c, -body.ankle + long * s, 0])
  },
} satisfies Record<string, (limbs: Limbs) => Vec>

type TrunkPoint = keyof typeof trunkPoints
type LimbPoint = keyof typeof limbPoints
export type BodyPoint = TrunkPoint | `${Side}${LimbPoint}`

const limbNames = Object.keys(limbPoints) as LimbPoint[]
export const bodyPoints = [
  ...(Object.keys(trunkPoints) as TrunkPoint[]),
  ...sides.flatMap((side) => limbNames.map((name) => `${side}${name}` as const)),
] as [BodyPoint, ...BodyPoint[]]

export function pointOf(figure: Figure, name: BodyPoint): Vec {
  for (const side of sides)
    if (name.startsWith(side)) return limbPoints[name.slice(side.length) as LimbPoint](figure[side])
  return trunkPoints[name as TrunkPoint](figure)
}

export function placeOf(figure: Figure, place: Place): Vec {
  if (!('of' in place)) return place
  return place.by ? add(pointOf(figure, place.of), place.by) : pointOf(figure, place.of)
}
