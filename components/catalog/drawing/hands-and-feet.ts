// Hands with a thumb, and feet in shoes or bare.
import { body, outward, type Side } from '@/domain/catalog/drawing/body'
import type { Limbs } from '@/domain/catalog/drawing/figure'
import { radians, times, type Vec } from '@/domain/catalog/drawing/space'
import { rideOn, riding, type Shape } from './layers'
import { ball, chain, egg, hull, looks, on, type Ball, type Egg, type Eye } from './shapes'

const nothing: Vec = [0.01, 0.01, 0.01]
/** From so many units of the picture to a centimetre on, fingers are told apart. */
const closeUp = 8

export function handShapes({ hand, grip }: Limbs['arm'], side: Side, eye: Eye, far: boolean): Shape[] {
  const inward = -outward(side)
  const ride = rideOn(eye, hand)
  const put = ([x, y, z]: Vec, r: number) => on(hand, x, y, inward * z, r)
  const finger = fingerOf(grip)
  const thumb = [
    put([2.1, -2.4, 0.5], 1.7),
    put([4.1 - grip * 1.1, -5.4, 1 + grip * 1.7], 1.35),
    put([4.7 - grip * 2.9, -8.3 + grip * 0.6, 1.3 + grip * 2.9], 1.1),
  ]
  const palm = [
    ball(hand.at, 2.4),
    put([2.8, -body.knuckles, 0], 1.6),
    put([-2.7, -body.knuckles + 0.8, 0], 1.5),
    put([2.7, -4, 0.4], 1.7),
    put([-2.5, -3.6, 0.3], 1.5),
  ]
  const spin = ride.angle
  if (eye.scale < closeUp) {
    const row = (joint: 0 | 1 | 2) => [
      put(finger(2.6, 1)[joint]!, 1.55 - joint * 0.2),
      put(finger(-2.5, 0.9)[joint]!, 1.4 - joint * 0.2),
    ]
    const mitten = [
      ...hull(eye, palm, 8, spin),
      ...hull(eye, [...row(0), ...row(1)], 8, spin),
      ...hull(eye, [...row(1), ...row(2)], 8, spin),
      ...chain(eye, thumb),
    ]
    return riding(ride, [{ path: mitten, made: 'skin', far }])
  }
  const fingers = fingerRows.map(([x, long, r]) =>
    finger(x, long).map((joint, i) => put(joint, r - i * 0.14)),
  )
  const backSeen = looks(eye, times(hand.frame.z, -inward)) > 0
  const lined = [...fingers, thumb].flatMap((balls): Shape[] => {
    const path = chain(eye, balls)
    return [
      { path, made: 'crease', far },
      { path, made: 'skin', far },
    ]
  })
  const nails = fingers.map((balls): Shape => {
    const { at, r } = balls[2]!
    const half: Vec = backSeen && grip < 0.6 ? [r * 0.62, r * 0.8, 0.1] : nothing
    return { path: hull(eye, [egg(at, hand.frame, half)], 8, spin), made: 'nail' }
  })
  // Whoever sees the back of a closed hand sees it before the curled fingers.
  const back = backSeen && grip > 0.3 ? palm : [ball(hand.at, 0.01)]
  return riding(ride, [
    { path: hull(eye, palm, 14, spin), made: 'skin', far },
    ...lined,
    ...nails,
    { path: hull(eye, back, 14, spin), made: 'skin', far },
  ])
}

const fingerRows = [
  [-2.75, 0.78, 1.05],
  [-1.05, 0.96, 1.15],
  [0.85, 1.03, 1.2],
  [2.65, 0.95, 1.15],
] as const

/** The knuckle, the middle joint and the tip of a finger that starts at x, curled by the grip. */
const fingerOf =
  (grip: number) =>
  (x: number, long: number): Vec[] => {
    const first = radians(12 + grip * 78)
    const second = radians(18 + grip * 152)
    const half = body.fingers * 0.53 * long
    const bent: Vec = [x * 1.02, -body.knuckles - half * Math.cos(first), half * Math.sin(first)]
    return [
      [x, -body.knuckles + (long < 0.9 ? 0.7 : 0), 0],
      bent,
      [x * 0.98, bent[1] - half * 0.9 * Math.cos(second), bent[2] + half * 0.9 * Math.sin(second)],
    ]
  }

export function footShapes(
  { foot, toes }: Limbs['leg'],
  side: Side,
  eye: Eye,
  far: boolean,
  bare: boolean,
): Shape[] {
  const ride = rideOn(eye, foot, foot.frame.x)
  const spin = ride.angle
  const low = -body.ankle
  const lift = bare ? 0 : 1.1
  const bend = radians(toes)
  const tip = (up: number, z: number, long = 5): Vec => [
    body.ball + long * Math.cos(bend) - up * Math.sin(bend),
    low + long * Math.sin(bend) + up * Math.cos(bend),
    z,
  ]
  const put = ([x, y, z]: Vec, r: number) => on(foot, x, y, z, r)
  const ball1 = put([body.ball - 1, low + lift + 2.1, 2.3], 2.1)
  const ball2 = put([body.ball - 1, low + lift + 2.1, -2.3], 2.1)
  const back: (Ball | Egg)[] = [
    put([-2.9, low + lift + 3.1, 0], 3.1),
    put([-0.4, -0.4, 0], 3.5),
    put([6.2, low + 4.2, 0], 2.9),
    ball1,
    ball2,
  ]
  if (bare) return riding(ride, bareFoot(put, back, tip, side, eye, spin, far))
  const front = [ball1, ball2, put(tip(lift + 1.8, 1.3), 1.9), put(tip(lift + 1.8, -1.3), 1.9)]
  const sole = [
    ...chain(eye, [
      put([-3.4, low + 1.6, 0], 1.6),
      put([body.ball - 1, low + 1.4, 0], 1.4),
      put(tip(1.4, 0), 1.4),
    ]),
    ...chain(eye, [put([body.ball - 1, low + 1.4, -2.6], 1.4), put([body.ball - 1, low + 1.4, 2.6], 1.4)]),
  ]
  return riding(ride, [
    { path: sole, made: 'sole', far },
    { path: [...hull(eye, back, 10, spin), ...hull(eye, front, 10, spin)], made: 'shoe', far },
  ])
}

function bareFoot(
  put: (at: Vec, r: number) => Ball,
  back: (Ball | Egg)[],
  tip: (up: number, z: number, long?: number) => Vec,
  side: Side,
  eye: Eye,
  spin: number,
  far: boolean,
): Shape[] {
  // The big toe lies inside.
  const inner = -outward(side)
  const toes = [-3.1, -1.7, -0.3, 1.1].map((z, i) => ({
    z: z * inner,
    long: 3 + i * 0.55,
    r: 0.95 + i * 0.04,
  }))
  const big = { z: 2.7 * inner, long: 5.2, r: 1.45 }
  const shapes = [...toes, big].map(({ z, long, r }): Shape => {
    const knuckle = put([body.ball - 1.2, -body.ankle + 1.6, z * 0.92], r + 0.25)
    return { path: chain(eye, [knuckle, put(tip(r, z, long), r)]), made: 'skin', far }
  })
  const lined =
    eye.scale < closeUp ? shapes : shapes.flatMap((toe): Shape[] => [{ ...toe, made: 'crease' }, toe])
  return [...lined, { path: hull(eye, back, 12, spin), made: 'skin', far }]
}
