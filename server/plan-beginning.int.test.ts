// What a plan begins as, on a real database: nothing of another patient comes along, and nothing begins as what one may not read.
import { v7 } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import type { PlanDraft } from '@/domain/plans/draft'
import { asked } from '@/server/asked'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let eve: Therapist
let edith: string
let otto: string
let planId: string

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
  edith = await newPatient(ana, 'Edith')
  otto = await newPatient(ana, 'Otto', { diagnosis: 'Stiff neck' })
  const squeeze = await newExercise(ana, 'Scapular squeeze')
  planId = await startPlan(ana, edith, {})
  const { content } = draftOfNextVersion(await getPlan(ana, planId))
  content.problem = 'Edith’s back'
  content.goals = [{ text: 'Sing at Edith’s choir' }]
  Object.assign(content.phases[0]!, { sessionWeekdays: [2], sessionTime: '08:15', aim: 'Less pain' })
  content.phases[0]!.prescriptions.push({
    id: v7(),
    exerciseId: squeeze,
    dosage: { sets: 3, painCeiling: 4, frequency: { kind: 'days-a-week', days: 5, timesADay: 2 } },
    note: 'Mind your hip, Edith',
  })
  const { revision } = await saveDraft(ana, planId, content, 1)
  await publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: 'For Edith' })
})

const draftOf = async (viewer: Therapist, id: string) => (await getPlan(viewer, id)).draft!.content
const idsIn = ({ phases }: PlanDraft) =>
  phases.flatMap(({ id, prescriptions }) => [id, ...prescriptions.map((each) => each.id)])

it('phases and dosage of another patient’s plan come along, and nothing else', async () => {
  const copy = await draftOf(ana, await startPlan(ana, otto, { planId }))
  expect(copy).toMatchObject({
    problem: 'Stiff neck',
    goals: [],
    phases: [
      {
        name: 'Intensive',
        aim: 'Less pain',
        prescriptions: [{ dosage: { sets: 3, painCeiling: 4 }, note: '' }],
      },
      { name: 'Maintenance', prescriptions: [] },
    ],
  })
  const text = JSON.stringify(copy)
  for (const left of ['Edith', edith, planId, '08:15', 'sessionWeekdays', 'startDay', 'versionId'])
    expect(text).not.toContain(left)
})

it('that another patient’s plan was read is noted with that patient', async () => {
  const noted = () =>
    asViewer(ana, (tx) =>
      tx.auditEntry.findMany({
        where: { patientId: edith, action: 'read', object: 'plan', objectId: planId },
        select: { accountId: true },
      }),
    )
  const before = await noted()
  const elsewhere = { unavailable: false, begun: true, refused: false, waited: 0, address: '198.51.100.7' }
  await asked.run(elsewhere, () => startPlan(ana, otto, { planId }))
  expect(await noted()).toEqual([...before, { accountId: ana.accountId }])
})

it('the patient’s own earlier plan comes along whole, under ids of its own, from today', async () => {
  const before = await getPlan(ana, planId)
  const copy = await draftOf(ana, await startPlan(ana, edith, { planId }))
  expect(copy).toMatchObject({
    problem: 'Edith’s back',
    goals: [{ text: 'Sing at Edith’s choir' }],
    startsOn: before.today,
    phases: [{ sessionTime: '08:15', prescriptions: [{ note: 'Mind your hip, Edith' }] }, {}],
  })
  const published = JSON.stringify(before.history?.versions)
  expect(idsIn(copy).filter((id) => published.includes(id))).toEqual([])
  // What it began as is as it was.
  expect((await getPlan(ana, planId)).history).toEqual(before.history)
})

it('a plan that one may not read is no beginning: a colleague’s patient’s, another clinic’s, a draft, nobody’s', async () => {
  const bens = await newPatient(ben, 'Bo')
  await expect(startPlan(ben, bens, { planId })).rejects.toThrow(NotFound)
  await expect(startPlan(eve, await newPatient(eve, 'Eric'), { planId })).rejects.toThrow(NotFound)
  const draft = await startPlan(ana, otto, {})
  await expect(startPlan(ana, otto, { planId: draft })).rejects.toThrow(NotFound)
  await expect(startPlan(ana, otto, { planId: v7() })).rejects.toThrow(NotFound)
  expect((await getPlan(ana, draft)).draft?.content.phases).toHaveLength(2)
})
