// The way through one exercise: rounds, times, holds and rests, one after the other. No clock inside: each step is told what time it is, in milliseconds.
import type { LogStatus } from '@/domain/logging/log'
import type { Dosage } from '@/domain/plans/dosage'

/** What of a dosage the way is made of. */
export type Pace = {
  sets: number | null
  reps: number | null
  holdSeconds: number | null
  restSeconds: number | null
  durationMinutes: number | null
  /** Both sides: each round is done on the one and then on the other. */
  eachSide: boolean
}

export const paceOf = (dosage: Dosage): Pace => ({
  sets: dosage.sets ?? null,
  reps: dosage.reps ?? null,
  holdSeconds: dosage.holdSeconds ?? null,
  restSeconds: dosage.restSeconds ?? null,
  durationMinutes: dosage.durationMinutes ?? null,
  eachSide: dosage.side === 'each',
})

export type Leg = {
  /** count: as many times as asked for, at one's own pace; hold: one time, held; time: for some minutes; rest and release: nothing to do. */
  kind: 'count' | 'hold' | 'time' | 'rest' | 'release'
  /** 1 is the first round. */
  set: number
  side: 'first' | 'second' | null
  /** Of a hold, which time it is; of a count, how many are asked for (null: the person knows). */
  rep: number | null
  seconds: number | null
  /** With this leg its round is complete. */
  ends: boolean
}

export type Guide = {
  legs: readonly Leg[]
  at: number
  /** Times counted in a leg of counting. */
  counted: number
  /** When the leg is over; null while nothing runs. */
  endsAt: number | null
  /** What is left of a leg that was paused. */
  left: number | null
  setsDone: number
  /** Times done in the round under way. */
  repsDone: number
}

/** Long enough to let go and to breathe between two holds. */
const releaseSeconds = 3

export function legsOf(pace: Pace): Leg[] {
  const sets = pace.sets ?? 1
  const sides = pace.eachSide ? (['first', 'second'] as const) : ([null] as const)
  const legs: Leg[] = []
  for (let set = 1; set <= sets; set++) {
    for (const side of sides) {
      const last = side !== 'first'
      legs.push(...roundOf(pace, set, side, last))
    }
    if (set < sets && pace.restSeconds)
      legs.push({ kind: 'rest', set, side: null, rep: null, seconds: pace.restSeconds, ends: false })
  }
  return legs
}

function roundOf(pace: Pace, set: number, side: Leg['side'], ends: boolean): Leg[] {
  const leg = { set, side, rep: null, seconds: null, ends }
  if (pace.holdSeconds !== null)
    return Array.from({ length: pace.reps ?? 1 }, (_, index): Leg[] => {
      const isLast = index + 1 === (pace.reps ?? 1)
      const hold = {
        ...leg,
        kind: 'hold' as const,
        rep: index + 1,
        seconds: pace.holdSeconds,
        ends: ends && isLast,
      }
      return isLast
        ? [hold]
        : [hold, { ...leg, kind: 'release', rep: null, seconds: releaseSeconds, ends: false }]
    }).flat()
  if (pace.reps === null && pace.durationMinutes !== null)
    return [{ ...leg, kind: 'time', seconds: Math.round(pace.durationMinutes * 60) }]
  return [{ ...leg, kind: 'count', rep: pace.reps }]
}

/** Before the first leg: nothing runs until the person begins. */
export const readyFor = (pace: Pace): Guide => ({
  legs: legsOf(pace),
  at: 0,
  counted: 0,
  endsAt: null,
  left: null,
  setsDone: 0,
  repsDone: 0,
})

export const legOf = (guide: Guide): Leg | null => guide.legs[guide.at] ?? null
export const isOver = (guide: Guide): boolean => guide.at >= guide.legs.length
export const isRunning = (guide: Guide): boolean => guide.endsAt !== null

/** Milliseconds that the leg still takes; null where it takes as long as the person does. */
export function leftOf(guide: Guide, now: number): number | null {
  const leg = legOf(guide)
  if (!leg || leg.seconds === null) return null
  if (guide.endsAt !== null) return Math.max(0, guide.endsAt - now)
  return guide.left ?? leg.seconds * 1_000
}

/** The one button: begins or goes on with what is timed, counts one time where times are counted. */
export function go(guide: Guide, now: number): Guide {
  const leg = legOf(guide)
  if (!leg || guide.endsAt !== null) return guide
  if (leg.kind !== 'count') return { ...guide, endsAt: now + (leftOf(guide, now) ?? 0), left: null }
  const counted = guide.counted + 1
  const next = { ...guide, counted, repsDone: guide.repsDone + 1 }
  return leg.rep !== null && counted >= leg.rep ? leave(next, now) : next
}

/** What the passing of time brings: however late it is told, no leg is left out. */
export function tick(guide: Guide, now: number): Guide {
  let at = guide
  while (at.endsAt !== null && at.endsAt <= now) {
    const over = at.endsAt
    const leg = legOf(at)
    at = leave(leg?.kind === 'hold' ? { ...at, repsDone: at.repsDone + 1 } : at, over)
  }
  return at
}

export const pause = (guide: Guide, now: number): Guide =>
  guide.endsAt === null ? guide : { ...guide, endsAt: null, left: leftOf(guide, now) }

/** The round was done, without counting each time; or a rest is not needed. */
export function finishLeg(guide: Guide, now: number): Guide {
  const leg = legOf(guide)
  if (!leg) return guide
  if (leg.kind === 'rest' || leg.kind === 'release' || leg.kind === 'count') return leave(guide, now)
  // Past all the holds of this round and side.
  const rest = guide.legs.slice(guide.at)
  const length = rest.findIndex(
    ({ set, side, kind }) => set !== leg.set || side !== leg.side || kind === 'rest',
  )
  const last = guide.at + (length === -1 ? rest.length : length) - 1
  return leave({ ...guide, at: last }, now)
}

/** Into the next leg. What is timed runs by itself once the person has begun; the first of each round waits for them. */
function leave(guide: Guide, now: number): Guide {
  const leg = legOf(guide)
  const next = guide.legs[guide.at + 1]
  const newRound = leg?.ends || next?.side !== leg?.side || next?.set !== leg?.set
  const goesOn = next !== undefined && next.seconds !== null && (!newRound || next.kind === 'rest')
  return {
    ...guide,
    at: guide.at + 1,
    counted: 0,
    left: null,
    endsAt: goesOn ? now + next.seconds! * 1_000 : null,
    setsDone: guide.setsDone + (leg?.ends ? 1 : 0),
    repsDone: leg?.ends || newRound ? 0 : guide.repsDone,
  }
}

/** What was really done; null where nothing was. */
export function doneOf(guide: Guide): {
  status: Extract<LogStatus, 'done' | 'partial'>
  setsDone: number | null
  repsDone: number | null
} | null {
  if (isOver(guide)) return { status: 'done', setsDone: null, repsDone: null }
  if (guide.setsDone > 0) return { status: 'partial', setsDone: guide.setsDone, repsDone: null }
  if (guide.repsDone > 0) return { status: 'partial', setsDone: 0, repsDone: guide.repsDone }
  const begun = guide.at > 0 || guide.endsAt !== null || guide.left !== null
  return begun ? { status: 'partial', setsDone: null, repsDone: null } : null
}
