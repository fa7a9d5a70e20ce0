// A reader of a person's file finds what was prescribed and what was measured as it was said in the clinic.
import { expect, test } from 'vitest'
import { aWeek, prescription } from '@/domain/plans/plan.fixture'
import type { OwnMeasure } from '@/domain/reassessment/measures'
import { plansTold } from './person-plans'

const row = prescription('a', aWeek(5, 2), { exerciseName: 'Row', note: 'Slowly; <b>' })
const dosage = { ...row.dosage, sets: 3, reps: 12, painCeiling: 4, grade: 'III' as const, intensity: 'firm' }
const caution = { codes: ['osteoporosis' as const], reason: 'Over the chair only.' }

const reach: OwnMeasure = {
  ...{ id: '7', name: 'Reach', question: '', unit: 'cm', least: 0, most: 99, decimals: false },
  ...{ mcid: null, byPatient: false, licence: '', retired: true },
  direction: 'higher-is-better',
}

test('an exercise is one line with its dosage, limit, note and why it is given all the same, and a measure has its name and words', () => {
  const version = { number: 1, phases: [{ prescriptions: [{ ...row, dosage, caution }] }] }
  const measurements = [
    { measure: 'nprs-average', item: '', value: 6 },
    { measure: 'psfs', item: 'Read', value: 3 },
    { measure: 'own-7', item: '', value: 12 },
    { measure: 'gone', item: '', value: 1 },
  ]
  const person = {
    name: 'Ada',
    plans: [{ problem: 'Neck', versions: [version] }],
    assessments: [{ on: '2026-03-02', measurements }],
  }
  expect(plansTold({ clinic: 'Harbour', ownMeasures: [reach], person })).toEqual({
    clinic: 'Harbour',
    person: {
      name: 'Ada',
      plans: [
        {
          problem: 'Neck',
          versions: [
            {
              number: 1,
              phases: [
                {
                  prescriptions: [
                    {
                      ...{ exercise: 'Row', amount: '3 times 12', often: 'Twice a day, 5 days a week' },
                      ...{ grade: 'III', intensity: 'firm', painUpTo: '4 of 10', note: 'Slowly; <b>' },
                      givenDespite: 'Osteoporosis: Over the chair only.',
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
      assessments: [
        {
          on: '2026-03-02',
          measurements: [
            'Average pain in 24 hours: 6',
            'Patient-specific function (PSFS), Read: 3',
            'Reach: 12 cm',
            'gone: 1',
          ],
        },
      ],
    },
  })
})
