// Publishing on a real database: whole or not at all, in scope, with every id checked, and history left as it was.
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dateWords } from '@/domain/date-words'
import { addDays } from '@/domain/dates'
import type { PlanDraft } from '@/domain/plans/draft'
import { pauseToEnd } from '@/domain/plans/pauses'
import { phaseLine, versionInForce } from '@/domain/plans/schedule'
import { toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { endPlan, pausePlan, resumePlan } from '@/server/plan-course'
import { begunFrom } from '@/server/plan-lock'
import { discardDraft, draftOfNextVersion, getPlan, latestDraft, saveDraft, startPlan } from '@/server/plans'
import { extendPhase, publish, startPhase } from '@/server/publishing'
import { reassessmentOf } from '@/server/reassessment'
import { newAdmin, newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let admin: StaffViewer
let elsewhere: Therapist
let patientId: string
let squeeze: string
let massage: string

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  const riverside = await newClinic('Riverside')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  admin = await newAdmin(harbour, 'Ada')
  elsewhere = await newTherapist(riverside, 'Eve')
  squeeze = await newExercise(ana, 'Scapular squeeze')
  massage = await newExercise(ana, 'Massage', 'clinic')
})
// One therapist begins only so many plans of one patient within a day.
beforeEach(async () => {
  patientId = await newPatient(ana, `Edith ${v7()}`)
})

const completed = { read: 1, revision: 0, how: 'completed' as const, reason: '', cancelSessions: [] }

/** As the page shows it; what stands there instead does not matter where there is none. */
async function shownPause(planId: string) {
  const { history, today } = await getPlan(ana, planId)
  return pauseToEnd(history?.pauses ?? [], today) ?? { from: today, resumedOn: null }
}

const item = (exerciseId: string, sets = 3) => ({
  id: v7(),
  exerciseId,
  dosage: { sets, painCeiling: 5, frequency: { kind: 'days-a-week' as const, days: 5, timesADay: 1 } },
  note: '',
})

async function newDraft(viewer = ana, patient = patientId, exercise = squeeze) {
  const planId = await startPlan(viewer, patient, {})
  const { content } = draftOfNextVersion(await getPlan(viewer, planId))
  content.phases[0]?.prescriptions.push(item(exercise))
  return { planId, content }
}

async function newPlan(viewer = ana, patient = patientId, exercise = squeeze) {
  const { planId, content } = await newDraft(viewer, patient, exercise)
  const { revision } = await saveDraft(viewer, planId, content, 1)
  await publish(viewer, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
  return getPlan(viewer, planId)
}

/** Saves what is changed in the newest version, and publishes it. */
async function change(planId: string, effectiveOn: string, edit: (content: PlanDraft) => void) {
  const draft = draftOfNextVersion(await getPlan(ana, planId))
  edit(draft.content)
  const { revision } = await saveDraft(ana, planId, draft.content, draft.revision)
  return publish(ana, planId, { read: begunFrom(revision), revision, effectiveOn, reason: 'Stronger' })
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => ({}) as Record<string, string>,
    (error: unknown) => {
      if (error instanceof Refused) return error.fields
      throw error
    },
  )

const rowsOf = (planId: string) =>
  asViewer(ana, async (tx) => ({
    versions: await tx.planVersion.count({ where: { planId } }),
    phases: await tx.phase.count({ where: { planId } }),
    prescriptions: await tx.prescription.count({ where: { planId } }),
    drafts: await tx.planDraft.count({ where: { planId } }),
  }))

describe('activating', () => {
  it('makes the first version and takes the draft away', async () => {
    const plan = await newPlan()
    expect(plan).toMatchObject({ status: 'active', startsOn: plan.today, draft: null })
    expect(plan.history?.versions).toHaveLength(1)
    expect(await rowsOf(plan.id)).toEqual({ versions: 1, phases: 2, prescriptions: 1, drafts: 0 })
    expect(plan.history?.versions[0]?.phases[0]?.prescriptions[0]).toMatchObject({
      exerciseName: 'Scapular squeeze',
      delivery: 'home',
    })
  })

  it('says what is missing and keeps the draft', async () => {
    const planId = await startPlan(ana, patientId, {})
    const fields = await refusal(
      publish(ana, planId, { read: 0, revision: 1, effectiveOn: '2030-01-01', reason: '' }),
    )
    expect(fields).toEqual({ 'phases.0.prescriptions': 'Add at least one exercise' })
    expect(await rowsOf(planId)).toEqual({ versions: 0, phases: 0, prescriptions: 0, drafts: 1 })
  })

  it('leaves nothing behind when it fails midway', async () => {
    // The id is taken in the other clinic, where this one cannot see it: it fails when the version is written already.
    const theirs = await newPlan(
      elsewhere,
      await newPatient(elsewhere, 'Eric'),
      await newExercise(elsewhere, 'Row'),
    )
    const taken = theirs.history?.versions[0]?.phases[0]?.prescriptions[0]?.id ?? ''
    const { planId, content } = await newDraft()
    content.phases[1]?.prescriptions.push({ ...item(squeeze), id: taken })
    const { revision } = await saveDraft(ana, planId, content, 1)
    const fields = await refusal(
      publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' }),
    )
    expect(Object.keys(fields)).toEqual([''])
    expect(await rowsOf(planId)).toEqual({ versions: 0, phases: 0, prescriptions: 0, drafts: 1 })
    expect(await getPlan(ana, planId)).toMatchObject({ status: 'draft', startsOn: null })
  })

  it('twice at once makes one version', async () => {
    const { planId, content } = await newDraft()
    const { revision } = await saveDraft(ana, planId, content, 1)
    const once = () => publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
    const results = await Promise.allSettled([once(), once()])
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rowsOf(planId)).toEqual({ versions: 1, phases: 2, prescriptions: 1, drafts: 0 })
  })
})

describe('ids that are not the plan’s own', () => {
  async function publishing(spoil: (content: PlanDraft) => void) {
    const { planId, content } = await newDraft()
    spoil(content)
    const { revision } = await saveDraft(ana, planId, content, 1)
    const fields = await refusal(
      publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' }),
    )
    expect((await rowsOf(planId)).versions).toBe(0)
    return Object.keys(fields)
  }

  it('are refused: an exercise of another clinic, or of nobody', async () => {
    const foreign = await newExercise(elsewhere, 'Their row')
    const path = 'phases.0.prescriptions.1'
    expect(await publishing((c) => c.phases[0]?.prescriptions.push(item(foreign)))).toEqual([path])
    expect(await publishing((c) => c.phases[0]?.prescriptions.push(item(v7())))).toEqual([path])
  })

  it('are refused: a phase and a prescription of another plan of the clinic', async () => {
    const other = (await newPlan()).history?.versions[0]?.phases[0]
    expect(await publishing((c) => (c.phases[1]!.id = other!.id))).toEqual(['phases.1.name'])
    expect(
      await publishing((c) => (c.phases[0]!.prescriptions[0]!.id = other!.prescriptions[0]!.id)),
    ).toEqual(['phases.0.prescriptions.0'])
  })

  it('are refused: a prescription that changes its exercise or its phase', async () => {
    const plan = await newPlan()
    const row = await newExercise(ana, 'Row')
    const fields = await refusal(
      change(plan.id, plan.today, (c) => (c.phases[0]!.prescriptions[0]!.exerciseId = row)),
    )
    expect(Object.keys(fields)).toEqual(['phases.0.prescriptions.0'])
    const other = await newPlan()
    const moved = await refusal(
      change(other.id, other.today, (c) => {
        c.phases[1]!.prescriptions = c.phases[0]!.prescriptions
        c.phases[0]!.prescriptions = []
      }),
    )
    expect(Object.keys(moved)).toEqual(['phases.1.prescriptions.0'])
  })
})

describe('the next version', () => {
  it('leaves the earlier dosage as it was, under the same prescription', async () => {
    const plan = await newPlan()
    const tomorrow = addDays(plan.today, 1)
    await change(plan.id, tomorrow, (c) => (c.phases[0]!.prescriptions[0]!.dosage.sets = 5))
    const { history, publications } = await getPlan(ana, plan.id)
    const [before, after] = history!.versions.map((each) => each.phases[0]!.prescriptions[0]!)
    expect([before?.dosage.sets, after?.dosage.sets]).toEqual([3, 5])
    expect(after?.id).toBe(before?.id)
    expect(after?.versionId).not.toBe(before?.versionId)
    expect(versionInForce(history!, plan.today)?.number).toBe(1)
    expect(versionInForce(history!, tomorrow)?.number).toBe(2)
    expect(publications[0]).toMatchObject({ number: 2, reason: 'Stronger', publishedBy: 'Ana' })
  })

  it('is never from a day that has passed, nor by a mistyped year', async () => {
    const plan = await newPlan()
    expect(await refusal(change(plan.id, addDays(plan.today, -1), () => {}))).toHaveProperty('effectiveOn')
    const far = { effectiveOn: 'At most a year ahead' }
    const late = addDays(plan.today, 367)
    expect(await refusal(change(plan.id, late, () => {}))).toEqual(far)
    const move = { read: 1, phaseId: plan.history!.versions[0]!.phases[1]!.id, reason: '' }
    expect(await refusal(startPhase(ana, plan.id, { ...move, effectiveOn: late }))).toEqual(far)
  })

  it('begins no phase before the plan itself', async () => {
    const { planId, content } = await newDraft(ana, patientId, squeeze)
    const startsOn = addDays(content.startsOn, 3)
    const { revision } = await saveDraft(ana, planId, { ...content, startsOn }, 1)
    await publish(ana, planId, { read: 0, revision, effectiveOn: startsOn, reason: '' })
    const [first] = (await getPlan(ana, planId)).history!.versions[0]!.phases
    const early = { read: 1, phaseId: first!.id, effectiveOn: content.startsOn, reason: 'Here already' }
    expect(await refusal(startPhase(ana, planId, early))).toHaveProperty('effectiveOn')
  })

  it('moves to the maintenance phase and leaves a draft alone', async () => {
    const plan = await newPlan()
    const draft = draftOfNextVersion(plan)
    const { revision } = await saveDraft(
      ana,
      plan.id,
      { ...draft.content, problem: 'Still written' },
      draft.revision,
    )
    const maintenance = plan.history!.versions[0]!.phases[1]!
    const on = addDays(plan.today, 10)
    await startPhase(ana, plan.id, { read: 1, phaseId: maintenance.id, effectiveOn: on, reason: 'Goals met' })
    const moved = await getPlan(ana, plan.id)
    expect(phaseLine(moved.history!, on).map((span) => [span.phase.name, span.from])).toEqual([
      ['Intensive', plan.today],
      ['Maintenance', on],
    ])
    expect(moved.draft).toMatchObject({ revision, behind: true, content: { problem: 'Still written' } })
  })
})

describe('two who write at once', () => {
  it('the second is told who, and nothing of the first is lost', async () => {
    const { planId, content } = await newDraft()
    await saveDraft(ana, planId, { ...content, problem: 'Hers' }, 1)
    const fields = await refusal(saveDraft(ana, planId, { ...content, problem: 'Mine' }, 1))
    expect(Object.keys(fields)).toEqual(['revision'])
    expect((await getPlan(ana, planId)).draft?.content.problem).toBe('Hers')
  })

  it('in the same moment, too: one is saved and the other is told', async () => {
    const { planId, content } = await newDraft()
    const saving = ['a', 'b', 'c', 'd'].map((problem) => saveDraft(ana, planId, { ...content, problem }, 1))
    const results = await Promise.allSettled(saving)
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('a saved draft is not published over a version that its page did not show', async () => {
    const plan = await newPlan()
    const mine = draftOfNextVersion(plan)
    const { revision } = await saveDraft(ana, plan.id, mine.content, mine.revision)
    const [first] = plan.history!.versions[0]!.phases
    await extendPhase(ana, plan.id, { read: 1, phaseId: first!.id, weeks: 3, reason: 'Still sore' })

    const publishing = { revision, effectiveOn: plan.today, reason: '' }
    const fields = await refusal(publish(ana, plan.id, { ...publishing, read: 1 }))
    expect(fields.revision).toContain('published version 2 of this plan')
    const latest = await latestDraft(ana, plan.id)
    expect(latest).toMatchObject({
      revision,
      behind: true,
      content: { phases: [{ weeks: first!.weeks }, {}] },
    })
    expect(latest.published).toMatchObject({
      number: 2,
      content: { phases: [{ weeks: first!.weeks + 3 }, {}] },
    })
    expect(await publish(ana, plan.id, { ...publishing, read: 2 })).toEqual({ number: 3 })
  })

  it('a phase is made longer, or begun, once for what was seen', async () => {
    const plan = await newPlan()
    const [first, second] = plan.history!.versions[0]!.phases
    const longer = { read: 1, phaseId: first!.id, weeks: 2, reason: '' }
    const results = await Promise.allSettled([1, 2, 3].map(() => extendPhase(ana, plan.id, longer)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(extendPhase(ana, plan.id, longer))).toHaveProperty('revision')
    const begun = { read: 1, phaseId: second!.id, effectiveOn: addDays(plan.today, 7), reason: '' }
    expect(await refusal(startPhase(ana, plan.id, begun))).toHaveProperty('revision')
    const { publications, history } = await getPlan(ana, plan.id)
    expect(publications).toHaveLength(2)
    expect(history!.versions.at(-1)!.phases[0]!.weeks).toBe(first!.weeks + 2)
  })

  it('a draft of an earlier version is stale after another was published', async () => {
    const plan = await newPlan()
    const mine = draftOfNextVersion(plan)
    await change(plan.id, plan.today, () => {})
    expect(await refusal(saveDraft(ana, plan.id, mine.content, mine.revision))).toHaveProperty('revision')
  })
})

describe('somebody else’s plan', () => {
  it('does not exist for another clinic and for a colleague who does not treat the patient', async () => {
    const plan = await newPlan()
    for (const viewer of [elsewhere, ben]) {
      await expect(getPlan(viewer, plan.id)).rejects.toThrow(NotFound)
      await expect(startPlan(viewer, patientId, {})).rejects.toThrow(NotFound)
      await expect(saveDraft(viewer, plan.id, draftOfNextVersion(plan).content, 0)).rejects.toThrow(NotFound)
      await expect(discardDraft(viewer, plan.id, 0)).rejects.toThrow(NotFound)
      const effectiveOn = plan.today
      await expect(
        publish(viewer, plan.id, { read: 0, revision: 1, effectiveOn, reason: '' }),
      ).rejects.toThrow(NotFound)
      await expect(
        startPhase(viewer, plan.id, { read: 1, phaseId: v7(), effectiveOn, reason: '' }),
      ).rejects.toThrow(NotFound)
      await expect(pausePlan(viewer, plan.id, { from: plan.today })).rejects.toThrow(NotFound)
      const seen = { from: plan.today, resumedOn: null }
      await expect(resumePlan(viewer, plan.id, { on: plan.today, seen })).rejects.toThrow(NotFound)
      await expect(endPlan(viewer, plan.id, completed)).rejects.toThrow(NotFound)
    }
    await expect(getPlan(ana, 'no-id')).rejects.toThrow(NotFound)
  })

  it('is read and not written by the clinic’s admin', async () => {
    const plan = await newPlan()
    expect(await getPlan(admin, plan.id)).toMatchObject({ id: plan.id, mayWrite: false })
    await expect(endPlan(admin as Therapist, plan.id, completed)).rejects.toThrow(NotFound)
  })
})

describe('the course of a plan', () => {
  it('pauses once, resumes, and ends with its draft', async () => {
    const plan = await newPlan()
    await pausePlan(ana, plan.id, { from: plan.today })
    expect(await refusal(pausePlan(ana, plan.id, { from: plan.today }))).toHaveProperty([''])
    const resumed = (on: string) =>
      resumePlan(ana, plan.id, { on, seen: { from: plan.today, resumedOn: null } })
    expect(await refusal(resumed(addDays(plan.today, -1)))).toHaveProperty('on')
    expect(await refusal(resumed('2200-12-31'))).toHaveProperty('on')
    await resumed(addDays(plan.today, 3))
    const { content, revision: begun } = draftOfNextVersion(plan)
    const { revision } = await saveDraft(ana, plan.id, content, begun)
    await endPlan(ana, plan.id, { ...completed, revision, how: 'discontinued', reason: 'Moved away' })
    const ended = await getPlan(ana, plan.id)
    expect(ended).toMatchObject({ status: 'discontinued', endedOn: plan.today, draft: null })
    expect(ended.endReason).toBe('Moved away')
    expect(ended.history?.pauses).toEqual([{ from: plan.today, resumedOn: addDays(plan.today, 3) }])
    expect(await refusal(endPlan(ana, plan.id, completed))).toHaveProperty([''])
    expect(await refusal(saveDraft(ana, plan.id, draftOfNextVersion(plan).content, 1))).toHaveProperty([''])
  })

  it('the day on which it goes on may be changed until it has come', async () => {
    const plan = await newPlan()
    const pauses = async () => (await getPlan(ana, plan.id)).history?.pauses
    const resumed = async (days: number) =>
      resumePlan(ana, plan.id, { on: addDays(plan.today, days), seen: await shownPause(plan.id) })
    await pausePlan(ana, plan.id, { from: plan.today })
    await resumed(366)
    expect(await refusal(pausePlan(ana, plan.id, { from: addDays(plan.today, 5) }))).toHaveProperty('from')
    await resumed(7)
    expect(await pauses()).toEqual([{ from: plan.today, resumedOn: addDays(plan.today, 7) }])
    // A later one stands by itself, and can be called off.
    await pausePlan(ana, plan.id, { from: addDays(plan.today, 20) })
    expect(await refusal(resumed(19))).toHaveProperty('on')
    await resumed(20)
    expect(await pauses()).toEqual([{ from: plan.today, resumedOn: addDays(plan.today, 7) }])
    await resumed(0)
    expect(await pauses()).toEqual([])
    // What was called off has no day that could be changed.
    expect(await refusal(resumed(30))).toHaveProperty([''])
  })

  it('a pause that is called off leaves a line in the audit log alone, and one that has begun stays', async () => {
    const plan = await newPlan()
    const day = addDays(plan.today, 3)
    await pausePlan(ana, plan.id, { from: day })
    await resumePlan(ana, plan.id, { on: day, seen: await shownPause(plan.id) })
    const noted = await asViewer(admin, (tx) =>
      tx.auditEntry.findMany({
        where: { patientId, object: 'plan_pauses' },
        select: { action: true, accountId: true },
        orderBy: { at: 'asc' },
      }),
    )
    expect(noted).toEqual([
      { action: 'add', accountId: ana.accountId },
      { action: 'remove', accountId: ana.accountId },
    ])
    const whose = { clinicId: ana.clinicId, patientId, planId: plan.id }
    const begun = { ...whose, fromOn: toColumn(addDays(plan.today, -3)), pausedBy: ana.accountId }
    const taken = await asViewer(ana, async (tx) => {
      await tx.planPause.create({ data: begun, select: { id: true } })
      return tx.planPause.deleteMany({ where: whose })
    })
    expect(taken.count).toBe(0)
  })

  it('no pause goes on into another', async () => {
    const plan = await newPlan()
    const day = (days: number) => addDays(plan.today, days)
    const resumed = async (days: number) =>
      resumePlan(ana, plan.id, { on: day(days), seen: await shownPause(plan.id) })
    await pausePlan(ana, plan.id, { from: day(10) })
    await resumed(20)
    const words = dateWords(day(10), ana.locale)
    // Ill before the holiday that is entered already: the holiday stays as it is.
    await pausePlan(ana, plan.id, { from: day(2) })
    expect((await getPlan(ana, plan.id)).history?.pauses).toEqual([
      { from: day(2), resumedOn: day(10) },
      { from: day(10), resumedOn: day(20) },
    ])
    expect(await refusal(pausePlan(ana, plan.id, { from: day(5) }))).toEqual({
      from: `The plan is paused until ${dateWords(day(20), ana.locale)}: choose that day or a later one`,
    })
    await resumed(4)
    expect(await refusal(resumed(12))).toEqual({
      on: `The plan is paused again from ${words}: choose that day at the latest`,
    })
    await resumed(10)
    expect((await getPlan(ana, plan.id)).history?.pauses).toEqual([
      { from: day(2), resumedOn: day(10) },
      { from: day(10), resumedOn: day(20) },
    ])
  })

  it('a pause begins within a year, and one that was once taken for later can be called off', async () => {
    const plan = await newPlan()
    const pauses = async () => (await getPlan(ana, plan.id)).history?.pauses
    const [far, year] = ['2199-01-01', addDays(plan.today, 366)]
    for (const from of [far, addDays(year, 1)])
      expect(await refusal(pausePlan(ana, plan.id, { from }))).toEqual({ from: 'At most a year ahead' })
    const whose = { clinicId: ana.clinicId, patientId, planId: plan.id }
    const stored = { ...whose, fromOn: toColumn(far), pausedBy: ana.accountId }
    await asViewer(ana, (tx) => tx.planPause.create({ data: stored, select: { id: true } }))
    const seen = { from: far, resumedOn: null }
    expect(await refusal(resumePlan(ana, plan.id, { on: plan.today, seen }))).toEqual({
      on: 'The pause begins on 1 Jan 2199: that day calls it off',
    })
    expect(await refusal(resumePlan(ana, plan.id, { on: '2199-01-02', seen }))).toHaveProperty('on')
    await resumePlan(ana, plan.id, { on: far, seen })
    await pausePlan(ana, plan.id, { from: year })
    expect(await pauses()).toEqual([{ from: year, resumedOn: null }])
  })

  it('a phase is made longer by the next version, whose difference the history tells', async () => {
    const plan = await newPlan()
    const [first, second] = plan.history!.versions[0]!.phases
    const move = { read: 1, phaseId: first!.id, weeks: 2, reason: 'Still sore' }
    expect(await extendPhase(ana, plan.id, move)).toEqual({ number: 2 })
    const { history, publications, today } = await getPlan(ana, plan.id)
    expect(versionInForce(history!, today)?.phases.map(({ startDay, weeks }) => [startDay, weeks])).toEqual([
      [0, first!.weeks + 2],
      [second!.startDay + 14, second!.weeks],
    ])
    expect(publications[0]).toMatchObject({
      reason: 'Still sore',
      changes: [{ phase: 'Intensive', what: 'Length', from: '4 weeks', to: '6 weeks' }],
    })
    expect(publications[1]?.changes).toEqual([])
    expect(await refusal(extendPhase(ana, plan.id, { ...move, read: 2, phaseId: v7() }))).toHaveProperty(
      'weeks',
    )
    expect(await refusal(extendPhase(ana, plan.id, { ...move, read: 2, weeks: 26 + 26 }))).toHaveProperty(
      'weeks',
    )
    for (const viewer of [elsewhere, ben, admin as Therapist])
      await expect(extendPhase(viewer, plan.id, move)).rejects.toThrow(NotFound)
  })

  it('what was published for a later day stays for that day when a phase is made longer, or begun, before it', async () => {
    const plan = await newPlan()
    const { today } = plan
    const [first, second] = plan.history!.versions[0]!.phases
    const [soon, then] = [addDays(today, 3), addDays(today, 10)]
    await change(plan.id, then, ({ phases, goals }) => {
      goals.push({ text: 'Carry a crate' })
      phases[0]!.prescriptions[0]!.dosage.sets = 9
      phases[1]!.prescriptions = [item(squeeze, 7)]
    })
    expect((await reassessmentOf(ana, plan.id)).changes).toEqual([])
    const longer = { read: 2, phaseId: first!.id, weeks: 1, reason: 'Still sore' }
    expect(await extendPhase(ana, plan.id, longer)).toEqual({ number: 4 })
    const stands = async (date: string) => {
      const { history } = await getPlan(ana, plan.id)
      return versionInForce(history!, date)?.phases.map(({ startDay, weeks, prescriptions }) => ({
        ...{ startDay, weeks, sets: prescriptions.map(({ dosage }) => dosage.sets) },
      }))
    }
    const begins = second!.startDay + 7
    const [at, weeks] = [first!.weeks + 1, second!.weeks]
    expect(await stands(today)).toEqual([
      { startDay: 0, weeks: at, sets: [3] },
      { startDay: begins, weeks, sets: [] },
    ])
    expect(await stands(then)).toEqual([
      { startDay: 0, weeks: at, sets: [9] },
      { startDay: begins, weeks, sets: [7] },
    ])

    await startPhase(ana, plan.id, { read: 4, phaseId: second!.id, effectiveOn: soon, reason: 'Ready' })
    expect((await stands(soon))?.map(({ startDay, sets }) => ({ startDay, sets }))).toEqual([
      { startDay: 0, sets: [3] },
      { startDay: 3, sets: [] },
    ])
    expect((await stands(then))?.map(({ startDay, sets }) => ({ startDay, sets }))).toEqual([
      { startDay: 0, sets: [9] },
      { startDay: 3, sets: [7] },
    ])
    const { publications } = await getPlan(ana, plan.id)
    expect(publications.map(({ number, effectiveOn, reason }) => [number, effectiveOn, reason])).toEqual([
      [6, then, 'Stronger'],
      [5, soon, 'Ready'],
      [4, then, 'Stronger'],
      [3, today, 'Still sore'],
      [2, then, 'Stronger'],
      [1, today, ''],
    ])
    const whats = publications.map(({ changes }) => [...new Set(changes!.map(({ what }) => what))])
    expect(whats[3]).toEqual(['Length'])
    expect(whats[2]).toEqual(whats[4])
  })

  it('nor is a phase made longer, or begun, that a later version does not have', async () => {
    const plan = await newPlan()
    const [first, second] = plan.history!.versions[0]!.phases
    await change(plan.id, addDays(plan.today, 10), ({ phases }) => void phases.pop())
    const begun = { read: 2, phaseId: second!.id, effectiveOn: plan.today, reason: '' }
    expect(await refusal(startPhase(ana, plan.id, begun))).toEqual({
      '': expect.stringContaining('In version 2, in force from'),
    })
    const longer = { read: 2, phaseId: first!.id, weeks: 1, reason: '' }
    expect(await extendPhase(ana, plan.id, longer)).toEqual({ number: 4 })
  })

  it('a phase that only a later version has is begun from the day of that version on', async () => {
    const plan = await newPlan()
    const then = addDays(plan.today, 10)
    const added = v7()
    await change(plan.id, then, ({ phases }) => {
      const last = phases.pop()!
      phases.push({ ...last, id: added, name: 'Load', prescriptions: [item(squeeze)] })
    })
    const { coming } = await reassessmentOf(ana, plan.id)
    expect(coming).toEqual([{ id: added, name: 'Load', from: then }])
    const begun = { read: 2, phaseId: added, reason: '' }
    expect(await refusal(startPhase(ana, plan.id, { ...begun, effectiveOn: plan.today }))).toEqual({
      '': `In version 1, in force until ${dateWords(then, ana.locale)}, this cannot be done: do it from that day on, or edit the plan.`,
    })
    expect(await startPhase(ana, plan.id, { ...begun, effectiveOn: then })).toEqual({ number: 3 })
  })

  it('a day is advised only where every version from then on can do it', async () => {
    const plan = await newPlan()
    const [then, later] = [addDays(plan.today, 5), addDays(plan.today, 10)]
    const [added, next] = [v7(), v7()]
    await change(plan.id, then, ({ phases }) => void (phases[0]!.aim = 'Calm'))
    const begin = async (effectiveOn: string, read: number) =>
      refusal(startPhase(ana, plan.id, { read, phaseId: added, effectiveOn, reason: '' }))
    const replacing = (id: string) => (content: PlanDraft) => {
      const last = content.phases.pop()!
      content.phases.push({ ...last, id, name: 'Load', prescriptions: [item(squeeze)] })
    }
    await change(plan.id, later, replacing(added))
    expect(await begin(plan.today, 3)).toEqual({
      '': `In version 2, in force until ${dateWords(later, ana.locale)}, this cannot be done: do it from that day on, or edit the plan.`,
    })
    const last = addDays(plan.today, 15)
    await change(plan.id, last, replacing(next))
    for (const day of [plan.today, later])
      expect(await begin(day, 4)).toEqual({
        '': `In version 4, in force from ${dateWords(last, ana.locale)}, this cannot be done: edit the plan instead.`,
      })
  })

  it('a draft that is thrown away leaves no plan to be seen', async () => {
    const { planId } = await newDraft()
    await discardDraft(ana, planId, 1)
    await expect(getPlan(ana, planId)).rejects.toThrow(NotFound)
  })

  it('clinic items are for each session', async () => {
    const { planId, content } = await newDraft()
    content.phases[0]!.prescriptions.push({
      ...item(massage),
      dosage: { painCeiling: 5, frequency: { kind: 'per-session' } },
    })
    const { revision } = await saveDraft(ana, planId, content, 1)
    expect(
      await publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' }),
    ).toEqual({
      number: 1,
    })
  })
})
