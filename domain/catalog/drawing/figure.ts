// From a pose to a body in space: angles are followed from joint to joint, and a hand or foot that must be somewhere gets there.
import { body, flesh, outward, sides, type Side } from './body'
import { placeOf, pointOf } from './points'
import type { Arm, Bend, FullPose, Leg, Place } from './pose'
import {
  add,
  angleBetween,
  beside,
  cross,
  direction,
  distance,
  framed,
  length,
  minus,
  placed,
  times,
  turned,
  upright,
  type Frame,
  type Vec,
} from './space'

/** A part of the body: where it starts, and how it is turned. */
export type Part = { at: Vec; frame: Frame }

export type Limbs = {
  arm: {
    girdle: Frame
    upper: Part
    lower: Part
    hand: Part
    palm: Vec
    tips: Vec
    grip: number
    missed: number
  }
  leg: { upper: Part; lower: Part; foot: Part; toes: number; missed: number }
}

export type Figure = {
  pelvis: Part
  /** From the sacrum up: two parts of the lumbar spine, two of the thoracic spine. */
  spine: [Part, Part, Part, Part]
  neck: Part
  head: Part
  left: Limbs
  right: Limbs
}

export function figureOf(pose: FullPose): Figure {
  const { put } = pose.pelvis
  if (!put) return solved(pose)
  const free = solved({ ...pose, pelvis: { ...pose.pelvis, at: [0, 0, 0] } })
  return solved({ ...pose, pelvis: { ...pose.pelvis, at: minus(put.at, pointOf(free, put.of)) } })
}

/** Who kneels has the hips where the thighs reach from the knees. */
function onKnees(pose: FullPose): FullPose {
  let at = pose.pelvis.at
  for (let attempt = 0; attempt < 4; attempt++) {
    const pelvis = trunkBase({ ...pose.pelvis, at })
    const shifts = sides.flatMap((side) => {
      const { kneel } = pose[`${side}Leg`]
      if (!kneel) return []
      const hip = placed(at, pelvis.frame, [0, 0, outward(side) * body.hipApart])
      const knee = kneeAbove(kneel)
      return [times(minus(hip, knee), body.thigh / distance(hip, knee) - 1)]
    })
    if (shifts.length === 0) return pose
    at = shifts.reduce((sum, shift) => add(sum, times(shift, 1 / shifts.length)), at)
  }
  return { ...pose, pelvis: { ...pose.pelvis, at } }
}

const kneeAbove = (kneel: Vec) => add(kneel, [0, flesh.knee, 0])

function trunkBase({ at, tilt, turn, roll }: FullPose['pelvis']): Part {
  return { at, frame: turned(turned(turned(upright, 'y', -turn), 'z', -tilt), 'x', roll) }
}

function solved(given: FullPose): Figure {
  const pose = onKnees(given)
  const pelvis = trunkBase(pose.pelvis)
  const { at } = pelvis
  const spine: Part[] = []
  let foot = placed(at, pelvis.frame, [-1, body.sacrum, 0])
  let frame = pelvis.frame
  const half = { lumbar: body.lumbar / 2, thoracic: body.thoracic / 2 }
  for (const name of ['lumbar', 'lumbar', 'thoracic', 'thoracic'] as const) {
    frame = bent(frame, pose[name], 0.5)
    spine.push({ at: foot, frame })
    foot = placed(foot, frame, [0, half[name], 0])
  }
  const neck = { at: foot, frame: turned(bent(frame, pose.neck, 1), 'z', -body.neckLean) }
  const head = {
    at: placed(neck.at, neck.frame, [0, body.neck, 0]),
    frame: bent(turned(neck.frame, 'z', body.neckLean), pose.head, 1),
  }
  const legs = {
    left: legOf('left', pelvis, pose.leftLeg),
    right: legOf('right', pelvis, pose.rightLeg),
  }
  const figure = { pelvis, spine: spine as Figure['spine'], neck, head }
  const chest: Part = { at: foot, frame }
  // A hand may hold the other one: whoever holds comes second.
  const first: Side = holdsOther(pose.leftArm) ? 'right' : 'left'
  const second: Side = first === 'left' ? 'right' : 'left'
  // Until an arm has its place, its points are those of one that is given by angles.
  const nowhere = () => chest.at
  const known: Partial<Figure> = {
    ...figure,
    left: { leg: legs.left, arm: armOf('left', chest, { ...pose.leftArm, hand: undefined }, nowhere) },
    right: { leg: legs.right, arm: armOf('right', chest, { ...pose.rightArm, hand: undefined }, nowhere) },
  }
  const arms: Partial<Record<Side, Limbs['arm']>> = {}
  for (const side of [first, second]) {
    const arm = armOf(side, chest, pose[`${side}Arm`], (place) => placeOf(known as Figure, place))
    arms[side] = arm
    known[side] = { leg: legs[side], arm }
  }
  return {
    ...figure,
    left: { leg: legs.left, arm: arms.left! },
    right: { leg: legs.right, arm: arms.right! },
  }
}

const holdsOther = (arm: Arm) =>
  arm.hand !== undefined &&
  !Array.isArray(arm.hand) &&
  'of' in arm.hand &&
  /Hand|Elbow|Wrist|Arm/.test(arm.hand.of)

/** Bending forward, leaning to the right, turning to the right. */
function bent(frame: Frame, { bend, side, turn }: Required<Bend>, share: number): Frame {
  return turned(turned(turned(frame, 'y', -turn * share), 'x', side * share), 'z', -bend * share)
}

/** The middle joint of two bones that reach from a root to a target, on the side of `toward`. */
function middle(root: Vec, target: Vec, upper: number, lower: number, toward: Vec): Vec {
  const line = minus(target, root)
  const along = direction(line, [0, -1, 0])
  const reach = Math.min(Math.max(length(line), Math.abs(upper - lower) + 0.01), upper + lower - 0.01)
  const share = (upper * upper - lower * lower + reach * reach) / (2 * reach)
  const off = Math.sqrt(Math.max(0, upper * upper - share * share))
  const side = direction(beside(toward, along), direction(beside([0.3, -0.2, 0.1], along)))
  return add(root, add(times(along, share), times(side, off)))
}

function legOf(side: Side, pelvis: Part, leg: Leg): Limbs['leg'] {
  const out = outward(side)
  const hip = placed(pelvis.at, pelvis.frame, [0, 0, out * body.hipApart])
  if (leg.kneel) {
    const knee = kneeAbove(leg.kneel)
    const facing = framed([0, 1, 0], Math.abs(pelvis.frame.x[1]) > 0.8 ? pelvis.frame.y : pelvis.frame.x).x
    const back = direction(leg.shinTo ?? add(times(facing, -1), [0, -0.035, 0]))
    const reached = add(hip, times(direction(minus(knee, hip)), body.thigh))
    const hinge = kneeHinge(minus(knee, hip), back, facing)
    const shank = boned(times(back, -1), hinge)
    const foot = turned(turned(shank, 'z', leg.ankle), 'x', -out * leg.turn)
    return {
      upper: { at: hip, frame: boned(minus(hip, knee), hinge) },
      lower: { at: reached, frame: shank },
      foot: { at: add(reached, times(back, body.shank)), frame: foot },
      toes: leg.toes,
      missed: distance(reached, knee),
    }
  }
  if (!leg.foot) {
    let frame = turned(pelvis.frame, 'z', leg.hip)
    frame = turned(turned(frame, 'x', -out * leg.out), 'y', -out * leg.rotate)
    const knee = placed(hip, frame, [0, -body.thigh, 0])
    const shank = turned(frame, 'z', -leg.knee)
    const ankle = placed(knee, shank, [0, -body.shank, 0])
    const foot = turned(turned(shank, 'z', leg.ankle), 'x', -out * leg.turn)
    return {
      upper: { at: hip, frame },
      lower: { at: knee, frame: shank },
      foot: { at: ankle, frame: foot },
      toes: leg.toes,
      missed: 0,
    }
  }
  const frame = footFrame(pelvis, out, leg)
  const ankle = add(leg.foot, ankleAbove(frame, leg.pitch))
  const toward = leg.kneeTo ?? add(frame.x, times(pelvis.frame.x, 0.6))
  const knee = middle(hip, ankle, body.thigh, body.shank, toward)
  const hinge = kneeHinge(minus(knee, hip), minus(ankle, knee), toward)
  const reached = add(knee, times(direction(minus(ankle, knee)), body.shank))
  return {
    upper: { at: hip, frame: boned(minus(hip, knee), hinge) },
    lower: { at: knee, frame: boned(minus(knee, ankle), hinge) },
    foot: { at: reached, frame },
    // On a lifted heel the toes stay on the floor.
    toes: leg.toes + Math.max(0, leg.pitch),
    missed: distance(reached, ankle),
  }
}

/** A planted foot points where the pelvis faces on the floor (or where toesTo says), turned out, its heel lifted by pitch. */
function footFrame(pelvis: Part, out: number, leg: Leg): Frame {
  const { x, y } = pelvis.frame
  const facing: Vec = leg.toesTo ?? (Math.abs(x[1]) > 0.8 ? times(y, -Math.sign(x[1])) : x)
  const level = framed([0, 1, 0], facing)
  return turned(turned(turned(level, 'y', -out * leg.toesOut), 'z', -leg.pitch), 'x', out * leg.sole)
}

/** From the floor point under a flat foot to the ankle; with the heel up the ball stays where it was. */
function ankleAbove(frame: Frame, pitch: number): Vec {
  if (pitch <= 0) {
    // Toes up: the heel carries the foot.
    const flat: Vec = [frame.x[0], 0, frame.x[2]]
    const heel = times(direction(flat), -body.heel + 1)
    return minus(heel, placed([0, 0, 0], frame, [-body.heel + 1, -body.ankle, 0]))
  }
  const flat: Vec = [frame.x[0], 0, frame.x[2]]
  const ball = times(direction(flat, [1, 0, 0]), body.ball)
  return minus(ball, placed([0, 0, 0], frame, [body.ball, -body.ankle, 0]))
}

/** The frame of a bone from its upward direction and the axis that its joint turns about. */
const boned = (up: Vec, hinge: Vec): Frame => {
  const y = direction(up)
  const z = direction(beside(hinge, y))
  return { x: cross(y, z), y, z }
}

/** The axis of a knee: across both bones, or, where they lie in one line, across the side that it would bend to. */
function kneeHinge(upper: Vec, lower: Vec, toward: Vec): Vec {
  const across = cross(direction(lower), direction(upper))
  return length(across) > 0.02 ? across : cross(toward, direction(times(upper, -1)))
}

function armOf(side: Side, chest: Part, arm: Arm, where: (place: Place) => Vec): Limbs['arm'] {
  const out = outward(side)
  const { forward, down, apart } = body.shoulder
  const rest = placed(chest.at, chest.frame, [0, -down, out * apart])
  // Above the level of the shoulder the blade turns up, and lifts the joint with it.
  const reach = arm.hand && minus(where(arm.hand), rest)
  const raised = reach ? angleBetween(times(reach, -1), chest.frame.y) : Math.abs(arm.raise)
  const lift = Math.min(1, Math.max(0, (raised - 70) / 100))
  const shoulder = placed(chest.at, chest.frame, [
    forward + arm.reach,
    -down + arm.shrug + lift * 3.6,
    out * (apart - Math.abs(arm.reach) * 0.35 - lift * 2),
  ])
  const follow = (upper: Frame, lower: Frame, missed = 0): Limbs['arm'] => {
    const elbow = placed(shoulder, upper, [0, -body.upperArm, 0])
    const wrist = placed(elbow, lower, [0, -body.forearm, 0])
    const rolled = turned(lower, 'y', out * arm.turn)
    const hand = turned(turned(rolled, 'x', out * arm.wrist), 'z', arm.wristSide)
    return handed(
      chest,
      { at: shoulder, frame: upper },
      { at: elbow, frame: lower },
      { at: wrist, frame: hand },
      arm.grip,
      missed,
    )
  }
  if (!arm.hand) {
    // Raised in a plane: 0 is sideways, 90 forward. The axis lies across that plane.
    const spun = turned(chest.frame, 'y', -out * (90 - arm.plane))
    const lifted = turned(turned(spun, 'z', arm.raise), 'y', out * (90 - arm.plane))
    const upper = turned(lifted, 'y', -out * arm.twist)
    return follow(upper, turned(upper, 'z', arm.elbow))
  }
  const target = where(arm.hand)
  const toward = arm.elbowTo ?? placed([0, 0, 0], chest.frame, [-0.6, -1, out * 0.5])
  if (arm.fingers && arm.palm) {
    const frame = heldFrame(out, arm.fingers, arm.palm)
    const wrist = placed(target, frame, [0, body.palm, 0])
    const elbow = middle(shoulder, wrist, body.upperArm, body.forearm, toward)
    const bent = elbowHinge(minus(elbow, shoulder), minus(wrist, elbow), toward)
    const reached = add(elbow, times(direction(minus(wrist, elbow)), body.forearm))
    return handed(
      chest,
      { at: shoulder, frame: boned(minus(shoulder, elbow), bent) },
      { at: elbow, frame: boned(minus(elbow, wrist), bent) },
      { at: reached, frame },
      arm.grip,
      distance(reached, wrist),
    )
  }
  // The wrist's own bend moves the palm off the forearm's line: aim again by what was missed.
  let aim = target
  let solved: Limbs['arm'] | undefined
  for (let attempt = 0; attempt < 12; attempt++) {
    const elbow = middle(shoulder, aim, body.upperArm, body.forearm, toward)
    const hinge = elbowHinge(minus(elbow, shoulder), minus(aim, elbow), toward)
    const upper = boned(minus(shoulder, elbow), hinge)
    solved = follow(upper, boned(minus(elbow, aim), hinge))
    solved.missed = distance(solved.palm, target)
    aim = add(aim, minus(target, solved.palm))
  }
  return solved!
}

/** An elbow bends the other way than a knee. */
function elbowHinge(upper: Vec, lower: Vec, toward: Vec): Vec {
  const across = cross(direction(upper), direction(lower))
  return length(across) > 0.02 ? across : cross(toward, direction(upper))
}

/** The frame of a hand from where its fingers point and where its palm looks. */
function heldFrame(out: number, fingers: Vec, palm: Vec): Frame {
  const y = times(direction(fingers), -1)
  const z = times(direction(beside(palm, y)), -out)
  return { x: cross(y, z), y, z }
}

function handed(
  chest: Part,
  upper: Part,
  lower: Part,
  hand: Part,
  grip: number,
  missed: number,
): Limbs['arm'] {
  return {
    girdle: chest.frame,
    upper,
    lower,
    hand,
    palm: placed(hand.at, hand.frame, [0, -body.palm, 0]),
    tips: placed(hand.at, hand.frame, [0, -body.knuckles - body.fingers * (1 - grip), 0]),
    grip,
    missed,
  }
}
