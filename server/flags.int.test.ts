// Flags on a real database: opened when their cause is there, whoever wrote it; answered by a person; resolved by themselves.
import pg from 'pg'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '@/domain/dates'
import { actAs } from '@/prisma/demo/insert'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload } from '@/server/caseload'
import { asViewer, Prisma, statementsAsWatch } from '@/server/db'
import { closeFlags, flagsOfPatient, flagsToAnswer, putOffFlags } from '@/server/flags'
import { inTurnSql, inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { clinicOf, today, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import { bringUpToDate } from '@/server/watch'
import type { Therapist } from '@/server/viewer'

let mine: Therapist, colleague: Therapist, elsewhere: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
})

const all = { ...everybody, search: '', page: 1 } as const
const shownOf = async ({ patientId }: Treated) =>
  (await caseload(mine, all)).lines
    .find(({ id }) => id === patientId)
    ?.flags.map(({ code, figures }) => ({ code, figures }))
const keptOf = ({ patientId }: Treated) => flagsOfPatient(mine, patientId)
const open = async (patient: Treated) => {
  const [flag] = (await keptOf(patient)).filter(({ resolvedOn }) => resolvedOn === null)
  return flag!
}

test('silence is flagged, and resolved by itself once something is logged; the history stays', async () => {
  const patient = await treatedBy(mine, 'Ada Quist', 5)
  expect(await shownOf(patient)).toEqual([{ code: 'silent', figures: { days: 5, due: 5 } }])
  expect(await open(patient)).toMatchObject({ code: 'silent', since: patient.day(0), answers: [] })

  await patient.log(4, { status: 'done' })
  expect(await shownOf(patient)).toEqual([])
  expect(await keptOf(patient)).toMatchObject([{ code: 'silent', openedOn: today(), resolvedOn: today() }])
})

/** A next version from today on, of one phase: with a new version of the patient's exercise, or without it. */
async function nextVersion({ patientId, planId, prescriptionId, phaseIds }: Treated, versionId?: string) {
  const own = { clinic_id: mine.clinicId, patient_id: patientId }
  const id = v7()
  const given = {
    ...{ id: prescriptionId, versionId, exerciseId: v7(), exerciseName: 'Scapular squeeze', note: '' },
    ...{ exerciseKind: 'strengthening', delivery: 'home' },
    dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'days-a-week', days: 7, timesADay: 1 } },
  }
  const phase = {
    ...{ id: phaseIds.intensive, kind: 'intensive', name: 'intensive', startDay: 0, weeks: 12, sessions: 0 },
    ...{ everyWeeks: 1, sessionMinutes: 45, aim: '', criterion: '', prescriptions: versionId ? [given] : [] },
  }
  await writing(mine.clinicId, async (write) => {
    await write('plan_versions', [
      {
        ...{ id, ...own, plan_id: planId, number: 2, effective_on: today(), problem: 'Upper back pain' },
        ...{ goals: [], reassess_every_weeks: 4, phases: [phase], published_by: mine.accountId },
      },
    ])
    if (versionId)
      await write('prescription_versions', [
        { id: versionId, ...own, version_id: id, prescription_id: prescriptionId },
      ])
  })
}

test('pain over the ceiling stays open where the exercise is taken out on that day', async () => {
  const patient = await treatedBy(mine, 'Ola Quist', 3)
  for (const day of [0, 1, 2, 3]) await patient.log(day, { status: 'done', pain: day === 3 ? 6 : 2 })
  const before = await open(patient)
  expect(before).toMatchObject({ code: 'over-ceiling', resolvedOn: null })
  await nextVersion(patient)
  expect(await open(patient)).toEqual(before)
})

test('a correction that was shown another version than what it replaces corrects it', async () => {
  const patient = await treatedBy(mine, 'Pia Quist', 3)
  for (const day of [0, 1, 2]) await patient.log(day, { status: 'done', pain: 2 })
  const first = await patient.log(3, { status: 'done', pain: 6 })
  const again = await patient.log(3, { status: 'done', pain: 8, replaces: first })
  expect((await open(patient)).figures).toEqual({ logs: 1, pain: 8 })
  const versionId = v7()
  await nextVersion(patient, versionId)
  // By a phone whose clock is behind.
  const shown = { prescription_version_id: versionId, logged_at: `${patient.day(2)}T12:00:00Z` }
  await patient.log(3, { status: 'done', pain: 1, replaces: again, ...shown })
  expect(await shownOf(patient)).toEqual([])
})

test('what happened since the page was opened is not answered with what it showed', async () => {
  const patient = await treatedBy(mine, 'Ned Quist', 3)
  await patient.log(0, { status: 'done', pain: 6 })
  const shown = await open(patient)
  for (const day of [1, 2]) await patient.log(day, { status: 'done', pain: 10 })
  await bringUpToDate(mine.clinicId)
  const which = { flagIds: [shown.id], seen: [shown.seen] }
  const closed = closeFlags(mine, { ...which, reason: 'Spoke about the 6' })
  await expect(closed).rejects.toThrow('More has happened')
  const putOff = putOffFlags(mine, { ...which, reason: '', on: addDays(today(), 60) })
  await expect(putOff).rejects.toThrow('More has happened')
  const now = await open(patient)
  expect(now).toMatchObject({ id: shown.id, figures: { logs: 3, pain: 10 }, answered: false })
  await closeFlags(mine, { flagIds: [now.id], seen: [now.seen], reason: 'Spoke about the tens' })
  expect(await open(patient)).toMatchObject({ answered: true })
})

test('nor what is just happening: the answer and the job wait for each other', async () => {
  const patient = await treatedBy(mine, 'Nia Quist', 3)
  const { patientId } = patient
  await patient.log(0, { status: 'done', pain: 6 })
  const shown = await open(patient)
  const close = () =>
    closeFlags(mine, { flagIds: [shown.id], seen: [shown.seen], reason: 'Spoke about the 6' })
  const figures = JSON.stringify({ logs: 2, pain: 10 })
  const answered = await meanwhile(
    (begin) =>
      statementsAsWatch(mine.clinicId, async (send) => {
        await send(inTurnSql('flags', [patientId]))
        await begin()
        await send(Prisma.sql`UPDATE flags SET figures = ${figures}::jsonb WHERE id = ${shown.id}::uuid`)
      }),
    close,
  )
  expect(answered).toMatchObject({ fields: { revision: expect.stringContaining('More has happened') } })
  await patient.log(1, { status: 'done', pain: 9 })
  let stands: unknown
  await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'flags', patientId)
        await begin()
        stands = (await tx.flag.findUnique({ where: { id: shown.id } }))?.figures
      }),
    () => bringUpToDate(mine.clinicId),
  )
  expect(stands).toEqual({ logs: 2, pain: 10 })
  expect((await open(patient)).figures).toEqual({ logs: 2, pain: 9 })
})

test('what a therapist closes with a note is not shown again, until it happens again', async () => {
  const patient = await treatedBy(mine, 'Bo Quist', 3)
  for (const day of [0, 1, 2]) await patient.log(day, { status: 'done', pain: day === 1 ? 7 : 2 })
  expect(await shownOf(patient)).toEqual([{ code: 'over-ceiling', figures: { logs: 1, pain: 7 } }])

  await closeFlags(mine, { flagIds: [(await open(patient)).id], reason: 'Rang him: pushed too far' })
  expect(await shownOf(patient)).toEqual([])
  const [closed] = await keptOf(patient)
  expect(closed).toMatchObject({ answered: true, resolvedOn: null })
  expect(closed?.answers).toEqual([
    { note: 'Rang him: pushed too far', until: null, on: today(), by: mine.name },
  ])

  await patient.log(3, { status: 'done', pain: 6 })
  expect(await shownOf(patient)).toEqual([{ code: 'over-ceiling', figures: { logs: 2, pain: 7 } }])
  expect(await keptOf(patient)).toMatchObject([
    { resolvedOn: null, answered: false },
    { resolvedOn: today(), answered: true },
  ])
})

test('what is put off is not shown before its day, and only a day to come will do', async () => {
  const patient = await treatedBy(mine, 'Cy Quist', 6)
  const { id } = await open(patient)
  for (const on of [today(), addDays(today(), 91)])
    await expect(putOffFlags(mine, { flagIds: [id], on, reason: '' })).rejects.toMatchObject({
      name: 'Refused',
    })
  expect(await shownOf(patient)).toHaveLength(1)
  const putOff = () => putOffFlags(mine, { flagIds: [id], on: addDays(today(), 7), reason: '' })
  await Promise.all([putOff(), putOff()])
  // Sent again, it is one answer.
  expect((await open(patient)).answers).toHaveLength(1)
  expect(await shownOf(patient)).toEqual([])
  expect(await open(patient)).toMatchObject({ id, answered: true })
})

test('what a colleague has closed meanwhile is not put off until a day on which it would not be back', async () => {
  const patient = await treatedBy(mine, 'Dee Quist', 6)
  const { id, seen } = await open(patient)
  const which = { flagIds: [id], seen: [seen] }
  await closeFlags(mine, { ...which, reason: 'Rang her' })
  const putOff = putOffFlags(mine, { ...which, on: addDays(today(), 7), reason: '' })
  await expect(putOff).rejects.toMatchObject({
    fields: { revision: expect.stringContaining('closed already') },
  })
  expect((await open(patient)).answers).toHaveLength(1)
})

test('several are answered with one note, all or none, and one that is gone meanwhile needs no answer', async () => {
  const patient = await treatedBy(mine, 'Gil Quist', 14)
  for (const day of [0, 1, 2]) await patient.log(day, { status: 'done', pain: day === 2 ? 7 : 2 })
  const openOnes = async () => (await flagsToAnswer(mine, patient.patientId)).flags
  const codes = (await openOnes()).map(({ code }) => code)
  expect(codes).toEqual(['over-ceiling', 'silent', 'low-adherence'])
  const flagIds = (await openOnes()).map(({ id }) => id)
  const hal = await treatedBy(colleague, 'Hal Quist', 6)
  const [foreign] = (await flagsToAnswer(colleague, hal.patientId)).flags
  await expect(closeFlags(mine, { flagIds: [...flagIds, foreign!.id], reason: 'All' })).rejects.toMatchObject(
    {
      name: 'NotFound',
    },
  )
  expect((await openOnes()).filter(({ answered }) => answered)).toEqual([])

  // Silence ends while the note is written.
  await patient.log(13, { status: 'done' })
  await bringUpToDate(mine.clinicId)
  await closeFlags(mine, { flagIds, reason: 'Rang him about all of it' })
  expect(await shownOf(patient)).toEqual([])
  const kept = await keptOf(patient)
  expect(kept.map(({ code, answers }) => [code, answers.map(({ note }) => note)])).toEqual([
    ['over-ceiling', ['Rang him about all of it']],
    ['low-adherence', ['Rang him about all of it']],
    ['silent', []],
  ])
  const silent = kept.find(({ code }) => code === 'silent')!
  await expect(closeFlags(mine, { flagIds: [silent.id], reason: 'Late' })).rejects.toMatchObject({
    name: 'Refused',
  })
})

test('what is open is shown and answered, however many that came after it are over', async () => {
  const patient = await treatedBy(mine, 'Kit Quist', 5)
  const { id } = await open(patient)
  await statementsAsWatch(mine.clinicId, (send) =>
    send(Prisma.sql`
      INSERT INTO flags (id, clinic_id, patient_id, plan_id, kind, since, figures, opened_at, resolved_at)
      SELECT gen_random_uuid(), clinic_id, patient_id, plan_id, 'over-ceiling', since, figures, now(), now()
      FROM flags, generate_series(1, 201) WHERE id = ${id}::uuid`),
  )
  const kept = await keptOf(patient)
  expect(kept.map(({ resolvedOn }) => resolvedOn)).toEqual([null, ...Array(50).fill(today())])
  expect(kept[0]).toMatchObject({ id })
  expect((await flagsToAnswer(mine, patient.patientId)).flags).toMatchObject([{ id }])
})

test('nobody answers for a patient who is not theirs, and nobody else reads of it', async () => {
  const patient = await treatedBy(mine, 'Di Quist', 6)
  const { id } = await open(patient)
  for (const stranger of [colleague, elsewhere]) {
    await expect(closeFlags(stranger, { flagIds: [id], reason: 'Mine' })).rejects.toMatchObject({
      name: 'NotFound',
    })
    expect(await flagsOfPatient(stranger, patient.patientId)).toEqual([])
  }
  expect((await open(patient)).answers).toEqual([])
})

test('what is answered from the caseload is read first, and that is noted', async () => {
  const patient = await treatedBy(mine, 'Fay Quist', 6)
  const { patientId } = patient
  const noted = () =>
    asViewer(mine, (tx) => tx.auditEntry.count({ where: { patientId, action: 'read', object: 'flags' } }))
  expect((await flagsToAnswer(mine, patientId)).flags).toHaveLength(1)
  expect(await noted()).toBe(1)
  await expect(flagsToAnswer(colleague, patientId)).rejects.toMatchObject({ name: 'NotFound' })
  expect(await noted()).toBe(1)
})

test('whatever is written of a patient marks the line, and a line that is true is not worked out again', async () => {
  const patient = await treatedBy(mine, 'Ed Quist', 6)
  const { patientId, planId } = patient
  await bringUpToDate(mine.clinicId)
  const marks = () => asViewer(mine, (tx) => tx.watchMark.count({ where: { patientId } }))
  expect(await marks()).toBe(0)
  const zone = { where: { id: patientId }, data: { timeZone: 'Asia/Tokyo' } }
  const end = { where: { id: planId }, data: { status: 'completed', endedOn: new Date(today()) } }
  for (const [what, write] of [
    ['a check-in', () => patient.checkIn(1, 3)],
    ['another zone', () => asViewer(mine, (tx) => tx.patient.updateMany(zone))],
    ['the end of the plan', () => asViewer(mine, (tx) => tx.plan.updateMany(end))],
  ] as const) {
    await write()
    expect(await marks(), what).toBe(1)
    await bringUpToDate(mine.clinicId)
    expect(await marks(), what).toBe(0)
  }
  // Nothing is flagged of a plan that has ended.
  expect(await keptOf(patient)).toMatchObject([{ code: 'silent', resolvedOn: expect.any(String) }])
})

test('what is not yet committed while figures are worked out is not overlooked', async () => {
  const patient = await treatedBy(mine, 'Flo Quist', 6)
  await bringUpToDate(mine.clinicId)
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', mine.clinicId)
  await client.query(`UPDATE plans SET problem = 'Neck pain' WHERE id = $1`, [patient.planId])
  // Somebody else's change has the line worked out meanwhile.
  await patient.checkIn(5, 3)
  await bringUpToDate(mine.clinicId)
  await client.query('COMMIT')
  await client.end()
  const [line] = (await caseload(mine, { ...all, search: 'Flo' })).lines
  expect(line?.plans[0]).toMatchObject({ problem: 'Neck pain', pain: { latest: { pain: 3 } } })
})
