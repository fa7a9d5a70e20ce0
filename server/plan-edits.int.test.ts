// Saving and publishing under stress, on a real database: a publishing that is killed leaves the old version or the new one, and of two who save at once neither is lost silently.
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanDraft } from '@/domain/plans/draft'
import type { Phase } from '@/domain/plans/plan'
import { asViewer, databaseAnswers } from '@/server/db'
import { Refused } from '@/server/errors'
import { begunFrom } from '@/server/plan-lock'
import { discardDraft, draftOfNextVersion, getPlan, saveDraft, startPlan } from '@/server/plans'
import { publish } from '@/server/publishing'
import { newClinic, newExercise, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Therapist } from '@/server/viewer'

let ana: Therapist
let patients = 0
let exercises: string[]
/** The tables' owner, beside the program's own connections. */
const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })

beforeAll(async () => {
  await owner.connect()
  ana = await newTherapist(await newClinic('Harbour'), 'Ana')
  exercises = await Promise.all(['Squeeze', 'Row', 'Stretch'].map((name) => newExercise(ana, name)))
})
afterAll(() => owner.end())

const item = (exerciseId: string) => ({
  id: v7(),
  exerciseId,
  dosage: { sets: 3, painCeiling: 5, frequency: { kind: 'days-a-week' as const, days: 5, timesADay: 1 } },
  note: '',
})

async function newDraft(): Promise<{ planId: string; content: PlanDraft; revision: number }> {
  // Each of a patient of its own: what is begun twice is one.
  const planId = await startPlan(ana, await newPatient(ana, `Edith ${++patients}`), {})
  const { content, revision } = draftOfNextVersion(await getPlan(ana, planId))
  for (const phase of content.phases) phase.prescriptions.push(...exercises.map(item))
  return { planId, content, ...(await saveDraft(ana, planId, content, revision)) }
}

/** All that the database holds of a plan. */
const stateOf = (planId: string) =>
  asViewer(ana, async (tx) => ({
    plan: await tx.plan.findUniqueOrThrow({ where: { id: planId } }),
    draft: await tx.planDraft.findUnique({ where: { planId } }),
    versions: await tx.planVersion.findMany({ where: { planId }, orderBy: { number: 'asc' } }),
    phases: await tx.phase.findMany({ where: { planId }, orderBy: { id: 'asc' } }),
    prescriptions: await tx.prescription.findMany({ where: { planId }, orderBy: { id: 'asc' } }),
    dosages: await tx.prescriptionVersion.findMany({
      where: { prescription: { planId } },
      orderBy: { id: 'asc' },
    }),
  }))
type State = Awaited<ReturnType<typeof stateOf>>

/** One version more than before, whole: every row that its document names, and no draft. */
function expectNewVersion(before: State, after: State) {
  expect(after.versions.slice(0, -1)).toEqual(before.versions)
  expect(after.draft).toBeNull()
  expect(after.plan.status).toBe('active')
  const newest = after.versions.at(-1)!
  expect(newest.number).toBe(before.versions.length + 1)
  const phases = newest.phases as Phase[]
  const named = phases.flatMap((phase) => phase.prescriptions)
  expect(after.phases.map(({ id }) => id)).toEqual(expect.arrayContaining(phases.map(({ id }) => id)))
  expect(after.prescriptions.map(({ id }) => id)).toEqual(expect.arrayContaining(named.map(({ id }) => id)))
  expect(
    after.dosages
      .filter(({ versionId }) => versionId === newest.id)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(named.map(({ versionId }) => versionId).sort())
}

describe('a publishing that is killed half-way', () => {
  beforeAll(async () => {
    const tables = [
      'plan_versions',
      'phases',
      'prescriptions',
      'prescription_versions',
      'plans',
      'plan_drafts',
    ]
    await owner.query(`
      CREATE SEQUENCE kill_steps;
      CREATE TABLE kill_at (step int NOT NULL);
      INSERT INTO kill_at VALUES (0);
      CREATE FUNCTION kill_half_way() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('kill_steps') = (SELECT step FROM kill_at) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN NULL;
      END $$;
      ${tables
        .map(
          (table) =>
            `CREATE TRIGGER half_way AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION kill_half_way();`,
        )
        .join('\n')}
      CREATE CONSTRAINT TRIGGER at_commit AFTER DELETE ON plan_drafts DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION kill_half_way();
    `)
  })

  /** 0 kills nothing. */
  const killAt = async (step: number) => {
    await owner.query('UPDATE kill_at SET step = $1', [step])
    await owner.query(`SELECT setval('kill_steps', 1, false)`)
  }
  const stepsTaken = async () =>
    Number(
      (await owner.query<{ last_value: string }>('SELECT last_value FROM kill_steps')).rows[0]?.last_value,
    )

  /** Whether it was published; when it was not, it was killed at the step and not by anything else. */
  async function publishedBefore(step: number, planId: string, startsOn: string, revision: number) {
    await killAt(step)
    const done = await publish(ana, planId, {
      read: begunFrom(revision),
      revision,
      effectiveOn: startsOn,
      reason: '',
    }).then(
      () => true,
      () => false,
    )
    if (!done) expect(await stepsTaken()).toBe(step)
    await killAt(0)
    // The pool hands the broken connection out once more before it notices.
    await expect.poll(databaseAnswers).toBe(true)
    return done
  }

  it('after each row that it writes, and as it commits, leaves what was there before', async () => {
    const { planId, content, revision } = await newDraft()
    const before = await stateOf(planId)
    let killed = 0
    while (!(await publishedBefore(killed + 1, planId, content.startsOn, revision))) {
      expect(await stateOf(planId)).toEqual(before)
      killed++
    }
    expectNewVersion(before, await stateOf(planId))
    // A version, two phases, six prescriptions with their dosages, the plan twice, the draft, the commit.
    expect(killed).toBeGreaterThanOrEqual(18)
  })

  it('of a next version, too, at whichever row', async () => {
    const { planId, content, revision } = await newDraft()
    await publish(ana, planId, { read: 0, revision, effectiveOn: content.startsOn, reason: '' })
    let killed = 0
    for (let step = 1; killed < 50; step = (step % 12) + 1) {
      const draft = draftOfNextVersion(await getPlan(ana, planId))
      draft.content.phases[0]!.prescriptions[0]!.dosage.sets = (killed % 5) + 1
      const saved = await saveDraft(ana, planId, draft.content, draft.revision)
      const before = await stateOf(planId)
      const done = await publishedBefore(step, planId, content.startsOn, saved.revision)
      const after = await stateOf(planId)
      if (done) expectNewVersion(before, after)
      else {
        killed++
        expect(after).toEqual(before)
      }
    }
  }, 60_000)

  it('from outside at any moment, leaves the old version or the new one', async () => {
    const outcomes = { old: 0, new: 0 }
    for (let i = 0; i < 40; i++) {
      const { planId, content, revision } = await newDraft()
      const before = await stateOf(planId)
      const attempt = publish(ana, planId, {
        read: 0,
        revision,
        effectiveOn: content.startsOn,
        reason: '',
      }).catch(() => null)
      for (let wait = 0; wait < i * 2; wait++) await owner.query('SELECT 1')
      await owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
      )
      const answered = await attempt
      await expect.poll(databaseAnswers).toBe(true)
      const after = await stateOf(planId)
      if (after.versions.length === 0) {
        expect(after).toEqual(before)
        outcomes.old++
      } else {
        expectNewVersion(before, after)
        outcomes.new++
      }
      // What was acknowledged is there.
      if (answered) expect(after.versions).toHaveLength(1)
    }
    expect(outcomes.old + outcomes.new).toBe(40)
  }, 90_000)
})

describe('two who save at once', () => {
  it('a thousand times: one is saved, the other is told, and nothing else is stored', async () => {
    const plans = await Promise.all(Array.from({ length: 8 }, newDraft))
    await Promise.all(
      plans.map(async ({ planId, content, revision: first }) => {
        let revision = first
        for (let round = 0; round < 125; round++) {
          const problems = [`here ${round}`, `there ${round}`]
          const results = await Promise.allSettled(
            problems.map((problem) => saveDraft(ana, planId, { ...content, problem }, revision)),
          )
          const won = results.findIndex((each) => each.status === 'fulfilled')
          const lost = results[1 - won]
          expect(results[won]).toMatchObject({ status: 'fulfilled', value: { revision: revision + 1 } })
          expect(lost).toMatchObject({ status: 'rejected' })
          const reason: unknown = lost?.status === 'rejected' ? lost.reason : null
          expect(reason).toBeInstanceOf(Refused)
          expect(Object.keys((reason as Refused).fields)).toEqual(['revision'])
          const draft = await asViewer(ana, (tx) => tx.planDraft.findUnique({ where: { planId } }))
          expect(draft).toMatchObject({ revision: revision + 1, content: { problem: problems[won] } })
          revision++
        }
      }),
    )
  }, 240_000)

  it('and one whose draft was thrown away meanwhile neither publishes nor writes over the next one', async () => {
    const { planId, content, revision } = await newDraft()
    const publishing = { effectiveOn: content.startsOn, reason: 'Better' }
    await publish(ana, planId, { read: 0, revision, ...publishing })
    const open = draftOfNextVersion(await getPlan(ana, planId))
    const shown = await saveDraft(ana, planId, { ...content, problem: 'Mine' }, open.revision)
    await discardDraft(ana, planId, shown.revision)
    const without = draftOfNextVersion(await getPlan(ana, planId))
    await expect(saveDraft(ana, planId, { ...content, problem: 'Mine' }, shown.revision)).rejects.toThrow(
      Refused,
    )
    await expect(saveDraft(ana, planId, { ...content, problem: 'Mine' }, open.revision)).rejects.toThrow(
      Refused,
    )
    let next = await saveDraft(ana, planId, { ...content, problem: 'Theirs' }, without.revision)
    for (let i = 0; i < 3; i++) {
      expect(next.revision).toBeGreaterThan(shown.revision)
      next = await saveDraft(ana, planId, { ...content, problem: `Theirs ${i}` }, next.revision)
    }
    const mine = { read: 1, revision: shown.revision, ...publishing }
    await expect(publish(ana, planId, mine)).rejects.toThrow(Refused)
    expect(draftOfNextVersion(await getPlan(ana, planId)).content.problem).toBe('Theirs 2')
    await publish(ana, planId, { ...mine, revision: next.revision })
  })

  it('and one who sends the same again, since the answer was lost, is told that it is saved', async () => {
    const { planId, content, revision } = await newDraft()
    const mine = { ...content, problem: 'Mine' }
    expect(await saveDraft(ana, planId, mine, revision)).toEqual({ revision: revision + 1 })
    expect(await saveDraft(ana, planId, mine, revision)).toEqual({ revision: revision + 1 })
    await expect(saveDraft(ana, planId, { ...mine, problem: 'Other' }, revision)).rejects.toThrow(Refused)
  })
})
