// The lines of the caseload on a real database, where the line of one patient is more than it can be.
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { asOwner } from '@/prisma/cloned'
import { caseload } from '@/server/caseload'
import { asViewer } from '@/server/db'
import { statementsOf } from '@/server/statements.fixture'
import { clinicOf, treatedBy, writing, type Treated } from '@/server/two-clinics.fixture'
import { bringUpToDate } from '@/server/watch'
import type { Therapist } from '@/server/viewer'

let ana: Therapist, ben: Therapist
beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  ana = await harbour.therapist()
  ben = await harbour.therapist()
})
afterEach(() => void vi.restoreAllMocks())

const linesOf = async (viewer: Therapist) =>
  (await caseload(viewer, { ...everybody, search: '', page: 1 })).lines

/** The exercises of a patient's plans that the record speaks against from now on: so many plans of so many. */
async function spokenAgainst({ patientId, planId, phaseIds, day }: Treated, plans: number, each: number) {
  const { clinicId, accountId } = ana
  const keys = { clinic_id: clinicId, patient_id: patientId }
  const exercises = Array.from({ length: each }, () => v7())
  const none = { other_names: [], regions: [], equipment: [], steps: [], cues: [], mistakes: [], reading: [] }
  const phases = [
    {
      ...{ id: phaseIds.intensive, kind: 'intensive', name: 'intensive', startDay: 0, weeks: 4 },
      ...{ sessions: 3, everyWeeks: 1, sessionMinutes: 45, aim: '', criterion: '' },
      prescriptions: exercises.map((exerciseId) => ({
        ...{ id: v7(), versionId: v7(), exerciseId, exerciseName: 'Squeeze', note: '' },
        ...{ exerciseKind: 'strengthening', delivery: 'home' },
        dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'as-needed' } },
      })),
    },
  ]
  const made = Array.from({ length: plans }, () => v7())
  const plan = { problem: 'Upper back pain', status: 'active', starts_on: day(0), created_by: accountId }
  const version = {
    ...{ number: 1, effective_on: day(0), problem: 'Upper back pain', goals: [], reassess_every_weeks: 4 },
    ...{ phases, published_by: accountId },
  }
  await writing(clinicId, async (write) => {
    await write(
      'exercises',
      exercises.map((id) => ({
        ...{ id, slug: id, name: 'Squeeze', kind: 'strengthening', delivery: 'home', ...none },
        ...{ contraindications: ['osteoporosis'], precautions: [], dosage_fields: [], default_dosage: {} },
        ...{ content_hash: '', position: 'sitting', level: 'easy', purpose: '', stop_when: '' },
        updated_at: new Date(),
      })),
    )
    await write(
      'prescriptions',
      exercises.map((exercise_id) => ({
        ...{ id: v7(), ...keys, plan_id: planId, phase_id: phaseIds.intensive, exercise_id },
      })),
    )
    await write(
      'plans',
      made.map((id) => ({ id, ...keys, ...plan })),
    )
    for (const id of made) await write('plan_versions', [{ id: v7(), ...keys, plan_id: id, ...version }])
  })
  await asViewer(ana, (tx) =>
    tx.patient.updateMany({ where: { id: patientId }, data: { precautions: ['osteoporosis'] } }),
  )
}

test('a record that speaks against more than can be counted takes the caseload from nobody', async () => {
  await treatedBy(ben, 'Bo Quist')
  const told = vi.spyOn(console, 'error')
  // 33,000, and a SMALLINT ends at 32,767.
  await spokenAgainst(await treatedBy(ana, 'Ada Quist'), 66, 500)
  expect((await linesOf(ben)).map(({ name }) => name)).toEqual(['Bo Quist'])
  const [line] = await linesOf(ana)
  expect(line?.plans).toHaveLength(67)
  expect(told).not.toHaveBeenCalled()
})

test('one whose line cannot be worked out ends nobody else’s; that is said without a word of theirs', async () => {
  const people = [
    await treatedBy(ana, 'Ada Quist'),
    await treatedBy(ana, 'Bo Quist'),
    await treatedBy(ben, 'Cy Quist'),
  ]
  const [, bo] = people
  await bringUpToDate(ana.clinicId)
  // As no version of the program writes them.
  const damaged = {
    ...{ clinic_id: ana.clinicId, patient_id: bo!.patientId, plan_id: bo!.planId, number: 2, phases: {} },
    ...{ effective_on: bo!.day(14), problem: 'Secret back pain', goals: [], reassess_every_weeks: 4 },
    published_by: ana.accountId,
  }
  const id = v7()
  await writing(ana.clinicId, (write) => write('plan_versions', [{ id, ...damaged }]))
  for (const each of people) await each.log(12, { status: 'done' })

  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  // All at once, then one after the other until it is known whose it is, then again the others at once.
  const rounds = await statementsOf(() => bringUpToDate(ana.clinicId))
  expect(rounds.filter(({ text }) => text.includes('DELETE FROM watch_marks'))).toHaveLength(4)
  const met = async (viewer: Therapist) =>
    Object.fromEntries((await linesOf(viewer)).map(({ name, plans }) => [name, plans[0]?.last28.met]))
  expect(await met(ana)).toEqual({ 'Ada Quist': 1, 'Bo Quist': 0 })
  expect(await met(ben)).toEqual({ 'Cy Quist': 1 })
  expect(told.mock.calls).toContainEqual(['a line of the caseload was not worked out:', 'error 22023'])
  expect(JSON.stringify(told.mock.calls)).not.toMatch(/Quist|pain/)
})

test('one whose line takes too long ends nobody else’s', async () => {
  const [ada, bo, cy] = [
    await treatedBy(ana, 'Ada Quist'),
    await treatedBy(ana, 'Bo Quist'),
    await treatedBy(ana, 'Cy Quist'),
  ]
  await bringUpToDate(ana.clinicId)
  for (const each of [ada, bo, cy]) await each.log(12, { status: 'done' })
  const ask = (...statements: string[]) => asOwner(process.env.DATABASE_URL!, ...statements)
  await ask(
    `CREATE FUNCTION takes_too_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE query_canceled USING MESSAGE = 'canceling statement due to statement timeout';
     END $$`,
    `CREATE TRIGGER takes_too_long BEFORE UPDATE ON watches FOR EACH ROW
       WHEN (OLD.patient_id = '${bo.patientId}') EXECUTE FUNCTION takes_too_long()`,
  )
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await bringUpToDate(ana.clinicId)
  await ask('DROP TRIGGER takes_too_long ON watches')
  const met = (
    await asViewer(ana, (tx) => tx.watch.findMany({ select: { patientId: true, plans: true } }))
  ).map(({ patientId, plans }) => [patientId, (plans as { last28: { met: number } }[])[0]?.last28.met])
  expect(Object.fromEntries(met)).toEqual({ [ada.patientId]: 1, [bo.patientId]: 0, [cy.patientId]: 1 })
  expect(told.mock.calls).toEqual([['a line of the caseload was not worked out:', 'error 57014']])
})

test('a line that was worked out while the clock was ahead is worked out anew once it is right', async () => {
  const { clinicId } = ana
  await treatedBy(ana, 'Ada Ahead')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 24 * 60 * 60 * 1000 })
  await bringUpToDate(clinicId)
  vi.useRealTimers()
  const longest = async () => {
    const [row] = await asViewer(
      ana,
      (tx) =>
        tx.$queryRaw<{ hours: number }[]>`
        SELECT extract(epoch FROM max(true_until) - now())::float / 3600 AS hours FROM watches WHERE clinic_id = ${clinicId}::uuid`,
    )
    return row!.hours
  }
  expect(await longest()).toBeGreaterThan(48)
  await bringUpToDate(clinicId)
  expect(await longest()).toBeLessThan(26)
})

test('a line that is marked anew once it was worked out waits for whoever asks next', async () => {
  for (const name of ['Ada Again', 'Bo Again', 'Cy Again']) await treatedBy(ana, name)
  const ask = (...statements: string[]) =>
    asOwner<{ times: number }>(process.env.DATABASE_URL!, ...statements)
  await ask(
    'CREATE TABLE worked_out (patient_id uuid)',
    'GRANT SELECT, INSERT ON worked_out TO phaseline_watch',
    `CREATE FUNCTION mark_anew() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO worked_out VALUES (NEW.patient_id);
      IF (SELECT count(*) FROM worked_out) < 30 THEN
        INSERT INTO watch_marks (clinic_id, patient_id) VALUES (NEW.clinic_id, NEW.patient_id);
      END IF;
      RETURN NULL; END $$`,
    `CREATE TRIGGER watches_anew AFTER UPDATE ON watches FOR EACH ROW WHEN (NEW.true_until IS NOT NULL)
      EXECUTE FUNCTION mark_anew()`,
  )
  await bringUpToDate(ana.clinicId)
  expect(await ask('SELECT count(*)::int AS times FROM worked_out GROUP BY patient_id')).toEqual([
    { times: 1 },
    { times: 1 },
    { times: 1 },
  ])
})
