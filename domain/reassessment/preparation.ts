// The next version as a decision suggests it: what was not tolerated taken out, what was well tolerated made harder, sessions thinned in maintenance, the phase made longer. Suggestions for a draft: nothing is published by them.
import type { ExerciseChoice } from '@/domain/plans/choices'
import { defaultPhases, type PhaseContent, type PlanContent } from '@/domain/plans/content'
import type { NewId, PlanDraft } from '@/domain/plans/draft'
import { progressions } from '@/domain/plans/progression'
import { sessionFrequencyWords } from '@/domain/plans/session-words'
import type { Decision } from '@/domain/reassessment/assessment'
import type { Tolerance, Verdict } from '@/domain/reassessment/tolerance'

export type Suggestion = {
  key: string
  /** What is done, and why: "Take out Wall slide: too painful 3 times". */
  words: string
}
type Prepared = Suggestion & { change: (draft: PlanDraft, newId: NewId) => PlanDraft }

export type PreparationInput = {
  decision: Decision
  /** The version that the draft begins as. */
  content: PlanContent
  /** The phase that is changed: the one moved to, or the one under way. */
  phaseId: string
  /** The phase that is left, where one is. */
  leftId: string | null
  tolerances: readonly Tolerance[]
  choices: readonly ExerciseChoice[]
}

const weeksLonger = 2
const maintenance = defaultPhases[1]

export const suggestionsFor = (input: PreparationInput): Suggestion[] =>
  preparedFor(input).map(({ key, words }) => ({ key, words }))

/** The draft with those of the suggestions that were chosen; one that no longer holds changes nothing. */
export function prepared(input: PreparationInput, chosen: readonly string[], newId: NewId): PlanDraft {
  return preparedFor(input)
    .filter(({ key }) => chosen.includes(key))
    .reduce<PlanDraft>((draft, { change }) => change(draft, newId), input.content)
}

function preparedFor(input: PreparationInput): Prepared[] {
  const { decision, content, phaseId, leftId } = input
  const phase = content.phases.find(({ id }) => id === phaseId)
  if (!phase || !['progress', 'modify', 'extend'].includes(decision)) return []
  const left = content.phases.find(({ id }) => id === leftId) ?? null
  return [
    ...(decision === 'extend' ? [longer(phase)] : []),
    ...(decision === 'progress' && left ? thinner(phase, left) : []),
    ...(decision === 'progress' && left ? carriedOn(phase, left, input.tolerances) : []),
    ...byTolerance(phase, input),
  ]
}

function longer(phase: PhaseContent): Prepared {
  return {
    key: 'longer',
    words: `Make ${phase.name} ${weeksLonger} weeks longer`,
    change: editing(phase.id, (draft) => ({ ...draft, weeks: (draft.weeks ?? 0) + weeksLonger })),
  }
}

/** Fewer sessions keep the gain; where the plan asks for fewer already, that stands. */
function thinner(phase: PhaseContent, left: PhaseContent): Prepared[] {
  const rate = ({ sessions, everyWeeks }: PhaseContent) => sessions / everyWeeks
  if (phase.kind !== 'maintenance' || rate(phase) < rate(left) || rate(left) === 0) return []
  const { sessions, everyWeeks } = maintenance
  const fewer = sessionFrequencyWords({ ...phase, sessions, everyWeeks })
  return [
    {
      key: 'thinner',
      words: `Fewer sessions in ${phase.name}: ${fewer} instead of ${sessionFrequencyWords(phase)}`,
      change: editing(phase.id, (draft) => ({ ...draft, sessions, everyWeeks })),
    },
  ]
}

/** A phase with nothing in it begins with what the phase before it had and was tolerated. */
function carriedOn(phase: PhaseContent, left: PhaseContent, tolerances: readonly Tolerance[]): Prepared[] {
  if (phase.prescriptions.length > 0) return []
  const kept = left.prescriptions.filter(({ id }) =>
    tolerances.some((each) => each.prescriptionId === id && each.verdict !== 'not'),
  )
  if (kept.length === 0) return []
  return [
    {
      key: 'carry-on',
      words: `Carry on in ${phase.name} with ${kept.length} exercises of ${left.name}`,
      change: (draft, newId) =>
        editing(phase.id, (empty) => ({
          ...empty,
          prescriptions: kept.map((each) => ({ ...each, id: newId() })),
        }))(draft, newId),
    },
  ]
}

/** By what was borne of the same exercise, in whichever phase that was. */
function byTolerance(phase: PhaseContent, { tolerances, choices }: PreparationInput): Prepared[] {
  const borne = (exerciseId: string, verdict: Verdict) =>
    tolerances.find((each) => each.exerciseId === exerciseId && each.verdict === verdict)
  const prescribed = new Set(phase.prescriptions.map(({ exerciseId }) => exerciseId))
  return phase.prescriptions.flatMap(({ id, exerciseId, dosage }): Prepared[] => {
    const not = borne(exerciseId, 'not')
    if (not)
      return [
        {
          key: `out ${id}`,
          words: `Take out ${choices.find((each) => each.id === exerciseId)?.name ?? not.name}: too painful ${not.tooMuch} times`,
          change: editing(phase.id, (draft) => ({
            ...draft,
            prescriptions: draft.prescriptions.filter((each) => each.id !== id),
          })),
        },
      ]
    const well = borne(exerciseId, 'well')
    const choice = choices.find((each) => each.id === exerciseId)
    if (!well || !choice) return []
    const ways = progressions(choice, dosage).filter(
      ({ key, exerciseId: next }) => key !== 'harder' || !prescribed.has(next),
    )
    const way = ways.find(({ key }) => key === 'harder') ?? ways[0]
    if (!way) return []
    return [
      {
        key: `harder ${id}`,
        words:
          way.exerciseId === exerciseId
            ? `${well.name}, well tolerated: ${way.words}`
            : `${well.name}, well tolerated: make it ${choice.harder?.name}`,
        change: (draft, newId) =>
          editing(phase.id, (edited) => ({
            ...edited,
            prescriptions: edited.prescriptions.map((each) =>
              each.id !== id
                ? each
                : way.exerciseId === exerciseId
                  ? { ...each, dosage: way.dosage }
                  : // Another exercise is another prescription; why the first was given all the same says nothing of it.
                    { id: newId(), exerciseId: way.exerciseId, dosage: way.dosage, note: '' },
            ),
          }))(draft, newId),
      },
    ]
  })
}

type DraftPhase = PlanDraft['phases'][number]

const editing =
  (phaseId: string, edit: (phase: DraftPhase) => DraftPhase): Prepared['change'] =>
  (draft) => ({
    ...draft,
    phases: draft.phases.map((phase) => (phase.id === phaseId ? edit(phase) : phase)),
  })
