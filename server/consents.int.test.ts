// Consent on a real database: versions that stay, answers that stay, and who may record what for whom.
import pg from 'pg'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { standingOf, type ConsentText } from '@/domain/consents'
import { addDays } from '@/domain/dates'
import { actAs, insert } from '@/prisma/demo/insert'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { dateIn, toColumn } from '@/server/clock'
import {
  addConsentText,
  answerConsent,
  changeConsentText,
  consentsOfPatient,
  consentStandings,
  consentTopics,
  ownConsents,
  recordConsent,
} from '@/server/consents'
import { asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { portalFrame } from '@/server/portal-frame'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, PatientViewer, StaffViewer, Therapist } from '@/server/viewer'

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
  const consent = (await consentsOfPatient(mine, of)).find((each) => each.text.topic === text.topic)!
  const said = standingOf(consent)
  // What the patient's page says, without the wordings, is the same.
  expect(await consentStandings(mine, of)).toContainEqual({
    ...{ title: consent.text.title, asked: consent.text.asked, standing: said },
  })
  return said
}

/** What a record had in a line, as the move to versions left it; or what has been asked for since. */
async function broughtOver(
  clinicId: string,
  titles: readonly string[],
  asked = 'no-longer',
): Promise<string[]> {
  const rest = { number: 1, text: 'For Cy alone', asked, clinic_id: clinicId }
  const rows = titles.map((title) => ({ id: v7(), topic: v7(), title, ...rest }))
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await actAs(client, 'phaseline_staff', clinicId)
  await insert(client, 'consent_texts', rows)
  await client.query('COMMIT')
  await client.end()
  return rows.map(({ id }) => id)
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

test('the same answer again changes nothing, and at most twenty are given in a day', async () => {
  const { id } = await topic('Data')
  const cleo = await treatedBy(mine, 'Cleo Fickle')
  const herself = (await viewerBehind(await sessionOf(mine.clinicId, cleo.accountId))) as PatientViewer
  const answers = () => asViewer(mine, (tx) => tx.consent.count({ where: { patientId: cleo.patientId } }))
  // Also where three are sent at once.
  await Promise.all([1, 2, 3].map(() => answerConsent(herself, { given: true }, id)))
  await answerConsent(herself, { given: true }, id)
  expect(await answers()).toBe(1)
  for (let n = 0; n < 19; n++) await answerConsent(herself, { given: n % 2 === 1 }, id)
  await expect(answerConsent(herself, { given: true }, id)).rejects.toThrow('At most 20 answers within a day')
  expect(await answers()).toBe(20)
})

test('what is no longer asked for is not asked in the portal either, and cannot be agreed to there', async () => {
  const photographs = { title: 'Photographs', text: 'We may take some.', asked: 'in-portal' as const }
  await addConsentText(admin, photographs)
  const text = await topic('Photographs')
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: true })
  await changeConsentText(admin, { ...photographs, asked: 'no-longer', read: 1 }, text.topic)
  expect(await portalFrame(adaHerself)).toMatchObject({ asksForConsent: false })
  expect((await ownConsents(adaHerself)).map((each) => each.text.topic)).not.toContain(text.topic)
  await expect(answerConsent(adaHerself, { given: true }, text.id)).rejects.toMatchObject(notFound)
  const reworded = { ...photographs, text: 'Nobody reads this.', asked: 'no-longer' as const, read: 2 }
  await expect(changeConsentText(admin, reworded, text.topic)).rejects.toMatchObject({
    fields: { asked: expect.stringContaining('how it is asked for') },
  })
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
    await expect(consentStandings(viewer, ada.patientId)).rejects.toMatchObject(notFound)
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

test('what was said last counts, however late a paper is typed in, and no version is of a day before it', async () => {
  const first = await topic('Treatment')
  const yesterday = addDays(today(), -1)
  const said = (textId: string, given: boolean, on: string) =>
    recordConsent(mine, { textId, given, on }, bea.patientId)
  await said(first.id, false, today())
  await said(first.id, true, yesterday)
  expect(await standing(first, bea.patientId)).toBe('withdrawn')

  const { title, text } = first
  await changeConsentText(admin, { title, text: `${text} Anew.`, asked: 'in-person', read: 1 }, first.topic)
  const second = await topic('Treatment')
  await expect(said(second.id, true, yesterday)).rejects.toMatchObject({
    fields: { on: expect.stringContaining('later day') },
  })
  await said(second.id, true, today())
  expect(await standing(first, bea.patientId)).toBe('agreed')
  await said(first.id, true, today())
  expect(await standing(first, bea.patientId)).toBe('agreed-earlier')
  const [consent] = (await consentsOfPatient(mine, bea.patientId)).filter(
    (each) => each.text.topic === first.topic,
  )
  expect(consent?.earlier.map(({ id }) => id)).toEqual([first.id])
})

test('what is taken back in the portal is taken back: also where the zone was put right in between, and on paper of that day', async () => {
  const cy = await treatedBy(mine, 'Cy Lund')
  const himself = (await viewerBehind(await sessionOf(mine.clinicId, cy.accountId))) as PatientViewer
  await addConsentText(admin, { ...data, title: 'Zones' })
  const text = await topic('Zones')
  const stands = () => standing(text, cy.patientId)
  // Fourteen hours ahead of UTC, and eleven behind: never the same day.
  await answerConsent({ ...himself, timeZone: 'Pacific/Kiritimati' }, { given: true }, text.id)
  expect(await stands()).toBe('agreed')
  await answerConsent({ ...himself, timeZone: 'Pacific/Pago_Pago' }, { given: false }, text.id)
  expect(await stands()).toBe('withdrawn')
  const [last] = (await ownConsents(himself)).find((each) => each.text.topic === text.topic)!.answers
  const paper = (given: boolean) =>
    recordConsent(mine, { textId: text.id, given, on: last!.on }, cy.patientId)
  await asViewer(mine, (tx) =>
    tx.patient.updateMany({ where: { id: cy.patientId }, data: { timeZone: 'Pacific/Kiritimati' } }),
  )
  await expect(paper(true)).rejects.toMatchObject({
    fields: { on: expect.stringContaining('in the portal') },
  })
  expect(await stands()).toBe('withdrawn')
  await paper(false)
  await answerConsent({ ...himself, timeZone: 'Pacific/Kiritimati' }, { given: true }, text.id)
  expect(await stands()).toBe('agreed')
})

test('what is taken back while staff record it as agreed stays taken back, whoever of the two comes first', async () => {
  const di = await treatedBy(mine, 'Di Lund')
  const herself = (await viewerBehind(await sessionOf(mine.clinicId, di.accountId))) as PatientViewer
  await addConsentText(admin, { ...data, title: 'Beside' })
  const text = await topic('Beside')
  const textId = text.id
  const row = { clinicId: mine.clinicId, patientId: di.patientId, textId, on: toColumn(today()) }
  const agreed = { textId, given: true, on: today() }
  await answerConsent(herself, { given: true }, textId)
  const recorded = await meanwhile(
    (begin) =>
      asViewer(herself, async (tx) => {
        await inTurn(tx, 'counted', herself.accountId)
        const said = { given: false, how: 'in-portal', recordedBy: herself.accountId }
        await tx.consent.create({ data: { ...row, ...said }, select: { id: true } })
        await begin()
      }),
    () => recordConsent(mine, agreed, di.patientId),
  )
  expect(recorded).toMatchObject({ fields: { on: expect.stringContaining('in the portal') } })
  expect(await standing(text, di.patientId)).toBe('withdrawn')

  await answerConsent(herself, { given: true }, textId)
  await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'counted', herself.accountId)
        await begin()
        const said = { given: true, how: 'in-person', recordedBy: mine.accountId }
        await tx.consent.create({ data: { ...row, ...said }, select: { id: true } })
      }),
    () => answerConsent(herself, { given: false }, textId),
  )
  expect(await standing(text, di.patientId)).toBe('withdrawn')
})

test('what staff send twice at once is recorded once and asked once', async () => {
  const eve = await treatedBy(mine, 'Eve Lund')
  const twice = { ...data, title: 'Twice' }
  await Promise.all([1, 2, 3].map(() => addConsentText(admin, twice)))
  const asked = (await consentTopics(admin)).filter(({ title }) => title === 'Twice')
  expect(asked).toHaveLength(1)
  const said = (given: boolean) =>
    recordConsent(mine, { textId: asked[0]!.id, given, on: today() }, eve.patientId)
  await Promise.all([1, 2, 3].map(() => said(true)))
  for (const given of [true, false, true]) await said(given)
  const [consent] = (await consentsOfPatient(mine, eve.patientId)).filter(
    ({ text }) => text.title === 'Twice',
  )
  expect(consent!.answers.map(({ given }) => given)).toEqual([true, false, true])
})

test('at most a hundred texts are asked for; what was brought over and is no longer does not count', async () => {
  const many = Array.from({ length: 100 }, (_, index) => `Line ${index}`)
  await broughtOver(otherAdmin.clinicId, many)
  const ask = (title: string) => addConsentText(otherAdmin, { ...data, title })
  const asked = async () => (await consentTopics(otherAdmin)).filter(({ asked }) => asked !== 'no-longer')
  await ask('One more')
  const room = Array.from({ length: 100 - (await asked()).length }, (_, index) => `Asked ${index}`)
  await broughtOver(otherAdmin.clinicId, room, 'in-person')
  const refused = { fields: { '': expect.stringContaining('At most 100') } }
  await expect(ask('Too many')).rejects.toMatchObject(refused)
  const [again] = (await consentTopics(otherAdmin)).filter(({ title }) => title === 'Line 0')
  const wanted = { ...data, title: 'Line 0', read: 1 }
  await expect(changeConsentText(otherAdmin, wanted, again!.topic)).rejects.toMatchObject(refused)
  expect(await asked()).toHaveLength(100)

  // In the place of one that is asked for no longer.
  const { topic: over, number, ...text } = (await asked()).at(-1)!
  await changeConsentText(otherAdmin, { ...text, asked: 'no-longer', read: number }, over)
  // Of two that ask for the last at once one does.
  const both = [changeConsentText(otherAdmin, wanted, again!.topic), ask('At once')]
  await Promise.allSettled(both)
  expect(await asked()).toHaveLength(100)
  await expect(ask('Too many')).rejects.toMatchObject(refused)
})

test('at most two hundred are ever written, with those that are no longer asked for, which are then asked for again', async () => {
  const full = await clinicOf('Full')
  const admins = [await full.admin(), await full.admin()] as const
  const [one] = admins
  await broughtOver(full.clinicId, ['Of a record'])
  const by = { clinicId: full.clinicId, writtenBy: one.accountId }
  const ended = { text: 'Once', asked: 'no-longer', number: 1, ...by }
  await asViewer(one, (tx) =>
    tx.consentText.createMany({
      data: Array.from({ length: 199 }, (_, index) => ({ ...ended, topic: v7(), title: `Old ${index}` })),
    }),
  )
  const ask = (by: Admin, title: string) => addConsentText(by, { ...data, title })
  const both = await Promise.allSettled(admins.map((by, n) => ask(by, `New ${n}`)))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(ask(one, 'More')).rejects.toMatchObject({
    fields: { '': expect.stringContaining('At most 200 with those that are no longer asked for') },
  })
  const { topic: again } = (await consentTopics(one)).find(({ title }) => title === 'Old 7')!
  await changeConsentText(one, { ...data, title: 'More', read: 1 }, again)
  expect((await consentTopics(one)).filter(({ asked }) => asked !== 'no-longer')).toHaveLength(2)
})

test('at the database nobody answers for another, rewrites an answer, or learns what others were asked', async () => {
  const [hidden] = await broughtOver(mine.clinicId, ['Photographs of Cy'])
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
  expect(await attempt(adaHerself, { textId: hidden! })).toBe('42501')
  expect(await attempt(mine, {})).toBe('42501')
  const rewrite = asViewer(mine, (tx) => tx.consent.updateMany({ data: { given: true } })).catch(sqlState)
  expect(await rewrite).toBe('42501')
  const seen = await asViewer(beaHerself, (tx) => tx.consentText.findMany({ select: { title: true } }))
  expect(seen.map(({ title }) => title)).not.toContain('Photographs of Cy')

  const worded = {
    clinicId: mine.clinicId,
    topic: v7(),
    number: 1,
    title: 'New',
    text: 'New',
    asked: 'in-person',
  }
  const write = (viewer: StaffViewer, writtenBy = viewer.accountId) =>
    asViewer(viewer, (tx) => tx.consentText.createMany({ data: { ...worded, writtenBy } })).catch(sqlState)
  expect(await write(mine)).toBe('42501')
  expect(await write(admin, mine.accountId)).toBe('42501')
  expect(await write(admin)).toMatchObject({ count: 1 })
})
