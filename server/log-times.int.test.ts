// Times that a phone sends and that cannot be: refused at their field, and nothing else is lost with them.
import { afterEach, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
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

it('what a clock ahead has written down is sent again, and is there once its time has come', async () => {
  const ana = await (await clinicOf('Harbour')).therapist()
  const ada = await treatedBy(ana)
  const viewer = (await viewerBehind(await sessionOf(ana.clinicId, ada.accountId))) as PatientViewer
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const log = (hours: number) => ({
    ...{ id: v7(), prescriptionId: ada.prescriptionId, prescriptionVersionId: ada.versionId, slot: 1 },
    ...{ dueOn: at(hours).slice(0, 10), status: 'done', timeZone: 'Europe/London' },
    ...{ performedAt: at(hours), loggedAt: at(hours) },
  })
  const [soon, never] = [log(30), log(72)]
  // The clock has been put right before it is sent.
  const send = () =>
    recordBatch(viewer, { sentAt: new Date().toISOString(), logs: [soon, never], checkIns: [] })
  const { results } = await send()
  expect(results).toMatchObject([{ outcome: 'refused', later: true }, { outcome: 'refused' }])
  expect(results[1]).not.toHaveProperty('later')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 3_600_000 })
  expect((await send()).results[0]).toMatchObject({ outcome: 'stored' })
})
