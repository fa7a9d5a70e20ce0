// Consent on a real database: versions that stay, answers that stay, and who may record what for whom.
import { beforeAll, expect, test } from 'vitest'
import { standingOf, type ConsentText } from '@/domain/consents'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { dateIn } from '@/server/clock'
import {
  addConsentText,
  answerConsent,
  changeConsentText,
  consentsOfPatient,
  consentTopics,
  ownConsents,
  recordConsent,
} from '@/server/consents'
import { asViewer, sqlState } from '@/server/db'
import { portalFrame } from '@/server/portal-frame'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, PatientViewer, Therapist } from '@/server/viewer'

let admin: Admin, otherAdmin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated, bea: Treated
let adaHerself: PatientViewer, beaHerself: PatientViewer

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  otherAdmin = await riverside.admin()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  bea = await treatedBy(mine, 'Bea Lund')
  const self = async ({ accountId }: Treated) =>
    (await viewerBehind(await sessionOf(harbour.clinicId, accountId))) as PatientViewer
  adaHerself = await self(ada)
  beaHerself = await self(bea)
})

const today = () => dateIn('Europe/London')
const notFound = { name: 'NotFound' }
const data = { title: 'Data', text: 'We keep what you tell us.', asked: 'in-portal' as const }
const topic = async (title: string) => (await consentTopics(admin)).find((each) => each.title === title)!
const standing = async (text: ConsentText, of = ada.patientId) => {
  const consents = await consentsOfPatient(mine, of)
  return standingOf(consents.find((each) => each.text.topic === text.topic)!)
}

test('a change is the next version; of two at once the second is told, and another clinic has no part in it', async () => {
  await addConsentText(admin, data)
  const first = await topic('Data')
  expect(first).toMatchObject({ number: 1, on: dateIn(admin.timeZone), ...data })
  const change = (words: string, viewer = admin) =>
    changeConsentText(viewer, { ...data, text: words, read: 1 }, first.topic)
  await expect(change('Stolen', otherAdmin)).rejects.toMatchObject(notFound)
  const both = await Promise.allSettled([change('One'), change('Other')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(change('Late')).rejects.toMatchObject({ fields: { '': expect.stringContaining('meanwhile') } })
  expect(await topic('Data')).toMatchObject({ number: 2, topic: first.topic })
  // What is sent again as it stands is no version.
  const { text } = await topic('Data')
  await changeConsentText(admin, { ...data, text, read: 2 }, first.topic)
  expect((await topic('Data')).number).toBe(2)
  expect(await consentTopics(otherAdmin)).toEqual([])
})

test('a patient is asked once for each wording, agrees, and takes it back; the record says when, how and by whom', async () => {
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: true })
  const text = await topic('Data')
  await answerConsent(adaHerself, { given: true }, text.id)
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: false })
  expect(await portalFrame(beaHerself)).toMatchObject({ asksForConsent: true })
  expect(await standing(text)).toBe('agreed')
  expect((await consentsOfPatient(mine, ada.patientId))[0]?.answers).toMatchObject([
    { given: true, on: today(), how: 'in-portal', by: 'Ada Quist', text: { number: 2 } },
  ])

  await changeConsentText(admin, { ...data, text: 'We keep it for ten years.', read: 2 }, text.topic)
  expect(await standing(text)).toBe('agreed-earlier')
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: true })
  // The wording that has gone cannot be agreed to any more.
  await expect(answerConsent(adaHerself, { given: true }, text.id)).rejects.toMatchObject({
    fields: { '': expect.stringContaining('has changed this text') },
  })
  await answerConsent(adaHerself, { given: false }, (await topic('Data')).id)
  expect(await standing(text)).toBe('withdrawn')
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: false })
  expect((await consentsOfPatient(mine, ada.patientId))[0]?.answers).toHaveLength(2)
})

test('staff record what was said in person, for patients whom they may read, and not for a day to come', async () => {
  await addConsentText(admin, { title: 'Treatment', text: 'We treat you.', asked: 'in-person' })
  const text = await topic('Treatment')
  const said = { textId: text.id, given: true, on: today() }
  await expect(recordConsent(mine, { ...said, on: '2199-01-01' }, ada.patientId)).rejects.toMatchObject({
    fields: { on: 'This day is still to come' },
  })
  for (const viewer of [colleague, elsewhere]) {
    await expect(recordConsent(viewer, said, ada.patientId)).rejects.toMatchObject(notFound)
    await expect(consentsOfPatient(viewer, ada.patientId)).rejects.toMatchObject(notFound)
  }
  await addConsentText(otherAdmin, data)
  const [foreign] = await consentTopics(otherAdmin)
  await expect(recordConsent(mine, { ...said, textId: foreign!.id }, ada.patientId)).rejects.toMatchObject(
    notFound,
  )
  await recordConsent(mine, said, ada.patientId)
  expect(await standing(text)).toBe('agreed')
  const own = (await ownConsents(adaHerself)).find((each) => each.text.id === text.id)
  expect(own?.answers).toMatchObject([{ given: true, how: 'in-person', by: adaHerself.clinicName }])

  // What is asked in person a patient takes back alone, and gives in person again.
  await expect(answerConsent(beaHerself, { given: false }, text.id)).rejects.toMatchObject(notFound)
  await answerConsent(adaHerself, { given: false }, text.id)
  expect(await standing(text)).toBe('withdrawn')
  await expect(answerConsent(adaHerself, { given: true }, text.id)).rejects.toMatchObject(notFound)
})

test('at the database nobody answers for another, rewrites an answer, or learns what others were asked', async () => {
  await addConsentText(admin, { title: 'Photographs of Cy', text: 'For Cy alone', asked: 'no-longer' })
  const hidden = await topic('Photographs of Cy')
  const text = await topic('Data')
  const row = { clinicId: mine.clinicId, textId: text.id, given: true, on: new Date(), how: 'in-portal' }
  const attempt = (viewer: PatientViewer | Therapist, changes: object) =>
    asViewer(viewer, (tx) =>
      tx.consent.createMany({
        data: { ...row, patientId: ada.patientId, recordedBy: viewer.accountId, ...changes },
      }),
    ).catch(sqlState)
  expect(await attempt(beaHerself, {})).toBe('42501')
  expect(await attempt(adaHerself, { how: 'in-person' })).toBe('42501')
  expect(await attempt(adaHerself, { recordedBy: mine.accountId })).toBe('42501')
  expect(await attempt(adaHerself, { textId: hidden.id })).toBe('42501')
  expect(await attempt(mine, {})).toBe('42501')
  const rewrite = asViewer(mine, (tx) => tx.consent.updateMany({ data: { given: true } })).catch(sqlState)
  expect(await rewrite).toBe('42501')
  const seen = await asViewer(beaHerself, (tx) => tx.consentText.findMany({ select: { title: true } }))
  expect(seen.map(({ title }) => title)).not.toContain('Photographs of Cy')
})
