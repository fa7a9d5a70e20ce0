// What changed from one version of a plan to the next, as lines that a colleague can read. Pure: what is shown before publishing and in the history is worked out by the same rule.
import { describeDosage } from '@/domain/plans/dosage-line'
import { goalWords, type Goal } from '@/domain/plans/goals'
import type { Phase, Prescription } from '@/domain/plans/plan'
import { sessionFrequencyWords } from '@/domain/plans/session-words'
import { plural } from '@/domain/plural'
import { reassessmentRuleWords, type ReassessmentRule } from '@/domain/reassessment/due'

export type ComparedPrescription = Pick<Prescription, 'id' | 'exerciseName' | 'dosage' | 'note' | 'caution'>
export type ComparedPhase = Omit<Phase, 'startDay' | 'prescriptions'> & {
  /** A draft's phases are not on plan days yet. */
  startDay?: number
  prescriptions: readonly ComparedPrescription[]
}
export type ComparedVersion = ReassessmentRule & {
  problem: string
  goals: readonly Goal[]
  phases: readonly ComparedPhase[]
}

export type Change = {
  /** The phase's name; null for the plan as a whole. */
  phase: string | null
  /** What it is about: an exercise, a goal, "Session frequency". */
  what: string
  /** Null where it was not there before. */
  from: string | null
  /** Null where it is there no more. */
  to: string | null
}

const nothing = 'none'

export function difference(before: ComparedVersion, after: ComparedVersion): Change[] {
  const changes: Change[] = []
  const say = (phase: string | null, what: string, from: string | null, to: string | null) => {
    if (from !== to) changes.push({ phase, what, from, to })
  }
  say(null, 'Problem', before.problem, after.problem)
  say(null, 'Reassessed', reassessmentRuleWords(before), reassessmentRuleWords(after))
  const had = before.goals.map(goalWords)
  const has = after.goals.map(goalWords)
  for (const goal of without(had, has)) say(null, 'Goal', goal, null)
  for (const goal of without(has, had)) say(null, 'Goal', null, goal)

  const old = new Map(before.phases.map((phase) => [phase.id, phase]))
  const kept = new Set(after.phases.map((phase) => phase.id))
  for (const phase of before.phases) {
    if (kept.has(phase.id)) continue
    say(phase.name, 'Phase', phaseWords(phase), null)
    for (const each of phase.prescriptions) say(phase.name, each.exerciseName, doseWords(each), null)
  }
  if (reordered(before.phases, after.phases))
    say(null, 'Order of the phases', namesOf(before.phases), namesOf(after.phases))
  for (const phase of after.phases) {
    const was = old.get(phase.id)
    if (was) {
      comparePhase(was, phase, say)
      say(phase.name, 'Begins', beginning(before, was), beginning(after, phase))
    } else {
      say(phase.name, 'Phase', null, phaseWords(phase))
      for (const each of phase.prescriptions) say(phase.name, each.exerciseName, null, doseWords(each))
    }
  }
  return changes
}

type Say = (phase: string | null, what: string, from: string | null, to: string | null) => void

function comparePhase(was: ComparedPhase, is: ComparedPhase, say: Say): void {
  const of = is.name
  say(of, 'Name', was.name, is.name)
  say(of, 'Length', plural(was.weeks, 'week'), plural(is.weeks, 'week'))
  say(of, 'Sessions', sessionFrequencyWords(was), sessionFrequencyWords(is))
  say(of, 'Aim', was.aim || nothing, is.aim || nothing)
  say(of, 'Moves on when', was.criterion || nothing, is.criterion || nothing)

  const old = new Map(was.prescriptions.map((each) => [each.id, each]))
  const kept = new Set(is.prescriptions.map((each) => each.id))
  for (const each of was.prescriptions)
    if (!kept.has(each.id)) say(of, each.exerciseName, doseWords(each), null)
  for (const each of is.prescriptions) {
    const before = old.get(each.id)
    if (!before) say(of, each.exerciseName, null, doseWords(each))
    else {
      // The usual pain limit stands in no dosage's words; where it is what changed, it has to be said.
      const limit = before.dosage.painCeiling !== each.dosage.painCeiling
      say(of, each.exerciseName, doseWords(before, limit), doseWords(each, limit))
      say(of, `Note on ${each.exerciseName}`, before.note || nothing, each.note || nothing)
      const why = `Why ${each.exerciseName} is given all the same`
      say(of, why, before.caution?.reason || nothing, each.caution?.reason || nothing)
    }
  }
  if (reordered(was.prescriptions, is.prescriptions))
    say(of, 'Order', listOf(was.prescriptions), listOf(is.prescriptions))
}

/** Whether those that stand in both follow each other differently. */
function reordered(before: readonly { id: string }[], after: readonly { id: string }[]): boolean {
  const ids = (list: readonly { id: string }[], other: readonly { id: string }[]) =>
    list.filter(({ id }) => other.some((each) => each.id === id)).map(({ id }) => id)
  return ids(before, after).join() !== ids(after, before).join()
}

/** When a phase begins beside the one before it; null for the first, and where plan days are not known yet. */
function beginning(version: ComparedVersion, phase: ComparedPhase): string | null {
  const previous = version.phases[version.phases.indexOf(phase) - 1]
  if (!previous || phase.startDay === undefined || previous.startDay === undefined) return null
  const early = previous.startDay + previous.weeks * 7 - phase.startDay
  if (early === 0) return `when ${previous.name} ends`
  return early > 0
    ? `${plural(early, 'day')} before ${previous.name} would end`
    : `${plural(-early, 'day')} after ${previous.name} ends`
}

const namesOf = (phases: readonly ComparedPhase[]) => phases.map((phase) => phase.name).join(', ')
const listOf = (list: readonly ComparedPrescription[]) => list.map((each) => each.exerciseName).join(', ')
const without = (list: readonly string[], other: readonly string[]) =>
  list.filter((each) => !other.includes(each))

const phaseWords = (phase: ComparedPhase) => `${plural(phase.weeks, 'week')}, ${sessionFrequencyWords(phase)}`
const doseWords = ({ dosage }: ComparedPrescription, withLimit = false) =>
  withLimit
    ? `${describeDosage({ ...dosage, painCeiling: undefined })}, pain at most ${dosage.painCeiling}/10`
    : describeDosage(dosage)
