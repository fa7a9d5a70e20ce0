// What the next version is prepared with: for each decision what is suggested, and that only what was chosen changes.
import { describe, expect, it } from 'vitest'
import type { ExerciseChoice } from '@/domain/plans/choices'
import type { PhaseContent, PlanContent } from '@/domain/plans/content'
import type { Decision } from '@/domain/reassessment/assessment'
import { prepared, suggestionsFor, type PreparationInput } from '@/domain/reassessment/preparation'
import type { Tolerance } from '@/domain/reassessment/tolerance'

const dosage = { sets: 3, reps: 10, painCeiling: 5, frequency: { kind: 'as-needed' as const } }
const item = (id: string, exerciseId = id) => ({ id, exerciseId, dosage, note: '' })
const phase = (id: string, rest: Partial<PhaseContent> = {}): PhaseContent => ({
  ...{ id, kind: 'intensive', name: id, weeks: 4, sessions: 3, everyWeeks: 1, sessionMinutes: 45 },
  ...{ aim: '', criterion: '', prescriptions: [] },
  ...rest,
})
const content = (maintenance: Partial<PhaseContent> = {}): PlanContent => ({
  ...{ problem: 'Neck pain', goals: [], startsOn: '2026-11-23', reassessEveryWeeks: 4 },
  phases: [
    phase('Intensive', { prescriptions: [item('row'), item('slide')] }),
    phase('Maintenance', { kind: 'maintenance', ...maintenance }),
  ],
})
const borne = (exerciseId: string, verdict: Tolerance['verdict'], tooMuch = 0) =>
  ({ prescriptionId: exerciseId, exerciseId, name: exerciseId, verdict, tooMuch }) as Tolerance
const harderRow = { id: 'row-2', name: 'Row 2', defaultDosage: dosage, lastDosage: null }
const choices = [
  { id: 'row', harder: harderRow },
  { id: 'slide', harder: null },
] as unknown as ExerciseChoice[]
const input = (decision: Decision, rest: Partial<PreparationInput> = {}): PreparationInput => ({
  ...{ decision, content: content(), phaseId: 'Intensive', leftId: null, choices },
  tolerances: [borne('row', 'well'), borne('slide', 'not', 3)],
  ...rest,
})
let made = 0
const newId = () => `new-${made++}`

describe('the next version', () => {
  it('takes out what was not tolerated, and makes harder what was well tolerated', () => {
    const given = input('modify')
    const suggestions = suggestionsFor(given)
    expect(suggestions.map(({ words }) => words)).toEqual([
      'row, well tolerated: make it Row 2',
      'Take out slide: too painful 3 times',
    ])
    const [intensive] = prepared(
      given,
      suggestions.map(({ key }) => key),
      newId,
    ).phases
    expect(intensive?.prescriptions).toMatchObject([{ exerciseId: 'row-2' }])
    // Another exercise is another prescription.
    expect(intensive?.prescriptions[0]?.id).not.toBe('row')
  })

  it('gives more of the same where there is no harder variant, under the same id', () => {
    const given = input('modify', { tolerances: [borne('slide', 'well')] })
    expect(suggestionsFor(given)).toMatchObject([{ words: 'slide, well tolerated: 2 more repetitions' }])
    expect(prepared(given, ['harder slide'], newId).phases[0]?.prescriptions[1]).toMatchObject({
      id: 'slide',
      dosage: { reps: 12 },
    })
  })

  it('thins the sessions in maintenance, unless they are thinner already, and carries on where nothing is prescribed', () => {
    const moving = (maintenance: Partial<PhaseContent>) =>
      input('progress', { phaseId: 'Maintenance', leftId: 'Intensive', content: content(maintenance) })
    const given = moving({})
    expect(suggestionsFor(given).map(({ key }) => key)).toEqual(['thinner', 'carry-on'])
    const after = prepared(given, ['thinner', 'carry-on'], newId).phases[1]
    expect(after).toMatchObject({ sessions: 1, everyWeeks: 2, prescriptions: [{ exerciseId: 'row' }] })
    const thin = moving({ sessions: 1, everyWeeks: 2, prescriptions: [item('other', 'slide')] })
    expect(suggestionsFor(thin).map(({ key }) => key)).toEqual(['out other'])
  })

  it('makes the phase longer to extend it', () => {
    const given = input('extend', { tolerances: [] })
    expect(prepared(given, ['longer'], newId).phases[0]).toMatchObject({ weeks: 6 })
  })

  it('is left as it is where nothing was chosen, nothing of it is known, or the decision asks for none', () => {
    const given = input('modify')
    for (const chosen of [[], ['out row', 'nonsense']])
      expect(prepared(given, chosen, newId)).toBe(given.content)
    for (const decision of ['continue', 'discharge', 'refer'] as const)
      expect(suggestionsFor(input(decision))).toEqual([])
  })
})
