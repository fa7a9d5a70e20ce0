// Times that a phone sends and that cannot be: refused at their field, and nothing else is lost with them; and those of a clock ahead.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { addDays } from '@/domain/dates'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { asViewer } from '@/server/db'
import { recordBatch } from '@/server/logging'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import type { PatientViewer } from '@/server/viewer'

afterEach(() => void vi.useRealTimers())

it.each([
  ['a time before all time', undefined, '0000-01-01T00:00:00Z'],
  ['long ago', undefined, '1999-12-31T08:00:00Z'],
  ['from a clock of the far future', '9999-12-30T08:00:00Z', '0001-01-01T00:00:00Z'],
])('what was done at %s is refused, and what comes with it stored', async (_, sentAt, performedAt) => {
  const ana = await (await clinicOf('Harbour')).therapist()
  const ada = await treatedBy(ana)
  const viewer = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
  const now = sentAt ?? new Date().toISOString()
  const times = { performedAt: now, loggedAt: now, timeZone: 'Europe/London' }
  const log = {
    ...{ id: v7(), prescriptionId: ada.prescriptionId, prescriptionVersionId: ada.versionId },
    ...{ dueOn: today(), slot: 1, status: 'done', ...times, performedAt },
  }
  const checkIn = { id: v7(), planId: ada.planId, on: today(), pain: 3, word: '', ...times }
  const wrong = { ...checkIn, id: v7(), performedAt }
  const { results } = await recordBatch(viewer, { sentAt, logs: [log], checkIns: [wrong, checkIn] })
  expect(results).toMatchObject([
    { outcome: 'refused', errors: { performedAt: expect.any(String) } },
    { outcome: 'refused', errors: { performedAt: expect.any(String) } },
    { outcome: 'stored' },
  ])
})

describe('what a clock that was ahead has written down, and was put right before it is sent,', () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  async function patient() {
    const ana = await (await clinicOf('Harbour')).therapist()
    const ada = await treatedBy(ana)
    const viewer = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
    const entry = (ahead: number, dueOn: string) => ({
      ...{ id: v7(), prescriptionId: ada.prescriptionId, prescriptionVersionId: ada.versionId, slot: 1 },
      ...{ dueOn, status: 'done', timeZone: 'Europe/London', performedAt: at(ahead), loggedAt: at(ahead) },
    })
    const send = (...logs: object[]) =>
      recordBatch(viewer, { sentAt: new Date().toISOString(), logs, checkIns: [] })
    return { viewer, entry, send }
  }

  it.each([0.2, 2, 500])('is there at the time when it came, by %s hours', async (ahead) => {
    const { viewer, entry, send } = await patient()
    const log = entry(ahead, today())
    expect((await send(log)).results).toMatchObject([{ outcome: 'stored' }])
    const where = { id: log.id }
    const select = { loggedAt: true, performedAt: true, receivedAt: true, late: true }
    const row = await asViewer(viewer, (tx) => tx.log.findFirst({ where, select }))
    const receivedAt = row?.receivedAt
    expect(row).toEqual({ loggedAt: receivedAt, performedAt: receivedAt, receivedAt, late: false })
  })

  it('of a day to come, is sent again, and is there once that has come', async () => {
    const { entry, send } = await patient()
    const [soon, never] = [30, 72].map((ahead) => entry(ahead, at(ahead).slice(0, 10)))
    const { results } = await send(soon!, never!)
    expect(results).toMatchObject([
      { outcome: 'refused', later: true },
      { outcome: 'refused', errors: { dueOn: 'This day had not come yet' } },
    ])
    expect(results[1]).not.toHaveProperty('later')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 3_600_000 })
    expect((await send(soon!)).results[0]).toMatchObject({ outcome: 'stored' })
  })

  it('and what corrects or removes it meanwhile waits with it, wherever it stands', async () => {
    const { viewer, entry, send } = await patient()
    const [tomorrow, day] = [at(24), addDays(today(), 1)]
    const ahead = (slot: number) => ({
      ...{ ...entry(0, day), slot, pain: 8, performedAt: tomorrow, loggedAt: tomorrow },
    })
    const [log, other] = [ahead(1), ahead(2)]
    const right = { ...log, ...entry(-0.1, day), pain: 2, replaces: log.id }
    const again = { ...right, id: v7(), pain: 3, replaces: right.id }
    const gone = { ...entry(-0.1, day), slot: 2, status: 'removed', replaces: other.id }
    const sent = [again, right, log, other, gone]
    const waits = { outcome: 'refused', later: true }
    expect((await send(...sent)).results).toMatchObject(sent.map(({ id }) => ({ id, ...waits })))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
    const { results } = await send(...sent)
    expect(results).toEqual(sent.map(({ id }) => ({ id, outcome: 'stored', errors: {} })))
    const where = { id: { in: sent.map(({ id }) => id) }, replacedBy: { none: {} } }
    const stands = await asViewer(viewer, (tx) =>
      tx.log.findMany({ where, select: { id: true, pain: true } }),
    )
    expect(stands).toEqual(expect.arrayContaining([{ id: again.id, pain: 3 }]))
    expect(stands).toHaveLength(2)
  })
})
