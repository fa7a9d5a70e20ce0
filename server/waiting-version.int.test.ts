// A version that waits for its day, on a real database: until then nothing of it is shown as what is in force, and on a plan that ended before never.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload } from '@/server/caseload'
import { getHandout } from '@/server/handout'
import { getLetter } from '@/server/letter'
import { beginProtocol } from '@/server/new-protocol'
import { getPatient } from '@/server/patients'
import { endPlan } from '@/server/plan-course'
import { getToday } from '@/server/portal'
import { getOwnProgress } from '@/server/portal-pages'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { reassessmentOf } from '@/server/reassessment'
import { reassessmentsDueBy } from '@/server/reassessments-due'
import { getQuestions } from '@/server/self-report'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type Therapist } from '@/server/viewer'

let mine: Therapist
let ada: Treated

/** On day 27 of a plan version 2, another in all that a version says, is published for day 30. */
beforeEach(async () => {
  mine = await (await clinicOf('Harbour')).therapist()
  ada = await treatedBy(mine, 'Ada Quist', 27)
  const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
  for (const { prescriptions } of content.phases) prescriptions[0]!.dosage.sets = 9
  const next = { ...content, problem: 'Fracture', goals: [{ text: 'Sing' }], reassessEveryWeeks: 8 }
  const saved = await saveDraft(mine, ada.planId, next, revision)
  await publish(mine, ada.planId, { read: 1, ...saved, effectiveOn: addDays(today(), 3), reason: '' })
})
afterEach(() => vi.useRealTimers())

/** What time it is alone; what waits for something waits in real time. */
const itIsDay = (day: number) => {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(Date.now() + (day - 27) * 86_400_000) })
}

/** By the words of the version, of each page and sheet that tells them. */
async function told() {
  const herself = (await patientOfJob(mine.clinicId, ada.patientId))!
  const { plan, changes, ruleWords } = await reassessmentOf(mine, ada.planId)
  const { content: protocol } = await beginProtocol(mine, { planId: ada.planId, keepsNotes: false })
  const begun = await startPlan(mine, ada.patientId, { planId: ada.planId })
  const { content: draft } = draftOfNextVersion(await getPlan(mine, begun))
  return {
    problems: [
      plan.problem,
      (await getPlan(mine, ada.planId)).problem,
      (await getHandout(mine, ada.planId)).problem,
      (await getLetter(mine, ada.planId)).plan.problem,
      ...(await getOwnProgress(herself)).plans.map(({ problem }) => problem),
      protocol.problem,
      draft.problem,
    ],
    goals: [plan.goals, protocol.goals, draft.goals].map((goals) => goals.length),
    weeks: [ruleWords, protocol.reassessEveryWeeks, draft.reassessEveryWeeks],
    sets: [protocol, draft].map(({ phases }) => phases[0]?.prescriptions[0]?.dosage.sets),
    changes: changes.length > 0,
  }
}
const ofVersion1 = {
  problems: Array<string>(7).fill('Upper back pain'),
  ...{ goals: [0, 0, 0], weeks: ['every 4 weeks', 4, 4], sets: [3, 3], changes: false },
}
const ofVersion2 = {
  problems: Array<string>(7).fill('Fracture'),
  ...{ goals: [1, 1, 1], weeks: ['every 8 weeks', 8, 8], sets: [9, 9], changes: true },
}

/** On the patient's pages of what goes on. */
async function toldOfToday() {
  const herself = (await patientOfJob(mine.clinicId, ada.patientId))!
  const plans = [...(await getToday(herself)).plans, ...(await getQuestions(herself))]
  return plans.map(({ problem }) => problem)
}

it('says nothing of itself before its day, but to whoever writes the next', async () => {
  expect(await told()).toEqual(ofVersion1)
  expect(await toldOfToday()).toEqual(['Upper back pain', 'Upper back pain'])
  const { content } = draftOfNextVersion(await getPlan(mine, ada.planId))
  expect(content).toMatchObject({ problem: 'Fracture', goals: [{ text: 'Sing' }], reassessEveryWeeks: 8 })
  itIsDay(30)
  expect(await told()).toEqual(ofVersion2)
  expect(await toldOfToday()).toEqual(['Fracture', 'Fracture'])
})

it('leaves the reassessment due as before until its day, the same in the caseload, on the calendar and on the page', async () => {
  const due = async () => {
    const { lines } = await caseload(mine, { ...everybody, search: '', page: 1 })
    const [announced] = await reassessmentsDueBy(mine, addDays(today(), 400), 'mine')
    return {
      on: [
        lines[0]?.plans[0]?.reassessment?.dueOn,
        announced?.dueOn,
        (await reassessmentOf(mine, ada.planId)).dueOn,
      ],
      overdue: lines[0]?.flags.some(({ code }) => code === 'reassessment-overdue'),
    }
  }
  expect(await due()).toEqual({ on: Array(3).fill(ada.day(28)), overdue: false })
  itIsDay(29)
  expect(await due()).toEqual({ on: Array(3).fill(ada.day(28)), overdue: true })
  itIsDay(30)
  expect(await due()).toEqual({ on: Array(3).fill(ada.day(56)), overdue: false })
})

it('leaves a phase that it takes out, which is then not offered to be made longer', async () => {
  const mayExtend = async () => (await reassessmentOf(mine, ada.planId)).mayExtend
  expect(await mayExtend()).toBe(true)
  const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
  const saved = await saveDraft(mine, ada.planId, { ...content, phases: content.phases.slice(1) }, revision)
  await publish(mine, ada.planId, { read: 2, ...saved, effectiveOn: addDays(today(), 1), reason: '' })
  expect(await mayExtend()).toBe(false)
  itIsDay(28)
  expect(await mayExtend()).toBe(true)
})

it('never came to a plan that ended before its day', async () => {
  const end = { how: 'discontinued' as const, reason: 'Moved away', cancelSessions: [] }
  await endPlan(mine, ada.planId, { ...end, read: 2, revision: 0 })
  itIsDay(31)
  const { plans } = await getPatient(mine, ada.patientId)
  expect(plans.map(({ problem }) => problem)).toEqual(['Upper back pain'])
  expect(await told()).toEqual(ofVersion1)
})
