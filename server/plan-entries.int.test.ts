// The entries that figures are worked out from say what all that is stored says, with nothing of a chain but its two ends.
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { chainsOf } from '@/domain/logging/current'
import type { Log } from '@/domain/logging/log'
import { fromColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { entriesOf } from '@/server/plan-entries'
import { clinicOf, treatedBy, writing, zone, type Treated } from '@/server/two-clinics.fixture'
import type { Row } from '@/prisma/demo/insert'

const some = <Value>(...values: Value[]) => fc.constantFrom(...values)
const anyAnswer = fc.record({
  status: some('done', 'partial', 'skipped', 'removed'),
  sets_done: some(null, 0, 2),
  pain: some(null, 0, 7),
  pain_after: some(null, 3),
  skip_reason: some(null, 'pain', 'tired'),
  source: some('portal', 'paper'),
  minutes: fc.integer({ min: 0, max: 4000 }),
})
/** Of one box each, or of one more time beside it; the first of a chain removes nothing. */
const anyChains = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 0, max: 9 }),
    slot: some(1, 2),
    extra: fc.boolean(),
    answers: fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
  }),
  { selector: ({ day, slot, extra }) => `${day} ${slot} ${extra}`, minLength: 15, maxLength: 30 },
)

function rowsOf(
  chains: typeof anyChains extends fc.Arbitrary<infer C> ? C : never,
  own: Row,
  day: Treated['day'],
) {
  return chains.flatMap(({ answers, day: at, ...box }) => {
    const ids = answers.map(() => v7())
    return answers.map(({ minutes, status, ...answer }, i) => {
      const loggedAt = new Date(Date.parse(`${day(at)}T08:00:00Z`) + minutes * 60_000).toISOString()
      return {
        ...{
          ...own,
          ...box,
          ...answer,
          id: ids[i]!,
          due_on: day(at),
          replaces: ids[i - 1] ?? null,
          note: 'read by none',
        },
        ...{ status: i === 0 && status === 'removed' ? 'done' : status, late: false, time_zone: zone },
        ...{ performed_at: loggedAt, logged_at: loggedAt },
      }
    })
  })
}

async function allOf(tx: Tx, planId: string): Promise<Log[]> {
  const rows = await tx.log.findMany({ where: { planId } })
  return rows.map((row) => ({
    ...row,
    dueOn: fromColumn(row.dueOn),
    loggedAt: row.loggedAt.toISOString(),
  })) as unknown as Log[]
}

/** What figures read of them. */
const said = (logs: readonly Log[]) =>
  chainsOf(logs)
    .map(({ last, first }) => ({
      ...{
        id: last.id,
        prescriptionId: last.prescriptionId,
        shown: last.prescriptionVersionId,
        dueOn: last.dueOn,
      },
      ...{
        slot: last.slot,
        status: last.status,
        setsDone: last.setsDone,
        pain: last.pain,
        painAfter: last.painAfter,
      },
      ...{ skipReason: last.skipReason, source: last.source, at: Date.parse(last.loggedAt) },
      ...{ first: first.id, firstOn: first.dueOn, firstAt: Date.parse(first.loggedAt) },
    }))
    .sort((a, b) => a.id.localeCompare(b.id))

test('they say of each box what all its entries say, and those in between are left out', async () => {
  const clinic = await clinicOf('Harbour')
  const ana = await clinic.therapist()
  const neighbour = await treatedBy(ana, 'Bo')
  await neighbour.log(0, { status: 'done' })
  for (const chains of fc.sample(anyChains, 5)) {
    const ada = await treatedBy(ana, 'Ada')
    const rows = rowsOf(
      chains,
      {
        ...{
          clinic_id: ana.clinicId,
          patient_id: ada.patientId,
          plan_id: ada.planId,
          entered_by: ada.accountId,
        },
        ...{ prescription_id: ada.prescriptionId, prescription_version_id: ada.versionId },
      },
      ada.day,
    )
    await writing(ana.clinicId, (write) => write('logs', rows))
    const { all, entries } = await asViewer(ana, async (tx) => ({
      all: await allOf(tx, ada.planId),
      entries: await entriesOf(tx, ada.patientId, ada.planId),
    }))
    expect(all).toHaveLength(rows.length)
    expect(said(entries)).toEqual(said(all))
    const ends = chains.reduce((sum, { answers }) => sum + Math.min(2, answers.length), 0)
    expect(entries).toHaveLength(ends)
  }
})
