// Reassessment on a real database: what is written, what the decision does, and that it is whole or not at all.
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { keptOf, lastMeasured, reaches, targetWords } from '@/domain/plans/goals'
import type { NewOwnMeasure } from '@/domain/reassessment/own-measure'
import type { Decided } from '@/domain/reassessment/decision'
import { compareAssessments } from '@/domain/reassessment/progress'
import { addBaseline, giveBaselineTo } from '@/server/assessments'
import { now, toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import {
  addOwnMeasure,
  bringBackOwnMeasure,
  measuresOfClinic,
  offeredMeasures,
  retireOwnMeasure,
} from '@/server/own-measures'
import { endPlan, endPlanOf, pausePlan } from '@/server/plan-course'
import { lockPlan } from '@/server/plan-lock'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { progressOfPlan } from '@/server/progress'
import { getLetter } from '@/server/letter'
import { activitiesOf, reassess as save, reassessmentOf } from '@/server/reassessment'
import { getQuestions, sendSelfReport } from '@/server/self-report'
import { getOwnSelfManagement, keepsSomething } from '@/server/self-management'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type Admin, type PatientViewer, type Therapist } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist, adminElsewhere: Admin
let ada: Treated

beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  const riverside = await clinicOf('Riverside')
  elsewhere = await riverside.therapist()
  adminElsewhere = await riverside.admin()
  ada = await treatedBy(mine)
})

/** A next version from today. */
async function changePlan(viewer: Therapist) {
  const { content, revision } = draftOfNextVersion(await getPlan(viewer, ada.planId))
  const saved = await saveDraft(viewer, ada.planId, { ...content, problem: 'Fracture' }, revision)
  await publish(viewer, ada.planId, { read: 1, ...saved, effectiveOn: today(), reason: 'Fracture' })
}

/** From a page that shows all that was assessed. */
async function reassess(viewer: Therapist, planId: string, input: Decided) {
  const { shown, selfReport } = await reassessmentOf(viewer, planId)
  return save(viewer, planId, { ...input, read: shown, reportId: selfReport?.id ?? '' })
}

const measured = (rest: Partial<Decided> = {}): Decided => ({
  ...{ read: 2, reportId: '', revision: 0 },
  ...{
    findings: 'Moves freely',
    nprsNow: 2,
    nprsWorst: 4,
    nprsAverage: 3,
    groc: 5,
    handMeasurements: [],
    own: [],
    summary: '',
  },
  activities: [
    { item: 'Reading in bed', score: 6 },
    { item: 'Carrying shopping', score: 7 },
    { item: 'Gardening', score: 5 },
  ],
  ...{ decision: 'continue', nextDueOn: addDays(today(), 28), phaseId: '', effectiveOn: '', prepare: [] },
  ...{ selfManagement: null, cancelSessions: [] },
  ...rest,
})

test('baseline and now stand beside each other, with the change against the smallest that matters', async () => {
  await reassess(mine, ada.planId, measured())
  const { baseline, last, dueOn } = await reassessmentOf(mine, ada.planId)
  const compared = compareAssessments(baseline?.measurements ?? [], null, last?.measurements ?? [])
  const words = (code: string) => compared.find((each) => each.measure.code === code)?.sinceBaseline?.words
  expect(words('nprs-average')).toContain('better by 3.0: more than the smallest change that matters (2)')
  // The mean went from (3 + 4 + 2) / 3 = 3 to (6 + 7 + 5) / 3 = 6.
  expect(words('psfs')).toContain('better by 3.0')
  expect(dueOn).toBe(addDays(today(), 28))
})

test('sent twice, or from a page that shows less, it is written once', async () => {
  const both = await Promise.allSettled([1, 2].map(() => save(mine, ada.planId, measured())))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(save(mine, ada.planId, measured())).rejects.toMatchObject({
    fields: {
      read: expect.stringMatching(/^You, in another window or a moment ago, assessed this plan on /),
    },
  })
  expect((await reassessmentOf(mine, ada.planId)).assessments).toHaveLength(2)
})

test('progress publishes the next version from its date on; what was logged counts as before', async () => {
  for (let day = 0; day < 7; day++) await ada.log(day, { status: 'done' })
  const before = (await progressOfPlan(mine, ada.planId)).figures.last28
  await reassess(
    mine,
    ada.planId,
    measured({ decision: 'progress', phaseId: ada.phaseIds.maintenance, effectiveOn: today() }),
  )
  const { history } = await getPlan(mine, ada.planId)
  expect(history?.versions.map(({ number, effectiveOn }) => [number, effectiveOn])).toEqual([
    [1, ada.day(0)],
    [2, today()],
  ])
  const { figures, phases } = await progressOfPlan(mine, ada.planId)
  expect(phases.find((span) => span.state === 'current')?.phase.kind).toBe('maintenance')
  expect(figures.last28).toEqual(before)
  expect(figures.phases.find((phase) => phase.id === ada.phaseIds.intensive)?.adherence).toMatchObject({
    due: 14,
    met: 7,
  })
})

test('a decision that cannot be carried out leaves no assessment behind', async () => {
  const wrong = [
    measured({ decision: 'progress', phaseId: ada.phaseIds.intensive, effectiveOn: today() }),
    measured({ decision: 'progress', phaseId: ada.phaseIds.maintenance, effectiveOn: addDays(today(), -1) }),
    measured({ activities: [{ item: 'Something else', score: 5 }] }),
    measured({ nextDueOn: today() }),
  ]
  for (const input of wrong)
    await expect(reassess(mine, ada.planId, input)).rejects.toMatchObject({ name: 'Refused' })
  expect((await reassessmentOf(mine, ada.planId)).last).toBeNull()
})

test('a mistyped year silences no reassessment', async () => {
  const due = (days: number) => reassess(mine, ada.planId, measured({ nextDueOn: addDays(today(), days) }))
  await expect(due(367)).rejects.toMatchObject({ fields: { nextDueOn: 'At most a year ahead' } })
  await due(366)
})

test('discharge completes the plan, leaves the patient what keeps them well, and writes the letter; nothing is reassessed after it', async () => {
  const { toKeep } = await reassessmentOf(mine, ada.planId)
  expect(toKeep.exercises).toMatchObject([{ prescriptionId: ada.prescriptionId, name: 'Scapular squeeze' }])
  const kept = { keep: [ada.prescriptionId], flareUp: 'Do half of it.', contact: 'Harbour, 020 7946 0991' }
  const discharged = (selfManagement: Decided['selfManagement']) =>
    reassess(
      mine,
      ada.planId,
      measured({ decision: 'discharge', nextDueOn: null, summary: 'Much better.', selfManagement }),
    )
  await expect(discharged(null)).rejects.toMatchObject({ name: 'Refused' })
  // An exercise of somebody else's plan is none of this one.
  const bert = await treatedBy(mine, 'Bert Quist')
  await expect(discharged({ ...kept, keep: [bert.prescriptionId] })).rejects.toMatchObject({
    fields: { 'selfManagement.keep': 'Not one of the exercises of this plan' },
  })
  expect((await reassessmentOf(mine, ada.planId)).plan.status).toBe('active')

  await discharged(kept)
  const file = await reassessmentOf(mine, ada.planId)
  expect(file.plan.status).toBe('completed')
  expect(file.last?.kind).toBe('discharge')
  expect(file.mayWrite).toBe(false)
  await expect(reassess(mine, ada.planId, measured())).rejects.toMatchObject({ name: 'Refused' })

  const patient = (await patientOfJob(mine.clinicId, ada.patientId))!
  expect(await getOwnSelfManagement(patient)).toMatchObject({
    plans: [
      { problem: 'Upper back pain', flareUp: 'Do half of it.', exercises: [{ name: 'Scapular squeeze' }] },
    ],
    others: [],
  })
  expect(await keepsSomething(patient)).toBe(true)
  const other = (await patientOfJob(mine.clinicId, bert.patientId))!
  expect(await getOwnSelfManagement(other)).toEqual({ plans: [], others: [] })
  expect(await keepsSomething(other)).toBe(false)
  await expect(getOwnSelfManagement(other, ada.planId)).rejects.toMatchObject({ name: 'NotFound' })

  const { letter, selfManagement } = await getLetter(admin, ada.planId)
  expect(letter).toMatchObject({ discharged: true, summary: 'Much better.' })
  expect(letter?.measures).toContainEqual({
    ...{ name: 'Average pain in 24 hours', baseline: '6', now: '3' },
    change: 'better by 3.0: more than the smallest change that matters (2)',
  })
  expect(selfManagement?.contact).toBe('Harbour, 020 7946 0991')
  for (const stranger of [colleague, elsewhere])
    await expect(getLetter(stranger, ada.planId)).rejects.toMatchObject({ name: 'NotFound' })
})

test('only the patient’s own therapists write, and only they and an admin read', async () => {
  for (const stranger of [colleague, elsewhere]) {
    await expect(reassess(stranger, ada.planId, measured())).rejects.toMatchObject({ name: 'NotFound' })
    await expect(reassessmentOf(stranger, ada.planId)).rejects.toMatchObject({ name: 'NotFound' })
  }
  expect((await reassessmentOf(admin, ada.planId)).mayWrite).toBe(false)
})

const score: NewOwnMeasure = {
  ...{ name: 'Shoulder score', question: '', least: 0, most: 100, decimals: false, unit: '' },
  ...{ direction: 'lower-is-better', mcid: 10, byPatient: true, licence: 'Licensed to the clinic' },
}

test('what the clinic measures itself, by hand and by eye stands beside what it was, and is kept with the summary', async () => {
  await addOwnMeasure(admin, score)
  const code = (await reassessmentOf(mine, ada.planId)).own.offered[0]!.code
  const turned = (value: number) => ({
    measure: 'rom' as const,
    item: 'Neck rotation',
    side: 'left' as const,
    value,
  })
  await reassess(mine, ada.planId, measured({ own: [{ code, value: 40 }], handMeasurements: [turned(50)] }))
  await reassess(
    mine,
    ada.planId,
    measured({
      own: [{ code, value: 25 }],
      handMeasurements: [turned(65), { measure: 'posture', item: 'Round upper back', side: '', value: 1 }],
      summary: 'Better in all that was measured.',
    }),
  )
  const { assessments, own, last } = await reassessmentOf(mine, ada.planId)
  const [, first, second] = assessments
  expect(last?.summary).toBe('Better in all that was measured.')
  const compared = compareAssessments(first!.measurements, null, second!.measurements, own.known)
  const words = (measure: string) =>
    compared.find((each) => each.measure.code === measure)?.sinceBaseline?.words
  expect(words(code)).toBe('better by 15.0: more than the smallest change that matters (10)')
  expect(words('rom')).toBe('better by 15.0°')
  expect(second!.measurements).toContainEqual({ measure: 'posture', item: 'Round upper back', value: 1 })
})

test('a goal by the clinic’s own measure keeps it as the clinic has it, and reaching it is told', async () => {
  await addOwnMeasure(admin, score)
  const [shoulder] = await offeredMeasures(mine)
  const aim = async (measure: string) => {
    const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
    const own = { ...keptOf(shoulder!), name: 'Forged', most: 9_000 }
    const goals = [{ text: 'Reach up', target: { measure, own, item: '', value: 20 } }]
    const saved = await saveDraft(mine, ada.planId, { ...content, goals }, revision)
    return publish(mine, ada.planId, { read: 1, ...saved, effectiveOn: today(), reason: '' })
  }
  await addOwnMeasure(adminElsewhere, score)
  const [theirs] = await offeredMeasures(elsewhere)
  await expect(aim(theirs!.code)).rejects.toMatchObject({
    fields: { 'goals.0.target.measure': 'Choose a measure' },
  })
  await aim(shoulder!.code)
  await reassess(mine, ada.planId, measured({ own: [{ code: shoulder!.code, value: 15 }] }))
  const { plan, assessments } = await reassessmentOf(mine, ada.planId)
  const target = plan.goals[0]!.target!
  expect(targetWords(target)).toBe('Shoulder score: 20 or less')
  expect(target.own).toEqual(keptOf(shoulder!))
  expect(reaches(target, lastMeasured(target, assessments)!.value)).toBe(true)
})

test('a retired measure is shown where it was measured, and measured no more; another clinic has none of it', async () => {
  await addOwnMeasure(admin, score)
  await expect(addOwnMeasure(admin, { ...score, name: 'SHOULDER score' })).rejects.toMatchObject({
    name: 'Refused',
  })
  const [kept] = await measuresOfClinic(admin)
  const code = `own-${kept!.id}`
  await reassess(mine, ada.planId, measured({ own: [{ code, value: 40 }] }))
  await expect(retireOwnMeasure(adminElsewhere, kept!.id)).rejects.toMatchObject({ name: 'NotFound' })
  await retireOwnMeasure(admin, kept!.id)
  await expect(reassess(mine, ada.planId, measured({ own: [{ code, value: 1 }] }))).rejects.toMatchObject({
    fields: { 'own.0.value': 'Not a measure of this clinic: leave it empty' },
  })
  const { own, last } = await reassessmentOf(mine, ada.planId)
  expect([own.offered, own.known.map(({ name }) => name)]).toEqual([[], ['Shoulder score']])
  expect(last?.measurements).toContainEqual({ measure: code, item: '', value: 40 })
  expect(await measuresOfClinic(elsewhere)).toEqual([])
  await expect(bringBackOwnMeasure(adminElsewhere, kept!.id)).rejects.toMatchObject({ name: 'NotFound' })
  await addOwnMeasure(admin, score)
  await expect(bringBackOwnMeasure(admin, kept!.id)).rejects.toMatchObject({ name: 'Refused' })
  const another = (await measuresOfClinic(admin)).find(({ retired }) => !retired)!
  await retireOwnMeasure(admin, another.id)
  await bringBackOwnMeasure(admin, kept!.id)
  await reassess(mine, ada.planId, measured({ own: [{ code, value: 30 }] }))
  expect((await reassessmentOf(mine, ada.planId)).own.offered).toMatchObject([{ code }])
})

test('how the exercises were borne and what changed in the plan are told since the last assessment', async () => {
  for (let day = 0; day < 14; day++) await ada.log(day, { status: 'done', pain: day < 2 ? 7 : 2 })
  const file = await reassessmentOf(mine, ada.planId)
  expect(file.tolerances).toMatchObject([
    { name: 'Scapular squeeze', met: 14, worstPain: 7, tooMuch: 2, verdict: 'not' },
  ])
  expect(file.changes).toEqual([])
})

test('the next version is prepared as a draft with what was chosen of the suggestions, and nobody has it before it is published', async () => {
  for (let day = 0; day < 14; day++) await ada.log(day, { status: 'done', pain: 7 })
  const { suggested } = await reassessmentOf(mine, ada.planId)
  const modify = suggested?.find(({ decision }) => decision === 'modify')?.suggestions
  expect(modify).toMatchObject([{ words: 'Take out Scapular squeeze: too painful 14 times' }])
  const moving = suggested?.find(({ decision }) => decision === 'progress')
  expect(moving?.suggestions).toHaveLength(1)

  const result = await reassess(
    mine,
    ada.planId,
    measured({
      ...{ decision: 'progress', phaseId: ada.phaseIds.maintenance, effectiveOn: today() },
      prepare: moving!.suggestions.map(({ key }) => key),
    }),
  )
  expect(result.drafted).toBe(true)
  const { draft, history } = await getPlan(mine, ada.planId)
  const exercises = (phases: readonly { prescriptions: readonly unknown[] }[] = []) =>
    phases.map(({ prescriptions }) => prescriptions.length)
  expect(exercises(draft?.content.phases)).toEqual([1, 0])
  // The move itself is published; the patient keeps the exercise until the draft is.
  expect(exercises(history?.versions.at(-1)?.phases)).toEqual([1, 1])
  expect(history?.versions).toHaveLength(2)

  // Somebody is writing now: nothing is prepared over it.
  expect((await reassessmentOf(mine, ada.planId)).suggested).toBeNull()
  await reassess(mine, ada.planId, measured({ decision: 'modify', prepare: modify!.map(({ key }) => key) }))
  expect((await getPlan(mine, ada.planId)).draft).toEqual(draft)
})

test('what is offered in a pause is prepared in a pause, of the phase that was under way before it', async () => {
  for (let day = 0; day < 14; day++) await ada.log(day, { status: 'done', pain: 7 })
  await pausePlan(mine, ada.planId, { from: today() })
  const { suggested } = await reassessmentOf(mine, ada.planId)
  const extend = suggested?.find(({ decision }) => decision === 'extend')
  expect(extend).toMatchObject({ phaseId: ada.phaseIds.intensive, suggestions: [{}, {}] })
  const prepare = extend!.suggestions.map(({ key }) => key)
  expect(await reassess(mine, ada.planId, measured({ decision: 'extend', prepare }))).toMatchObject({
    drafted: true,
  })
  const { draft } = await getPlan(mine, ada.planId)
  expect(draft?.content.phases.map(({ weeks, prescriptions }) => [weeks, prescriptions.length])).toEqual([
    [6, 0],
    [8, 1],
  ])
})

test('nothing chosen prepares nothing', async () => {
  expect(await reassess(mine, ada.planId, measured({ decision: 'extend' }))).toMatchObject({ drafted: false })
  expect((await getPlan(mine, ada.planId)).draft).toBeNull()
})

test('what the patient answers beforehand stands filled in for the therapist, until it was assessed', async () => {
  await addOwnMeasure(admin, score)
  const patient = (await patientOfJob(mine.clinicId, ada.patientId))!
  const [questions] = await getQuestions(patient)
  expect(questions).toMatchObject({ planId: ada.planId, own: [{ name: 'Shoulder score' }], sent: null })
  expect(questions?.activities).toEqual(['Reading in bed', 'Carrying shopping', 'Gardening'])
  const answers = [
    { measure: 'nprs-average', item: '', value: 3 },
    { measure: 'psfs', item: 'Gardening', value: 7 },
    { measure: questions!.own[0]!.code, item: '', value: 20 },
  ]
  const wrong = [
    { measure: 'nprs-average', item: '', value: 11 },
    { measure: 'rom', item: '', value: 3 },
    { measure: 'psfs', item: 'Somebody else’s', value: 3 },
    { measure: 'groc', item: '', value: Number.NaN },
  ]
  for (const each of wrong)
    await expect(sendSelfReport(patient, ada.planId, { answers: [each] })).rejects.toMatchObject({
      name: 'Refused',
    })
  const bert = await treatedBy(mine, 'Bert Quist')
  await expect(sendSelfReport(patient, bert.planId, { answers })).rejects.toMatchObject({ name: 'NotFound' })
  const bertHimself = (await patientOfJob(mine.clinicId, bert.patientId))!
  await endPlan(mine, bert.planId, { read: 1, revision: 0, how: 'completed', reason: '', cancelSessions: [] })
  await expect(sendSelfReport(bertHimself, bert.planId, { answers })).rejects.toMatchObject({
    fields: { '': expect.stringContaining('has ended this plan meanwhile') },
  })
  expect((await reassessmentOf(mine, ada.planId)).selfReport).toBeNull()

  await sendSelfReport(patient, ada.planId, { answers: answers.slice(0, 1) })
  await sendSelfReport(patient, ada.planId, { answers })
  expect((await reassessmentOf(mine, ada.planId)).selfReport).toMatchObject({ on: today(), answers })
  const begins = async () => (await getQuestions(patient))[0]?.sent
  expect(await begins()).toEqual({ on: today(), answers })
  const more = await Promise.allSettled(
    Array.from({ length: 10 }, () => sendSelfReport(patient, ada.planId, { answers })),
  )
  expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
  expect((await reassessmentOf(mine, bert.planId)).selfReport).toBeNull()
  await addBaseline(mine, ada.patientId, {
    ...{
      findings: '',
      nprsNow: 3,
      nprsWorst: 4,
      nprsAverage: 3,
      activities: [],
      handMeasurements: [],
      own: [],
    },
  })
  await asViewer(mine, (tx) =>
    giveBaselineTo(tx, { id: ada.planId, clinicId: mine.clinicId, patientId: ada.patientId }),
  )
  expect(await begins(), 'a baseline assesses no answers').toMatchObject({ answers })
  await reassess(mine, ada.planId, measured())
  expect((await reassessmentOf(mine, ada.planId)).selfReport).toBeNull()
  expect(await begins()).toBeNull()
})

test('of two baselines that a plan was given the patient is asked the activities of the one that counts, and answers them', async () => {
  const { clinicId } = mine
  const { patientId, planId } = ada
  const activities = ['Reading in bed', 'Driving'].map((item) => ({ item, score: 3 }))
  const pains = { nprsNow: 3, nprsWorst: 4, nprsAverage: 3 }
  await addBaseline(mine, patientId, { findings: '', ...pains, activities, handMeasurements: [], own: [] })
  await asViewer(mine, (tx) => giveBaselineTo(tx, { id: planId, clinicId, patientId }))
  const { assessments, baseline } = await reassessmentOf(mine, planId)
  expect(assessments.map(({ kind }) => kind)).toEqual(['baseline', 'baseline'])

  const patient = (await patientOfJob(clinicId, patientId))!
  const [questions] = await getQuestions(patient)
  expect(questions?.activities).toEqual(activitiesOf(baseline))
  const answers = questions!.activities.map((item) => ({ measure: 'psfs', item, value: 6 }))
  await sendSelfReport(patient, planId, { answers })
  expect((await reassessmentOf(mine, planId)).selfReport).toMatchObject({ answers })
})

test('a baseline that is measured under a plan that was never assessed is that plan’s', async () => {
  const { clinicId } = mine
  const baselineOf = async ({ planId }: Treated) => (await reassessmentOf(mine, planId)).baseline
  const takeBaseline = ({ planId }: Treated) =>
    asViewer(mine, (tx) =>
      tx.assessment.updateMany({ where: { planId, clinicId, kind: 'baseline' }, data: { planId: null } }),
    )
  const measure = ({ patientId }: Treated) =>
    addBaseline(mine, patientId, {
      ...{ findings: 'T6 stiff', nprsNow: 3, nprsWorst: 4, nprsAverage: 3 },
      ...{ activities: [], handMeasurements: [], own: [] },
    })
  const bert = await treatedBy(mine, 'Bert Quist')
  const cy = await treatedBy(mine, 'Cy Quist')
  await takeBaseline(bert)
  expect(await baselineOf(bert)).toBeNull()
  await reassess(mine, cy.planId, measured())
  await takeBaseline(cy)
  for (const each of [ada, bert, cy]) await measure(each)
  expect((await reassessmentOf(mine, ada.planId)).assessments).toHaveLength(1)
  // What was taken before, for a plan that came to nothing, is none of this one.
  expect((await reassessmentOf(mine, bert.planId)).assessments).toMatchObject([{ findings: 'T6 stiff' }])
  expect(await baselineOf(cy)).toBeNull()
  // Of a plan that is just being written it may be meant.
  const dan = await treatedBy(mine, 'Dan Quist')
  await takeBaseline(dan)
  await startPlan(mine, dan.patientId, {})
  await measure(dan)
  expect(await baselineOf(dan)).toBeNull()
})

test('nothing is decided from a page of before the plan was changed', async () => {
  const { shown } = await reassessmentOf(mine, ada.planId)
  await changePlan(mine)
  await expect(save(mine, ada.planId, measured({ read: shown }))).rejects.toMatchObject({
    fields: { read: expect.stringMatching(/^You, in another window .* changed this plan on /) },
  })
  await reassess(mine, ada.planId, measured())
})

describe('answers that come while the page is open', () => {
  const answers = [{ measure: 'nprs-average', item: '', value: 7 }]
  let patient: PatientViewer
  const read = async () => (await reassessmentOf(mine, ada.planId)).selfReport?.id ?? ''

  beforeEach(async () => {
    patient = (await patientOfJob(mine.clinicId, ada.patientId))!
  })

  test('are not passed over: it is assessed once they have been shown', async () => {
    const before = await read()
    await sendSelfReport(patient, ada.planId, { answers })
    await expect(save(mine, ada.planId, measured({ reportId: before }))).rejects.toMatchObject({
      fields: {
        reportId: expect.stringContaining('The patient has sent answers since you opened this page'),
      },
    })
    const first = await read()
    await sendSelfReport(patient, ada.planId, { answers })
    await expect(save(mine, ada.planId, measured({ reportId: first }))).rejects.toMatchObject({
      name: 'Refused',
    })
    await save(mine, ada.planId, measured({ reportId: await read() }))
    expect(await read()).toBe('')
  })

  test('nor are those that are just being written', async () => {
    const saved = await meanwhile(
      (begin) =>
        asViewer(patient, async (tx) => {
          await inTurn(tx, 'self-report', ada.planId)
          const { clinicId, patientId } = patient
          const [on, planId] = [toColumn(today()), ada.planId]
          await begin()
          await tx.selfReport.create({ data: { clinicId, patientId, planId, on, answers } })
        }),
      () => save(mine, ada.planId, measured()),
    )
    expect(saved).toMatchObject({
      fields: { reportId: expect.stringContaining('The patient has sent answers') },
    })
  })

  test('and those that wait for it to be saved are there the next time', async () => {
    let saved = now()
    await meanwhile(
      (begin) =>
        asViewer(mine, async (tx) => {
          await inTurn(tx, 'self-report', ada.planId)
          await begin()
          saved = now()
        }),
      () => sendSelfReport(patient, ada.planId, { answers }),
    )
    const [report] = await asViewer(patient, (tx) => tx.selfReport.findMany({ select: { sentAt: true } }))
    expect(report!.sentAt.getTime()).toBeGreaterThanOrEqual(saved.getTime())
  })

  const end = { read: 1, revision: 0, how: 'completed' as const, reason: '', cancelSessions: [] }

  test('those that wait for the plan to be ended are refused, since nobody would be shown them', async () => {
    const sent = await meanwhile(
      (begin) =>
        asViewer(mine, async (tx) => {
          await inTurn(tx, 'self-report', ada.planId)
          await endPlanOf(tx, mine, await lockPlan(tx, mine, ada.planId), end)
          await begin()
        }),
      () => sendSelfReport(patient, ada.planId, { answers }),
    )
    expect(sent).toMatchObject({ fields: { '': expect.stringContaining('has ended this plan meanwhile') } })
    expect(await asViewer(patient, (tx) => tx.selfReport.count())).toBe(0)
  })

  test('no plan is ended beside those that are just being sent', async () => {
    let going = 0
    const ended = await meanwhile(
      (begin) =>
        asViewer(patient, async (tx) => {
          await inTurn(tx, 'self-report', ada.planId)
          await begin()
          going = await tx.plan.count({ where: { id: ada.planId, status: 'active' } })
        }),
      () => endPlan(mine, ada.planId, end),
    )
    expect([going, ended]).toEqual([1, undefined])
  })
})
