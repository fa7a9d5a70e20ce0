// The clinic's outcomes: what its finished plans came to, for an admin on a page and as a file.
import 'server-only'
import Papa from 'papaparse'
import { harmlessCell } from '@/domain/catalog/harmless'
import { addDays } from '@/domain/dates'
import {
  changeWords,
  outcomesOf,
  shareWords,
  type FinishedPlan,
  type Outcomes,
} from '@/domain/reassessment/outcomes'
import { dateIn, toColumn } from '@/server/clock'
import { asViewer, type Prisma } from '@/server/db'
import { knownMeasures } from '@/server/own-measures'
import { planHistories } from '@/server/plan-history'
import { assessmentsWhere, progressOf } from '@/server/progress'
import { countedPatients } from '@/server/scope'
import type { Admin } from '@/server/viewer'

/** Older plans say less of how the clinic works now. */
export const outcomeDays = 365

/** Of the plans that ended in the last year. */
export async function getOutcomes(viewer: Admin): Promise<Outcomes> {
  const since = toColumn(addDays(dateIn(viewer.timeZone), -outcomeDays))
  const ended = {
    patient: countedPatients(viewer),
    ...{ status: { in: ['completed', 'discontinued'] }, endedOn: { gte: since } },
  }
  const { patients, known } = await asViewer(viewer, async (tx) => ({
    patients: await tx.plan.findMany({
      where: ended,
      select: { patientId: true },
      distinct: ['patientId'],
      orderBy: { id: 'asc' },
    }),
    known: (await knownMeasures(tx, viewer)).known,
  }))
  const finished: FinishedPlan[] = []
  // A transaction a patient: one for all would be held for as long as the clinic is large, and what it reads as long.
  for (const { patientId } of patients)
    finished.push(...(await finishedPlans(viewer, { ...ended, patientId })))
  return outcomesOf(finished, known)
}

function finishedPlans(viewer: Admin, ofPatient: Prisma.PlanWhereInput): Promise<FinishedPlan[]> {
  return asViewer(viewer, async (tx) => {
    const plans = await planHistories(tx, ofPatient)
    const progress = await progressOf(tx, plans)
    const assessments = await assessmentsWhere(tx, {
      planId: { in: plans.map(({ id }) => id) },
      patient: countedPatients(viewer),
    })
    return plans.map((plan, i) => {
      const own = assessments.filter(({ planId }) => planId === plan.id)
      const { phases, sessions } = progress[i]!.figures
      const total = (of: 'met' | 'due') =>
        phases.reduce((sum, { adherence }) => sum + (adherence?.[of] ?? 0), 0)
      return {
        problem: plan.problem,
        startsOn: plan.startsOn,
        endedOn: plan.endedOn ?? plan.startsOn,
        droppedOut: plan.status === 'discontinued',
        baseline: own.find(({ kind }) => kind === 'baseline')?.measurements ?? null,
        last: own.findLast(({ kind }) => kind !== 'baseline')?.measurements ?? null,
        done: { met: total('met'), due: total('due') },
        sessions: {
          attended: sessions.attended,
          counted: sessions.attended + sessions.missed + sessions.cancelledByPatient,
        },
      }
    })
  })
}

/** One line a condition and measure. Names are typed by people: none becomes a formula. */
export async function outcomesFile(viewer: Admin): Promise<string> {
  const { conditions } = await getOutcomes(viewer)
  const fields = [
    ...['Condition', 'Plans', 'Adherence', 'Attendance', 'Days', 'Drop-out'],
    ...['Measure', 'Measured plans', 'Mean change', 'Reached the smallest change that matters'],
  ]
  const rows = conditions.flatMap(({ measures, ...each }) => {
    const shared = [
      ...[each.condition, `${each.plans}`, shareWords(each.adherence), shareWords(each.attendance)],
      ...[each.duration.toFixed(0), shareWords(each.dropOut)],
    ]
    const lines = measures.map(({ name, plans, change, reached }) => [
      ...[name, `${plans}`, changeWords(change), shareWords(reached)],
    ])
    return (lines.length > 0 ? lines : [['', '', '', '']]).map((line) =>
      [...shared, ...line].map(harmlessCell),
    )
  })
  return '\uFEFF' + Papa.unparse([fields, ...rows], { newline: '\r\n' }) + '\r\n'
}
