// What the editor is told of exercises, on a real database: their harder variant, and what this therapist last prescribed.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dosage } from '@/domain/plans/dosage'
import { asViewer } from '@/server/db'
import { draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { exerciseChoices, findChoices } from '@/server/prescribable'
import { publish } from '@/server/publishing'
import { newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let eve: Therapist
let squeeze: string

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  eve = await newTherapist(await newClinic('Riverside'), 'Eve')
  squeeze = await newExercise(ana, 'Heron squeeze')
  await offers(squeeze, ['sets', 'frequency'])
})

const offers = (id: string, dosageFields: string[]) =>
  asViewer(ana, (tx) =>
    tx.exercise.updateMany({ where: { id, clinicId: ana.clinicId }, data: { dosageFields } }),
  )

const sets = (count: number): Dosage => ({
  sets: count,
  painCeiling: 5,
  frequency: { kind: 'days-a-week', days: 5, timesADay: 1 },
})

/** In one plan of a new patient, one dosage a phase. */
async function prescribe(viewer: Therapist, exerciseId: string, ...dosages: Dosage[]) {
  const planId = await startPlan(viewer, await newPatient(viewer, 'Edith'), {})
  const { content } = draftOfNextVersion(await getPlan(viewer, planId))
  dosages.forEach((dosage, i) =>
    content.phases[i]!.prescriptions.push({ id: v7(), exerciseId, dosage, note: 'For Edith' }),
  )
  const { revision } = await saveDraft(viewer, planId, content, 1)
  await publish(viewer, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
}

const holding = (exerciseId: string) => ({ phases: [{ prescriptions: [{ exerciseId }] }] })
const last = async (viewer: Therapist, id = squeeze) =>
  (await exerciseChoices(viewer, holding(id)))[0]?.lastDosage

describe('what was last prescribed', () => {
  it('is one’s own and the newest, and that of the first phase it stands in', async () => {
    expect(await last(ana)).toBeNull()
    await prescribe(ana, squeeze, sets(2))
    await prescribe(ana, squeeze, sets(3), sets(9))
    await prescribe(ben, squeeze, sets(7))
    expect(await last(ana)).toEqual(sets(3))
    expect(await last(ben)).toEqual(sets(7))
    const [found] = await findChoices(ana, 'Heron squeeze')
    expect(found).toMatchObject({ id: squeeze, lastDosage: sets(3) })
    expect(JSON.stringify(found), 'nothing of the patient').not.toContain('Edith')
  })

  it('is of one’s own clinic', async () => {
    expect(await exerciseChoices(eve, holding(squeeze))).toEqual([])
    const found = await findChoices(eve, 'Heron squeeze')
    expect(found.map(({ id }) => id)).not.toContain(squeeze)
  })

  it('is not offered where the exercise no longer uses what it says', async () => {
    const row = await newExercise(ana, 'Heron row')
    await offers(row, ['sets', 'frequency'])
    await prescribe(ana, row, sets(4))
    expect(await last(ana, row)).toEqual(sets(4))
    await offers(row, ['hold', 'frequency'])
    expect(await last(ana, row)).toBeNull()
  })
})

describe('the harder variant', () => {
  it('comes with the item, with what was last prescribed of it, until it is archived', async () => {
    const [easy, hard] = [await newExercise(ana, 'Heron easy'), await newExercise(ana, 'Heron hard')]
    const inClinic = { clinicId: ana.clinicId }
    await asViewer(ana, (tx) =>
      tx.exercise.updateMany({ where: { id: easy, ...inClinic }, data: { harderId: hard } }),
    )
    await offers(hard, ['sets', 'frequency'])
    await prescribe(ana, hard, sets(5))
    const harder = async () => (await exerciseChoices(ana, holding(easy)))[0]?.harder
    expect(await harder()).toMatchObject({ id: hard, name: 'Heron hard', lastDosage: sets(5) })
    await asViewer(ana, (tx) =>
      tx.exercise.updateMany({ where: { id: hard, ...inClinic }, data: { archivedAt: new Date() } }),
    )
    expect(await harder()).toBeNull()
  })
})
