// Times that a phone sends and that cannot be: refused at their field, and nothing else is lost with them.
import { expect, it } from 'vitest'
import { v7 } from 'uuid'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { recordBatch } from '@/server/logging'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import type { PatientViewer } from '@/server/viewer'

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
