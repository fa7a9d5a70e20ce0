// What patients wrote while logging, on a real database: read by whoever treats them, as it stands now, and by nobody else.
import { beforeAll, expect, test } from 'vitest'
import { patientWrote } from '@/server/patient-words'
import { reassessmentOf } from '@/server/reassessment'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let mine: Therapist, admin: Admin, colleague: Therapist, elsewhere: Therapist
beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  admin = await harbour.admin()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
})

test('a note and a word on a day are read by whoever treats the patient, the newest first, as they stand after corrections', async () => {
  const ada = await treatedBy(mine)
  await ada.log(1, { status: 'done', note: 'Easy', pain: 1 })
  const numb = await ada.log(4, { status: 'done', note: 'My arm is numb', pain: 3, pain_after: 6 })
  await ada.log(4, { status: 'done', note: 'My left arm is numb', pain_after: 7, replaces: numb })
  const gone = await ada.log(5, { status: 'done', note: 'Not this one' })
  await ada.log(5, { status: 'removed', replaces: gone })
  await ada.log(6, { status: 'done' })
  await ada.checkIn(7, 4, { word: 'Fell, cannot stand' })
  const written = [
    { on: ada.day(7), about: null, words: 'Fell, cannot stand', pain: 4 },
    { on: ada.day(4), about: 'Scapular squeeze', words: 'My left arm is numb', pain: 7 },
    { on: ada.day(1), about: 'Scapular squeeze', words: 'Easy', pain: 1 },
  ]
  for (const viewer of [mine, admin]) expect(await patientWrote(viewer, ada.patientId)).toMatchObject(written)
  expect((await reassessmentOf(mine, ada.planId)).written).toMatchObject(written)
  for (const viewer of [colleague, elsewhere]) expect(await patientWrote(viewer, ada.patientId)).toEqual([])
})
