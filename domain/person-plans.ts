// A person's plans and assessments in the words of the screens, for whoever reads their file.
import type { Dosage } from '@/domain/plans/dosage'
import { plainDosage } from '@/domain/plans/dosage-words'
import { asMeasure, measureByCode, type Measurement, type OwnMeasure } from '@/domain/reassessment/measures'
import { valueWords } from '@/domain/reassessment/progress'

type Prescribed = { exerciseName: string; dosage: Dosage; note: string }

export type WrittenPlans = {
  ownMeasures: OwnMeasure[]
  person: {
    plans: { versions: { phases: { prescriptions: Prescribed[] }[] }[] }[]
    assessments: { measurements: Measurement[] }[]
  }
}

/** The same file with a line for each exercise that was prescribed and for each value that was measured. */
export function plansTold<File extends WrittenPlans>({ ownMeasures, ...file }: File) {
  const known = ownMeasures.map(asMeasure)
  return {
    ...file,
    person: {
      ...file.person,
      plans: file.person.plans.map((plan) => ({
        ...plan,
        versions: plan.versions.map((version) => ({
          ...version,
          phases: version.phases.map((phase) => ({
            ...phase,
            prescriptions: phase.prescriptions.map(prescriptionTold),
          })),
        })),
      })),
      assessments: file.person.assessments.map((assessment) => ({
        ...assessment,
        measurements: assessment.measurements.map(({ measure: code, item, value }) => {
          const measure = measureByCode(code, known)
          const name = [measure?.name ?? code, item].filter(Boolean).join(', ')
          return `${name}: ${measure ? valueWords(measure, value) : value}`
        }),
      })),
    },
  }
}

function prescriptionTold({ exerciseName, dosage, note }: Prescribed) {
  const painUpTo = `${dosage.painCeiling} of 10`
  return { exercise: exerciseName, ...plainDosage(dosage), painUpTo, note }
}
