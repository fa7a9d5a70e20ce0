// Ending and resuming a plan on a real database: what somebody else has published, begun to write or chosen since the page was opened is neither undone nor thrown away.
import { v7 } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { endPlan, pausePlan, resumePlan } from '@/server/plan-course'
import { discardDraft, draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { reassess, reassessmentOf } from '@/server/reassessment'
import { changeTeam } from '@/server/care-team'
import { newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist, ben: Therapist
let patientId: string, exerciseId: string

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  patientId = await newPatient(ana, 'Edith')
  exerciseId = await newExercise(ana, 'Scapular squeeze')
  const { today } = await getPlan(ana, await startPlan(ana, patientId, {}))
  await changeTeam(ana, patientId, { joins: ben.accountId, leaves: '', on: today })
})

const dosage = { painCeiling: 5, frequency: { kind: 'as-needed' as const } }

async function newPlan() {
  const planId = await startPlan(ana, patientId, {})
  const { content, revision: begun } = draftOfNextVersion(await getPlan(ana, planId))
  content.phases[0]?.prescriptions.push({ id: v7(), exerciseId, dosage, note: '' })
  const { revision } = await saveDraft(ana, planId, content, begun)
  await publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
  return getPlan(ana, planId)
}

/** What Ben writes is saved as it stands. */
async function written(planId: string) {
  const { content, revision } = draftOfNextVersion(await getPlan(ben, planId))
  return saveDraft(ben, planId, content, revision)
}

const discharge = {
  ...{ decision: 'discharge' as const, findings: '', summary: '', nprsAverage: 1, activities: [] },
  ...{ nprsNow: null, nprsWorst: null, groc: null },
  ...{ handMeasurements: [], own: [], nextDueOn: null, phaseId: '', effectiveOn: '', prepare: [] },
  selfManagement: { keep: [], flareUp: 'Do half of it', contact: 'Harbour' },
  cancelSessions: [],
}

/** As the page that was opened when there was one version and no draft. */
const end = { read: 1, revision: 0, how: 'completed' as const, reason: '', cancelSessions: [] }

it('a plan of which a newer version is in force is not ended from the page of before', async () => {
  const { id, today } = await newPlan()
  const { revision } = await written(id)
  await publish(ben, id, { read: 1, revision, effectiveOn: today, reason: '' })
  await expect(endPlan(ana, id, end)).rejects.toMatchObject({
    fields: { revision: expect.stringMatching(/^Ben published version 2 .* still here and is not saved\.$/) },
  })
  expect(await getPlan(ana, id)).toMatchObject({ status: 'active' })
  await endPlan(ana, id, { ...end, read: 2 })
})

it('no draft goes with the plan of which the page said nothing, or that was gone on with since', async () => {
  const { id } = await newPlan()
  const { revision } = await written(id)
  const unseen = { fields: { revision: expect.stringMatching(/^Ben saved a draft of this plan on /) } }
  await expect(endPlan(ana, id, end)).rejects.toMatchObject(unseen)
  await written(id)
  await expect(endPlan(ana, id, { ...end, revision })).rejects.toMatchObject(unseen)
  const { draft } = await getPlan(ana, id)
  expect(draft).toMatchObject({ revision: revision + 1 })
  await endPlan(ana, id, { ...end, revision: revision + 1 })
  expect(await getPlan(ana, id)).toMatchObject({ status: 'completed', draft: null })
})

it('nor with a discharge: it is refused whole, and done once the page shows the draft and whose it is', async () => {
  const { id } = await newPlan()
  const shown = async () => {
    const { shown, draft } = await reassessmentOf(ana, id)
    return { draft, stamps: { read: shown, reportId: '', revision: draft?.revision ?? 0 } }
  }
  const before = await shown()
  await written(id)
  await expect(reassess(ana, id, { ...discharge, ...before.stamps })).rejects.toMatchObject({
    fields: { revision: expect.stringMatching(/^Ben saved a draft of this plan on /) },
  })
  const { status, draft } = await getPlan(ana, id)
  expect({ status, drafted: draft?.saved?.by }).toEqual({ status: 'active', drafted: 'Ben' })

  const after = await shown()
  expect(after.draft?.by).toBe('Ben')
  expect(await reassess(ana, id, { ...discharge, ...after.stamps })).toMatchObject({ decision: 'discharge' })
  expect(await getPlan(ana, id)).toMatchObject({ status: 'completed', draft: null })
})

it('a draft that was thrown away since stands in the way of nobody', async () => {
  const { id } = await newPlan()
  const { revision } = await written(id)
  await discardDraft(ben, id, revision)
  await endPlan(ana, id, { ...end, revision })
  expect(await getPlan(ana, id)).toMatchObject({ status: 'completed' })
})

it('the day that a colleague chose for resuming is not moved from the page of before', async () => {
  const { id, today } = await newPlan()
  const [friday, monday] = [addDays(today, 4), addDays(today, 7)]
  const seen = { from: today, resumedOn: null }
  await pausePlan(ana, id, { from: today })
  await resumePlan(ben, id, { on: monday, seen })
  await expect(resumePlan(ana, id, { on: friday, seen })).rejects.toMatchObject({
    fields: { revision: 'The pause was changed meanwhile. What you typed is still here and is not saved.' },
  })
  const pauses = async () => (await getPlan(ana, id)).history?.pauses
  expect(await pauses()).toEqual([{ from: today, resumedOn: monday }])
  // The same day, also when it is sent again because no answer came, is no other.
  await resumePlan(ana, id, { on: monday, seen })
  await resumePlan(ana, id, { on: friday, seen: { from: today, resumedOn: monday } })
  expect(await pauses()).toEqual([{ from: today, resumedOn: friday }])
  // Nor is another pause than the one that was shown.
  await resumePlan(ana, id, { on: today, seen: { from: today, resumedOn: friday } })
  await pausePlan(ana, id, { from: monday })
  await expect(resumePlan(ben, id, { on: addDays(monday, 1), seen })).rejects.toMatchObject({
    fields: { revision: expect.any(String) },
  })
})
