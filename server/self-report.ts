// What patients answer before a reassessment: the questions of their plan, sending the answers, and the newest for the therapist.
import 'server-only'
import type { CalendarDate } from '@/domain/plans/plan'
import type { Measure, Measurement } from '@/domain/reassessment/measures'
import { wrongAnswers } from '@/domain/reassessment/self-report'
import { dateIn, fromColumn, now, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { knownMeasures } from '@/server/own-measures'
import { planHistories } from '@/server/plan-history'
import { asJson } from '@/server/plan-versions'
import type { PatientViewer } from '@/server/viewer'

const mostADay = 10

export type Questions = {
  planId: string
  problem: string
  activities: string[]
  /** The clinic's own that patients answer. */
  own: Measure[]
  /** What the form begins with; null where nothing was sent since the last assessment. */
  sent: Pick<Report, 'on' | 'answers'> | null
}

/** Of each plan that goes on, the oldest first. */
export function getQuestions(viewer: PatientViewer): Promise<Questions[]> {
  return asViewer(viewer, async (tx) => {
    const ofPatient = { clinicId: viewer.clinicId, patientId: viewer.patientId }
    const plans = await planHistories(tx, { ...ofPatient, status: 'active' })
    const own = await askedOwn(tx, viewer)
    const questions: Questions[] = []
    for (const { id, problem } of plans) {
      const activities = await activitiesOf(tx, id)
      const newest = await newestReport(tx, id)
      const sent = newest && { on: newest.on, answers: newest.answers }
      questions.push({ planId: id, problem, activities, own, sent })
    }
    return questions
  })
}

/**
 * Keeps the answers beside those that were sent before; the newest are what the therapist sees, and the form begins with them.
 * @throws NotFound when it is no plan of the patient's that goes on; Refused when it has just been ended
 */
export function sendSelfReport(
  viewer: PatientViewer,
  planId: string,
  { answers }: { answers: Measurement[] },
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    const owner = { clinicId: viewer.clinicId, patientId: viewer.patientId }
    const plan = await tx.plan.findFirst({
      where: { ...owner, id: planId, status: { not: 'draft' } },
      select: { id: true, status: true },
    })
    if (!plan) throw new NotFound()
    if (plan.status !== 'active') throw ended()
    const measurable = { activities: await activitiesOf(tx, plan.id), own: await askedOwn(tx, viewer) }
    const [wrong] = wrongAnswers(answers, measurable)
    if (wrong) {
      const { measure, item } = answers[wrong.at]!
      throw new Refused({ [`${measure} ${item}`.trim()]: wrong.message })
    }
    await inTurn(tx, 'counted', viewer.accountId)
    await inTurn(tx, 'self-report', plan.id)
    // Nobody is shown what comes after the end.
    if ((await tx.plan.count({ where: { ...owner, id: plan.id, status: 'active' } })) === 0) throw ended()
    const on = toColumn(dateIn(viewer.timeZone))
    if ((await tx.selfReport.count({ where: { ...owner, planId: plan.id, on } })) >= mostADay)
      throw new Refused({
        '': 'You have sent your answers often enough today. Tell us the rest when we meet.',
      })
    await tx.selfReport.create({
      data: { ...owner, planId: plan.id, on, answers: asJson(answers), sentAt: now() },
      select: { id: true },
    })
  })
}

const ended = () =>
  new Refused({
    '': 'Your clinic has ended this plan meanwhile, so your answers were not sent. Tell us when we meet.',
  })

export type Report = { id: string; on: CalendarDate; answers: Measurement[] }

/** Of a plan that the caller has read within the viewer's scope; null where none was sent since it was last assessed. */
export async function newestReport(tx: Tx, planId: string): Promise<Report | null> {
  const assessed = await tx.assessment.findFirst({
    where: { planId, kind: { not: 'baseline' } },
    select: { createdAt: true },
    orderBy: { createdAt: 'desc' },
  })
  const row = await tx.selfReport.findFirst({
    where: { planId, ...(assessed && { sentAt: { gt: assessed.createdAt } }) },
    select: { id: true, on: true, answers: true },
    orderBy: { sentAt: 'desc' },
  })
  return row && { id: row.id, on: fromColumn(row.on), answers: row.answers as Measurement[] }
}

const askedOwn = async (tx: Tx, viewer: PatientViewer) =>
  (await knownMeasures(tx, viewer)).offered.filter(({ byPatient }) => byPatient)

/** Of the baseline that a reassessment compares with: a plan may have been given several. */
async function activitiesOf(tx: Tx, planId: string): Promise<string[]> {
  const baseline = await tx.assessment.findFirst({
    where: { planId, kind: 'baseline' },
    select: { measurements: { where: { measure: 'psfs' }, select: { item: true }, orderBy: { id: 'asc' } } },
    orderBy: [{ on: 'asc' }, { createdAt: 'asc' }],
  })
  return baseline?.measurements.map(({ item }) => item) ?? []
}
