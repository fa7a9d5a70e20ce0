// Reads the joint angles of a body back, however it came into its pose, and knows how far human joints go.
import { outward, type Side } from './body'
import type { Figure } from './figure'
import type { FullPose, Leg } from './pose'
import { angleAbout, angleBetween, degrees, dot, times, turned } from './space'

export type LegAngles = Pick<Leg, 'hip' | 'out' | 'rotate' | 'knee' | 'ankle' | 'turn'>

const arcsine = (value: number) => degrees(Math.asin(Math.max(-1, Math.min(1, value))))

/** The leg's angles as a pose gives them when no foot is planted. */
export function freeLeg(figure: Figure, side: Side): LegAngles {
  const out = outward(side)
  const { upper, lower, foot } = figure[side].leg
  const base = figure.pelvis.frame
  const down = times(upper.frame.y, -1)
  const hip = degrees(Math.atan2(dot(down, base.x), -dot(down, base.y)))
  const aside = arcsine(dot(down, base.z)) * out
  const unturned = turned(turned(base, 'z', hip), 'x', -out * aside)
  const ankle = angleAbout(lower.frame.z, lower.frame.x, foot.frame.x)
  const level = turned(lower.frame, 'z', ankle)
  return {
    hip,
    out: aside,
    rotate: -out * angleAbout(upper.frame.y, unturned.z, upper.frame.z),
    knee: angleAbout(upper.frame.z, lower.frame.y, upper.frame.y),
    ankle,
    turn: -out * angleAbout(level.x, level.z, foot.frame.z),
  }
}

export type ArmAngles = Record<'raise' | 'plane' | 'twist' | 'elbow' | 'turn' | 'wrist' | 'wristSide', number>

export function armAngles(figure: Figure, side: Side): ArmAngles {
  const out = outward(side)
  const { upper, lower, hand } = figure[side].arm
  const chest = figure.spine[3].frame
  const down = times(upper.frame.y, -1)
  const raise = angleBetween(upper.frame.y, chest.y)
  const plane = degrees(Math.atan2(dot(down, chest.x), out * dot(down, chest.z)))
  const spun = turned(chest, 'y', -out * (90 - plane))
  const lifted = turned(turned(spun, 'z', raise), 'y', out * (90 - plane))
  const straight = times(lower.frame.y, -1)
  return {
    raise,
    plane,
    twist: -out * angleAbout(upper.frame.y, lifted.z, upper.frame.z),
    elbow: angleAbout(upper.frame.z, upper.frame.y, lower.frame.y),
    turn: out * angleAbout(lower.frame.y, lower.frame.z, hand.frame.z),
    // The hand's palm looks along -z on the right, along z on the left.
    wrist: degrees(Math.atan2(out * dot(straight, hand.frame.z), -dot(straight, hand.frame.y))),
    wristSide: -arcsine(dot(straight, hand.frame.x)),
  }
}

/**
 * How far each joint goes, in degrees: the usual ranges of active movement (Norkin and White, Measurement of Joint
 * Motion), a little wider where the floor, a wall or the other hand presses further.
 */
const ranges = {
  hip: [-35, 135],
  out: [-40, 60],
  rotate: [-55, 65],
  knee: [-5, 158],
  ankle: [-75, 42],
  toes: [-45, 90],
  raise: [0, 185],
  elbow: [-6, 155],
  turn: [-100, 105],
  wrist: [-92, 92],
  wristSide: [-42, 32],
  lumbarBend: [-40, 60],
  lumbarSide: [-30, 30],
  lumbarTurn: [-20, 20],
  thoracicBend: [-35, 50],
  thoracicSide: [-35, 35],
  thoracicTurn: [-45, 45],
  headBend: [-80, 70],
  headSide: [-55, 55],
  headTurn: [-88, 88],
  twist: [-100, 110],
} as const

/** The joints that no human could bend like this, in words. */
export function strained(pose: FullPose, figure: Figure): string[] {
  const faults: string[] = []
  const hold = (joint: keyof typeof ranges, value: number, where: string) => {
    const [least, most] = ranges[joint]
    if (value < least - 0.5 || value > most + 0.5)
      faults.push(`${where} ${joint} is ${Math.round(value)}, and goes from ${least} to ${most}`)
  }
  for (const side of ['left', 'right'] as const) {
    const leg = freeLeg(figure, side)
    for (const joint of ['hip', 'out', 'knee', 'ankle'] as const) hold(joint, leg[joint], `${side} leg`)
    if (Math.abs(leg.out) < 60) hold('rotate', leg.rotate, `${side} leg`)
    hold('toes', pose[`${side}Leg`].toes, `${side} leg`)
    const arm = armAngles(figure, side)
    for (const joint of ['raise', 'elbow', 'turn', 'wrist', 'wristSide'] as const)
      hold(joint, arm[joint], `${side} arm`)
    // Close to straight up the plane means nothing, and so does the turn in it.
    if (arm.raise < 150) hold('twist', arm.twist, `${side} arm`)
    if (arm.plane < -25 && arm.plane > -155 && arm.raise > 70)
      faults.push(`${side} arm is raised ${Math.round(arm.raise)} behind the body, and goes to 70`)
  }
  for (const part of ['lumbar', 'thoracic'] as const) {
    hold(`${part}Bend`, pose[part].bend, 'the')
    hold(`${part}Side`, pose[part].side, 'the')
    hold(`${part}Turn`, pose[part].turn, 'the')
  }
  hold('headBend', pose.neck.bend + pose.head.bend, 'neck and head:')
  hold('headSide', pose.neck.side + pose.head.side, 'neck and head:')
  hold('headTurn', pose.neck.turn + pose.head.turn, 'neck and head:')
  return faults
}
