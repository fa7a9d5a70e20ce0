// What there is to read, on a real database: a list without the texts, and one text at a time, of those of the plans under way alone.
import { beforeEach, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { getReading, getReadingList, markReading } from '@/server/portal-pages'
import { endedPlanOf, publishedFor } from '@/server/published.fixture'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import { patientOfJob, type PatientViewer } from '@/server/viewer'

let herself: PatientViewer
let ids: Record<'Pain' | 'Sleep' | 'Pacing' | 'Knees' | 'Hers', string>

beforeEach(async () => {
  const mine = await (await clinicOf('Harbour')).therapist()
  const [ada, other] = [await treatedBy(mine), await treatedBy(mine, 'Somebody else')]
  const before = addDays(today(), -100)
  const ended = await endedPlanOf(mine, ada.patientId, before, addDays(today(), -60))
  ids = {
    ...(await publishedFor(mine, ada.patientId, ada.planId, 2, before, [
      0,
      52,
      { Pain: 'read', Sleep: 'read', Pacing: 'read' },
    ])),
    ...(await publishedFor(mine, ada.patientId, ended, 1, before, [0, 52, { Knees: 'read' }])),
    ...(await publishedFor(mine, other.patientId, other.planId, 2, before, [0, 52, { Hers: 'read' }])),
  } as typeof ids
  herself = (await patientOfJob(mine.clinicId, ada.patientId))!
})

it('is listed without its text', async () => {
  await markReading(herself, ids.Sleep, true)
  expect(await getReadingList(herself)).toEqual(
    ['Pain', 'Sleep', 'Pacing'].map((name) => ({
      ...{ id: ids[name as 'Pain'], name, purpose: `Why ${name}`, note: '', read: name === 'Sleep' },
    })),
  )
})

it('is opened one by one, and leads to the next that has not been read', async () => {
  const { item, next } = await getReading(herself, ids.Pain)
  expect(item).toMatchObject({ name: 'Pain', reading: ['About Pain.'], steps: ['Do Pain.'], read: false })
  expect(next?.name).toBe('Sleep')
  await markReading(herself, ids.Sleep, true)
  expect((await getReading(herself, ids.Sleep)).item.read).toBe(true)
  const nextOf = async (id: string) => (await getReading(herself, id)).next?.name
  expect([await nextOf(ids.Pain), await nextOf(ids.Pacing)]).toEqual(['Pacing', 'Pain'])
  await markReading(herself, ids.Pain, true)
  expect(await nextOf(ids.Pacing)).toBeUndefined()
})

it('is nothing of an ended plan, of another’s, or that is none', async () => {
  for (const id of [ids.Knees, ids.Hers, crypto.randomUUID(), 'none']) {
    await expect(getReading(herself, id)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(markReading(herself, id, true)).rejects.toMatchObject({ name: 'NotFound' })
  }
})
