// Whether treatment worked, over all finished plans of a clinic by condition: change in measures, how much was done and attended, how long it took, who dropped out. Groups too small to be anonymous are not told.
import { percent } from '@/domain/logging/adherence'
import { daysBetween } from '@/domain/dates'
import { grouped } from '@/domain/grouped'
import type { CalendarDate } from '@/domain/plans/plan'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { compareAssessments } from '@/domain/reassessment/progress'

/** In a smaller group one patient could be told apart. */
export const smallestGroup = 5

export type FinishedPlan = {
  problem: string
  startsOn: CalendarDate
  endedOn: CalendarDate
  droppedOut: boolean
  baseline: readonly Measurement[] | null
  last: readonly Measurement[] | null
  /** Occurrences done of those due. */
  done: { met: number; due: number }
  /** Sessions attended of those that count. */
  sessions: { attended: number; counted: number }
}

export type MeasureOutcome = {
  name: string
  /** Plans in which it was measured both times. */
  plans: number
  /** Now minus then, the mean. */
  change: number
  /** Of the better ones, those by at least the smallest change that matters; null where none is set. */
  reached: number | null
}

export type ConditionOutcome = {
  condition: string
  plans: number
  measures: MeasureOutcome[]
  /** 0 to 1; null where nothing was due, or no session counts. */
  adherence: number | null
  attendance: number | null
  /** Days, the mean. */
  duration: number
  dropOut: number
}

export type Outcomes = {
  conditions: ConditionOutcome[]
  /** Plans in groups under the smallest. */
  untold: number
}

/** By the problem that the plan names, however its letters are written; the largest group first. */
export function outcomesOf(plans: readonly FinishedPlan[], own: readonly Measure[]): Outcomes {
  const groups = grouped(plans.map((plan) => [plan.problem.trim().toLocaleLowerCase(), plan] as const))
  // Of an erased person whose condition few others had, the words are gone.
  groups.delete('')
  const told = [...groups.values()].filter((group) => group.length >= smallestGroup)
  return {
    conditions: told
      .map((group) => outcomeOf(group, own))
      .sort((a, b) => b.plans - a.plans || a.condition.localeCompare(b.condition)),
    untold: plans.length - told.reduce((sum, group) => sum + group.length, 0),
  }
}

function outcomeOf(group: readonly FinishedPlan[], own: readonly Measure[]): ConditionOutcome {
  const sum = (of: (plan: FinishedPlan) => number) => group.reduce((total, plan) => total + of(plan), 0)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    condition: group[0]!.problem.trim(),
    plans: group.length,
    measures: measureOutcomes(group, own),
    adherence: share(
      sum(({ done }) => done.met),
      sum(({ done }) => done.due),
    ),
    attendance: share(
      sum(({ sessions }) => sessions.attended),
      sum(({ sessions }) => sessions.counted),
    ),
    duration: sum(({ startsOn, endedOn }) => Math.max(0, daysBetween(startsOn, endedOn)) + 1) / group.length,
    dropOut: sum(({ droppedOut }) => (droppedOut ? 1 : 0)) / group.length,
  }
}

/** Each measure as a whole (for activities the mean), where enough plans have it both times. */
function measureOutcomes(group: readonly FinishedPlan[], own: readonly Measure[]): MeasureOutcome[] {
  const byMeasure = new Map<string, { measure: Measure; changes: { change: number; matters: boolean }[] }>()
  for (const { baseline, last } of group)
    for (const { measure, item, sinceBaseline } of compareAssessments(baseline, null, last, own)) {
      if (item !== '' || !sinceBaseline) continue
      const found = byMeasure.get(measure.code) ?? { measure, changes: [] }
      byMeasure.set(measure.code, found)
      const matters = sinceBaseline.size === 'matters' && sinceBaseline.better === true
      found.changes.push({ change: sinceBaseline.change, matters })
    }
  return [...byMeasure.values()]
    .filter(({ changes }) => changes.length >= smallestGroup)
    .map(({ measure, changes }) => ({
      name: measure.name,
      plans: changes.length,
      change: changes.reduce((sum, each) => sum + each.change, 0) / changes.length,
      reached:
        measure.mcid === null ? null : changes.filter(({ matters }) => matters).length / changes.length,
    }))
}

/** A signed mean: "−2.4", "+1.0". */
export function changeWords(change: number): string {
  const figure = Math.abs(change).toFixed(1)
  return figure === '0.0' ? figure : `${change < 0 ? '−' : '+'}${figure}`
}

export const shareWords = (share: number | null) => (share === null ? '–' : `${percent(share)} %`)
