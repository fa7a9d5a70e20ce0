// A person's plans and assessments in the words of the screens, for whoever reads their file.
import { cautionNames } from '@/domain/plans/cautions'
import { plainDosage } from '@/domain/plans/dosage-words'
import type { Prescription } from '@/domain/plans/plan'
import { asMeasure, measureByCode, type Measurement, type OwnMeasure } from '@/domain/reassessment/measures'
import { valueWords } from '@/domain/reassessment/progress'

type Prescribed = Pick<Prescription, 'exerciseName' | 'dosage' | 'note' | 'caution'>

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

function prescriptionTold({ exerciseName, dosage, note, caution }: Prescribed) {
  const { grade = '', intensity = '', painCeiling } = dosage
  return {
    ...{ exercise: exerciseName, ...plainDosage(dosage), grade, intensity },
    ...{ painUpTo: `${painCeiling} of 10`, note },
    givenDespite: caution ? `${cautionNames(caution.codes)}: ${caution.reason}` : '',
  }
}
