// The measures of the drawn person: 170 cm tall, seven and a half heads, in centimetres.

export const body = {
  /** From the middle between the hips. */
  hipApart: 8.5,
  sacrum: 8,
  lumbar: 19.5,
  thoracic: 27.5,
  neck: 7.6,
  /** The neck leans forward by this much when all angles are 0. */
  neckLean: 14,
  shoulder: { forward: -0.5, down: 7.2, apart: 15.8 },
  upperArm: 29,
  forearm: 25,
  /** From the wrist to the middle of the palm, to the knuckles, and from there to the finger tips. */
  palm: 5,
  knuckles: 8.6,
  fingers: 8.4,
  thigh: 42,
  shank: 41,
  /** From the ankle down to the sole, forward to the ball and the tip of the toes, back to the heel. */
  ankle: 7,
  ball: 13,
  toes: 19,
  heel: 6,
} as const

/** Half the thickness where a part may rest on something. */
export const flesh = {
  seat: 9.5,
  back: 10,
  shoulder: 5.2,
  elbow: 3.6,
  wrist: 2.6,
  hand: 1.7,
  knee: 5.2,
  ankle: 3.4,
} as const

export type Side = 'left' | 'right'
export const sides = ['left', 'right'] as const
/** The right is along z. */
export const outward = (side: Side) => (side === 'right' ? 1 : -1)
