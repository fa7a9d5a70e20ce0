// The head: a face that shows where the person looks, and short hair.
import type { Figure } from '@/domain/catalog/drawing/figure'
import { placed, times, type Vec } from '@/domain/catalog/drawing/space'
import { rideOn, riding, type Shape } from './layers'
import { chain, egg, hull, looks, on, type Ball, type Egg, type Eye } from './shapes'

/** With what is tinted of the neck, under chin and hair. */
export function headShapes({ head, neck }: Figure, eye: Eye, tinted: readonly Shape[]): Shape[] {
  const { frame } = head
  const ride = rideOn(eye, head)
  const at = (x: number, y: number, z: number) => placed(head.at, frame, [x, y, z])
  const put = (x: number, y: number, z: number, r: number) => on(head, x, y, z, r)
  const round = (eggs: (Ball | Egg)[], directions: number) => hull(eye, eggs, directions, ride.angle)
  const facing = looks(eye, frame.x)

  const throat: Shape = {
    path: chain(eye, [on(neck, 0.6, -0.6, 0, 5), put(-0.8, 2.6, 0, 4.7)]),
    made: 'skin',
    ride: rideOn(eye, neck),
  }
  const locks = [
    egg(at(-0.6, 10.3, 0), frame, [9.1, 8.6, 7.9]),
    egg(at(-4.8, 4.8, 0), frame, [4, 4.2, 6]),
    egg(at(4, 14, 0), frame, [4.4, 3.4, 5.6]),
  ]
  const hair: Shape = { path: round(locks, 14), made: 'hair' }
  // Seen from behind, the hair hides the face.
  const over: Shape = {
    path: round(facing < -0.3 ? locks : [egg(at(0, 10, 0), frame, nothing)], 14),
    made: 'hair',
  }
  const face: Shape = {
    path: [
      ...round([egg(at(1.6, 8.6, 0), frame, [8.1, 8, 7]), egg(at(4.3, 0.1, 0), frame, [3.7, 2.9, 3.9])], 14),
      ...chain(eye, [put(8.5, 8.2, 0, 1), put(10, 5.4, 0, 1.1)]),
    ],
    made: 'skin',
  }
  // Seen from the front, the hair at the temple would cover the eyes.
  const top = egg(at(1.6, 15, 0), frame, [7.6, 3.5, 6.9])
  const temples = [top, egg(at(-3, 10.5, 0), frame, [5.8, 6.6, 7.4])]
  // Seen from the feet, the crown lies behind the face.
  const below = looks(eye, frame.y) < -0.4
  const fringe: Shape = {
    path: round(below ? [egg(at(0, 10, 0), frame, nothing)] : facing > 0.8 ? [top] : temples, 12),
    made: 'hair',
  }
  const ear = (out: 1 | -1, shown: boolean): Shape => ({
    path: round([egg(at(-0.4, 7, out * 7.2), frame, shown ? [1.6, 2.3, 0.8] : nothing)], 6),
    made: 'skin',
  })
  const ears = (['behind', 'above'] as const).map((slot) =>
    ([1, -1] as const).map((out) => {
      const sideways = looks(eye, times(frame.z, out))
      return ear(out, slot === 'above' ? sideways > 0.3 : sideways <= 0.3 && sideways > -0.3)
    }),
  )
  const features = featuresOf(eye, frame, at, put, facing)
  return [
    throat,
    ...tinted,
    ...riding(ride, [hair, ...ears[0]!, face, fringe, ...features, over, ...ears[1]!]),
  ]
}

const nothing: Vec = [0.01, 0.01, 0.01]

/** Eyes, brows, the shade of the nose, and the mouth; what looks away shrinks to nothing. */
function featuresOf(
  eye: Eye,
  frame: Figure['head']['frame'],
  at: (x: number, y: number, z: number) => Vec,
  put: (x: number, y: number, z: number, r: number) => Ball,
  facing: number,
): Shape[] {
  const pair = ([1, -1] as const).map((out) => facing * 0.9 + looks(eye, times(frame.z, out)) * 0.55 > 0.15)
  const eyes = pair.map((shown, i): Shape => {
    const out = i === 0 ? 1 : -1
    return {
      path: hull(eye, [egg(at(8.2, 8.2, out * 2.9), frame, shown ? [0.5, 0.95, 0.7] : nothing)], 6),
      made: 'line',
    }
  })
  const brows = pair.map((shown, i): Shape => {
    const out = i === 0 ? 1 : -1
    const r = shown ? 0.38 : 0.01
    return { path: chain(eye, [put(8.5, 10.5, out * 1.7, r), put(7.6, 10.4, out * 4.4, r)]), made: 'hair' }
  })
  const full = facing > 0.5
  const nose: Shape = {
    path: chain(eye, [put(9.4, 6.8, 0, full ? 0.35 : 0.01), put(10, 5, 0, full ? 0.85 : 0.01)]),
    made: 'skin',
    far: true,
  }
  const lip = facing > 0.1 ? 0.34 : 0.01
  const mouth: Shape = {
    path: chain(eye, [put(7, 1.9, 1.9, lip), put(7.9, 1.5, 0, lip), put(7, 1.9, -1.9, lip)]),
    made: 'crease',
  }
  return [...eyes, ...brows, nose, mouth]
}
