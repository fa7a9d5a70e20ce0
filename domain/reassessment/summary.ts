// What a reassessment came to, in plain sentences written from the figures: the therapist edits them before they are kept.
import { percent } from '@/domain/logging/adherence'
import type { PlanFigures } from '@/domain/logging/plan-figures'
import { lastMeasured, reaches, type Goal, type Measured } from '@/domain/plans/goals'
import { valueWords, type ComparedMeasure } from '@/domain/reassessment/progress'
import type { Tolerance, Verdict } from '@/domain/reassessment/tolerance'

export function summaryOf(args: {
  compared: readonly ComparedMeasure[]
  figures: Pick<PlanFigures, 'phases' | 'sessions'>
  tolerances: readonly Tolerance[]
  goals: readonly Goal[]
  /** The oldest first, what is measured now at the end. */
  measured: readonly Measured[]
}): string {
  const { figures, tolerances } = args
  return [
    ...args.compared.flatMap(measureSentence),
    ...goalSentence(args.goals, args.measured),
    ...figures.phases.flatMap(({ name, adherence }) =>
      adherence === null || adherence.due === 0
        ? []
        : [
            `${name}: ${adherence.met} of ${adherence.due} exercises done (${percent(adherence.frequency)} %).`,
          ],
    ),
    ...sessionSentence(figures.sessions),
    ...exerciseSentence('Well tolerated', 'well', tolerances),
    ...exerciseSentence('Not tolerated', 'not', tolerances),
  ].join('\n')
}

/** "Average pain in 24 hours: 6 to 3, better by 3.0: more than the smallest change that matters (2)." */
function measureSentence({ measure, item, baseline, now, sinceBaseline }: ComparedMeasure): string[] {
  if (now === null) return []
  // One activity's change is not rated; their mean says it.
  if (measure.code === 'psfs' && item !== '') return []
  const name = item === '' ? measure.name : item
  if (!measure.hasBaseline) return [`${name}: ${valueWords(measure, now)}.`]
  if (baseline === null || !sinceBaseline)
    return [`${name}: ${valueWords(measure, now)}, not measured at baseline.`]
  return [`${name}: ${valueWords(measure, baseline)} to ${valueWords(measure, now)}, ${sinceBaseline.words}.`]
}

function goalSentence(goals: readonly Goal[], measured: readonly Measured[]): string[] {
  const standing = goals.flatMap(({ text, target }) => {
    const last = target && lastMeasured(target, measured)
    return last ? [{ text, reached: reaches(target, last.value) }] : []
  })
  if (standing.length === 0) return []
  const reached = standing.filter((goal) => goal.reached)
  const names = reached.length === 0 ? '' : ` (${reached.map(({ text }) => text).join('; ')})`
  return [`Goals reached: ${reached.length} of ${standing.length} measured${names}.`]
}

function sessionSentence({ attended, missed, cancelledByPatient, share }: PlanFigures['sessions']): string[] {
  if (share === null) return []
  return [
    `Sessions: ${attended} attended of ${attended + missed + cancelledByPatient} (${percent(share)} %).`,
  ]
}

function exerciseSentence(words: string, verdict: Verdict, tolerances: readonly Tolerance[]): string[] {
  const names = tolerances.filter((each) => each.verdict === verdict).map(({ name }) => name)
  return names.length === 0 ? [] : [`${words}: ${[...new Set(names)].join(', ')}.`]
}
