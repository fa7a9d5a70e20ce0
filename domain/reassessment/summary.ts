// What a reassessment came to, in plain sentences written from the figures: the therapist edits them before they are kept, and the referrer reads them.
import { percent } from '@/domain/logging/adherence'
import type { PlanFigures } from '@/domain/logging/plan-figures'
import type { Attendance } from '@/domain/plans/attendance'
import { lastMeasured, reaches, type Goal, type Measured } from '@/domain/plans/goals'
import { valueWords, type ComparedMeasure } from '@/domain/reassessment/progress'
import type { Tolerance, Verdict } from '@/domain/reassessment/tolerance'

/** Three paragraphs: what changed, what was done for it, and what was borne. One without anything to say is left out. */
export function summaryOf(args: {
  compared: readonly ComparedMeasure[]
  figures: Pick<PlanFigures, 'phases'> & { sessions: Attendance }
  tolerances: readonly Tolerance[]
  goals: readonly Goal[]
  /** The oldest first, what is measured now at the end. */
  measured: readonly Measured[]
}): string {
  const { figures, tolerances } = args
  return [
    [...args.compared.flatMap(measureSentence), ...goalSentence(args.goals, args.measured)],
    [...figures.phases.flatMap(phaseSentence), ...sessionSentence(figures.sessions)],
    [
      ...exerciseSentence('Well tolerated', 'well', tolerances),
      ...exerciseSentence('Not tolerated', 'not', tolerances),
    ],
  ]
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => sentences.join(' '))
    .join('\n\n')
}

/** "Average pain in 24 hours went from 6 to 3, better by 3.0: more than the smallest change that matters (2)." */
function measureSentence({ measure, item, baseline, now, sinceBaseline }: ComparedMeasure): string[] {
  if (now === null) return []
  // One activity's change is not rated; their mean says it.
  if (measure.code === 'psfs' && item !== '') return []
  const name = item === '' ? measure.name : item
  const is = valueWords(measure, now)
  if (!measure.hasBaseline) return [`${name} is ${is}.`]
  if (baseline === null || !sinceBaseline) return [`${name} is ${is}, and was not measured at baseline.`]
  const was = valueWords(measure, baseline)
  if (was === is) return [`${name} is ${is}, as at baseline.`]
  return [`${name} went from ${was} to ${is}, ${sinceBaseline.words}.`]
}

function goalSentence(goals: readonly Goal[], measured: readonly Measured[]): string[] {
  const standing = goals.flatMap(({ text, target }) => {
    const last = target && lastMeasured(target, measured)
    return last ? [{ text, reached: reaches(target, last.value) }] : []
  })
  if (standing.length === 0) return []
  const reached = standing.filter((goal) => goal.reached)
  const names = reached.length === 0 ? '' : `: ${reached.map(({ text }) => text).join('; ')}`
  return [`${reached.length} of ${counted(standing.length, 'measured goal')} reached${names}.`]
}

function phaseSentence({ name, adherence }: PlanFigures['phases'][number]): string[] {
  if (adherence === null || adherence.due === 0) return []
  const done = `${adherence.met} of ${counted(adherence.due, 'exercise')} done (${percent(adherence.frequency)} %)`
  return [`In the phase “${name}” ${done}.`]
}

function sessionSentence({ attended, missed, cancelledByPatient, share }: Attendance): string[] {
  if (share === null) return []
  const booked = counted(attended + missed + cancelledByPatient, 'session')
  return [`${attended} of ${booked} attended (${percent(share)} %).`]
}

const counted = (n: number, what: string) => (n === 1 ? `1 ${what} was` : `${n} ${what}s were`)

function exerciseSentence(words: string, verdict: Verdict, tolerances: readonly Tolerance[]): string[] {
  const names = tolerances.filter((each) => each.verdict === verdict).map(({ name }) => name)
  return names.length === 0 ? [] : [`${words}: ${[...new Set(names)].join('; ')}.`]
}
