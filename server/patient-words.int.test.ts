// What patients wrote while logging, on a real database: read by whoever treats them, as it stands now, and by nobody else.
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { auditFilterSchema } from '@/domain/accounts/audit'
import { everybody } from '@/domain/logging/caseload-asked'
import { freshOf, type Written } from '@/domain/logging/written'
import { auditLines, note } from '@/server/audit'
import { caseload } from '@/server/caseload'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { patientWrote, sawWords } from '@/server/patient-words'
import { reassessmentOf } from '@/server/reassessment'
import { clinicOf, today, treatedBy, writing } from '@/server/two-clinics.fixture'
import type { Admin, StaffViewer, Therapist } from '@/server/viewer'

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

test('that a patient wrote stands in the caseload, with the day on which it came, without the words and after every flag, until the viewer was shown it', async () => {
  const quay = await clinicOf('Quay')
  const [ben, chiara] = [await quay.therapist(), await quay.therapist()]
  const [cleo, dee, ada] = [
    await treatedBy(ben, 'Cleo', 1),
    await treatedBy(ben, 'Dee Silent'),
    await treatedBy(ben, 'Zoe Writes', 1),
  ]
  await writing(ben.clinicId, (write) =>
    write('care_team_members', [
      {
        ...{ id: v7(), clinic_id: ben.clinicId, patient_id: ada.patientId },
        ...{ therapist_id: chiara.accountId, from_on: today() },
      },
    ]),
  )
  const shown = async (viewer: StaffViewer, flag: 'wrote' | null = null) => {
    const { lines } = await caseload(viewer, { ...everybody, flag, search: '', page: 1 })
    expect(JSON.stringify(lines)).not.toMatch(/numb|slept/i)
    return lines.map(({ name, wroteOn }) => [name, wroteOn])
  }
  await dee.log(0, { status: 'done', note: 'Numb, long ago', received_at: `${dee.day(-20)}T12:00:00Z` })
  const gone = await cleo.log(0, { status: 'done', note: 'Numb, not this one' })
  await cleo.log(0, { status: 'removed', replaces: gone })
  const nothingNew = [
    ['Dee Silent', null],
    ['Cleo', null],
    ['Zoe Writes', null],
  ]
  expect(await shown(ben)).toEqual(nothingNew)

  await ada.log(0, { status: 'done', note: 'My arm is numb' })
  const wrote = ['Zoe Writes', today()]
  expect(await shown(ben)).toEqual([['Dee Silent', null], wrote, ['Cleo', null]])
  expect(await shown(ben, 'wrote')).toEqual([wrote])
  expect(await shown(await quay.admin())).toEqual(nothingNew)

  const written = await patientWrote(ben, ada.patientId)
  expect(await shown(ben), 'asked for, and not seen').toContainEqual(wrote)
  await sawWords(ben, { ids: freshOf(written) }, ada.patientId)
  expect(await shown(ben)).toEqual(nothingNew)
  expect(await shown(chiara)).toEqual([wrote])
  await ada.checkIn(0, 4, { word: 'Slept badly' })
  expect(await shown(ben, 'wrote')).toEqual([wrote])
})

const words = (written: readonly Written[]) => written.map(({ words, fresh }) => [words, fresh])

test('what was shown is new no longer, and another is, however late it was committed and by whichever clock it came', async () => {
  const ada = await treatedBy(mine, 'Ada Late')
  const hours = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString()
  await ada.log(1, { status: 'done', note: 'Seen', received_at: hours(-1) })
  const { written } = await reassessmentOf(mine, ada.planId)
  expect(words(written)).toEqual([['Seen', true]])
  await sawWords(mine, { ids: freshOf(written) }, ada.patientId)
  await ada.log(2, { status: 'done', note: 'Committed late', received_at: hours(2) })
  await ada.checkIn(0, 3, { word: 'By another clock', received_at: hours(3) })
  const all = await patientWrote(mine, ada.patientId)
  expect(words(all)).toEqual([
    ['Committed late', true],
    ['Seen', false],
    ['By another clock', true],
  ])
  await sawWords(mine, { ids: [all[0]!.id] }, ada.patientId)
  expect(words(await patientWrote(mine, ada.patientId))).toEqual([
    ['Committed late', false],
    ['Seen', false],
    ['By another clock', true],
  ])
})

test('words that a correction carries along are as new as they were', async () => {
  const ada = await treatedBy(mine, 'Ada Corrects')
  const numb = await ada.log(1, { status: 'done', note: 'Numb', pain: 3 })
  const worse = await ada.log(1, { status: 'done', note: 'Numb', pain: 6, replaces: numb })
  const before = await patientWrote(mine, ada.patientId)
  expect(words(before)).toEqual([['Numb', true]])
  await sawWords(mine, { ids: freshOf(before) }, ada.patientId)
  const worst = await ada.log(1, { status: 'done', note: 'Numb', pain: 7, replaces: worse })
  await ada.log(2, { status: 'done', note: 'Numb' })
  const after = await patientWrote(mine, ada.patientId)
  expect(after.map(({ on, fresh }) => [on, fresh])).toEqual([
    [ada.day(2), true],
    [ada.day(1), false],
  ])
  await ada.log(1, { status: 'done', note: 'Numb, and cold', replaces: worst })
  expect(words(await patientWrote(mine, ada.patientId))).toContainEqual(['Numb, and cold', true])
})

test('whoever treats the patient says what they were shown, once each; nothing is new to an admin', async () => {
  const ada = await treatedBy(mine, 'Ada Shown')
  const id = await ada.log(1, { status: 'done', note: 'My arm is numb' })
  const silent = await ada.log(2, { status: 'done' })
  const elses = await (await treatedBy(colleague)).log(1, { status: 'done', note: 'Of somebody else' })
  expect(words(await patientWrote(admin, ada.patientId))).toEqual([['My arm is numb', false]])
  for (const stranger of [colleague, elsewhere])
    await expect(sawWords(stranger, { ids: [id] }, ada.patientId)).rejects.toThrow(NotFound)
  for (let time = 1; time <= 2; time++)
    await sawWords(mine, { ids: [id, silent, elses, v7()] }, ada.patientId)
  expect(await notedOf(ada)).toMatchObject([{ accountId: mine.accountId }])
})

test('once also where two pages say it at the same time', async () => {
  const ada = await treatedBy(mine, 'Ada Twice')
  const id = await ada.log(1, { status: 'done', note: 'My arm is numb' })
  const { patientId } = ada
  const saying = (begin: () => Promise<void>) =>
    asViewer(mine, async (tx) => {
      await inTurn(tx, 'counted', mine.accountId)
      await note(tx, mine, { action: 'read', object: 'words', patientId, objectId: id })
      await begin()
    })
  expect(await meanwhile(saying, () => sawWords(mine, { ids: [id] }, patientId))).toBeUndefined()
  expect(await notedOf(ada)).toHaveLength(1)
})

/** The lines that say that words of this patient were seen. */
async function notedOf({ patientId }: { patientId: string }) {
  const filter = auditFilterSchema.parse({ patient: patientId, action: 'read' })
  const { lines } = await auditLines(admin, filter, '')
  return lines.filter(({ object }) => object === 'words')
}
