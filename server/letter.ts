// The letter to whoever referred the patient: what the last assessment found, against the baseline, and what was decided.
import 'server-only'
import type { CalendarDate } from '@/domain/plans/plan'
import { decisions, type Decision } from '@/domain/reassessment/assessment'
import { compareAssessments, valueWords } from '@/domain/reassessment/progress'
import type { SelfManagement } from '@/domain/reassessment/self-management'
import { noteRead } from '@/server/audit'
import { fromColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { knownMeasures } from '@/server/own-measures'
import { idOf } from '@/server/patients'
import { planHistories } from '@/server/plan-history'
import { assessmentsWhere } from '@/server/progress'
import { readablePatients } from '@/server/scope'
import { selfManagementOf } from '@/server/self-management'
import type { StaffViewer } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'

export type MeasureLine = { name: string; baseline: string; now: string; change: string }

export type Letter = {
  on: CalendarDate
  author: string
  decision: string
  discharged: boolean
  measures: MeasureLine[]
  summary: string
  findings: string
}

export type LetterFile = {
  plan: { id: string; problem: string; startsOn: CalendarDate; endedOn: CalendarDate | null }
  patient: { id: string; name: string; birthDate: CalendarDate | null; referrer: string }
  clinic: { name: string; phone: string }
  /** Null while the plan was not reassessed. */
  letter: Letter | null
  selfManagement: SelfManagement | null
}

/** @throws NotFound when there is none that was published, or its patient is not one that the viewer may read */
export function getLetter(viewer: StaffViewer, planId: string): Promise<LetterFile> {
  return asViewer(viewer, async (tx) => {
    const [plan] = await planHistories(tx, { id: idOf(planId), patient: readablePatients(viewer) })
    if (!plan) throw new NotFound()
    const patient = await tx.patient.findFirstOrThrow({
      where: { AND: [readablePatients(viewer), { id: plan.patientId }] },
      select: { id: true, name: true, birthDate: true, referrer: true },
    })
    await noteRead(tx, viewer, patient.id, 'letter', plan.id)
    const assessments = await assessmentsWhere(tx, { planId: plan.id, patient: readablePatients(viewer) })
    const baseline = assessments.find(({ kind }) => kind === 'baseline')
    const last = assessments.findLast(({ kind }) => kind !== 'baseline')
    const { known } = await knownMeasures(tx, viewer)
    const nameOf = await namesOf(tx, viewer, last ? [last.createdBy] : [])
    const compared = compareAssessments(
      baseline?.measurements ?? null,
      null,
      last?.measurements ?? null,
      known,
    )
    return {
      plan: { id: plan.id, problem: plan.problem, startsOn: plan.startsOn, endedOn: plan.endedOn },
      patient: { ...patient, birthDate: patient.birthDate && fromColumn(patient.birthDate) },
      clinic: { name: viewer.clinicName, phone: viewer.clinicPhone },
      letter: last
        ? {
            on: last.on,
            author: nameOf(last.createdBy),
            decision: last.decision === null ? '' : decisions[last.decision as Decision],
            discharged: last.kind === 'discharge',
            measures: compared.flatMap(({ measure, item, baseline, now, sinceBaseline }) =>
              now === null
                ? []
                : [
                    {
                      name: item || measure.name,
                      baseline: baseline === null ? '–' : valueWords(measure, baseline),
                      now: valueWords(measure, now),
                      change: sinceBaseline?.words ?? '–',
                    },
                  ],
            ),
            summary: last.summary,
            findings: last.findings,
          }
        : null,
      selfManagement: await selfManagementOf(tx, plan.id),
    }
  })
}
