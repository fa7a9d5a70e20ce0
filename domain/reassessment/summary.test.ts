// What a reassessment came to, in sentences: each figure as it is, and nothing about what was not measured.
import { expect, it } from 'vitest'
import type { PlanFigures } from '@/domain/logging/plan-figures'
import { compareAssessments } from '@/domain/reassessment/progress'
import { summaryOf } from '@/domain/reassessment/summary'
import type { Tolerance } from '@/domain/reassessment/tolerance'

const at = (nprs: number, psfs: number[]) => [
  { measure: 'nprs-average', item: '', value: nprs },
  ...psfs.map((value, i) => ({ measure: 'psfs', item: `Activity ${i}`, value })),
]
const sessions = { attended: 10, missed: 1, cancelledByPatient: 1, share: 10 / 12 } as PlanFigures['sessions']
const intensive = { name: 'Intensive', adherence: { due: 28, met: 23, frequency: 23 / 28 } }
const figures = { phases: [intensive], sessions } as unknown as PlanFigures
const borne = (name: string, verdict: Tolerance['verdict']) => ({ name, verdict }) as Tolerance

it('says change against the smallest that matters, goals, adherence, attendance and tolerance', () => {
  const now = at(3, [6, 7])
  expect(
    summaryOf({
      compared: compareAssessments(at(6, [3, 4]), null, [...now, { measure: 'groc', item: '', value: 5 }]),
      figures,
      tolerances: [borne('Row', 'well'), borne('Wall slide', 'not'), borne('Walk', 'acceptable')],
      goals: [
        { text: 'Sleep through', target: { measure: 'nprs-average', item: '', value: 3 } },
        { text: 'Carry a bag', target: { measure: 'psfs', item: '', value: 8 } },
      ],
      measured: [{ on: '2026-11-26', measurements: now }],
    }).split('\n\n'),
  ).toEqual([
    'Average pain in 24 hours went from 6 to 3, better by 3.0: more than the smallest change that matters (2). ' +
      'Patient-specific function (PSFS) went from 3.5 to 6.5, better by 3.0: a large change, more than the smallest change that matters (1.3). ' +
      'Global rating of change (GROC) is +5. 1 of 2 measured goals were reached: Sleep through.',
    'In the phase “Intensive” 23 of 28 exercises were done (82 %). 10 of 12 sessions were attended (83 %).',
    'Well tolerated: Row. Not tolerated: Wall slide.',
  ])
})

it('says of what did not move that it is as it was', () => {
  const none = { phases: [], sessions: { share: null } } as unknown as PlanFigures
  expect(
    summaryOf({
      ...{ figures: none, tolerances: [], goals: [], measured: [] },
      compared: compareAssessments(at(6, []), null, at(6, [])),
    }),
  ).toBe('Average pain in 24 hours is 6, as at baseline.')
})

it('says nothing of what was not measured, not due and not booked', () => {
  const none = { phases: [], sessions: { share: null } } as unknown as PlanFigures
  expect(
    summaryOf({
      compared: compareAssessments(at(6, []), null, null),
      figures: none,
      tolerances: [],
      goals: [],
      measured: [],
    }),
  ).toBe('')
})
