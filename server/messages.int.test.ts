// Messages on a real database: who reads and writes whose, sent once, counted, marked as read, and noted when overseen.
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { messageSchema } from '@/domain/messages/message'
import { mostShown, shownSchema } from '@/domain/shown'
import { everybody } from '@/domain/logging/caseload-asked'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { caseload } from '@/server/caseload'
import { asViewer, type Tx } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { sqlState } from '@/server/db-errors'
import {
  conversationWith,
  listConversations,
  ownConversation,
  readByPatient,
  readForTeam,
  unreadMessages,
  writeToClinic,
  writeToPatient,
} from '@/server/messages'
import { bookSession } from '@/server/session-booking'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { PatientViewer, StaffViewer, Therapist } from '@/server/viewer'

let admin: StaffViewer, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let ada: Treated, bo: Treated
let adaHerself: PatientViewer, boHimself: PatientViewer
const herself = async (of: Treated) =>
  (await viewerBehind(await sessionOf(mine.clinicId, of.accountId))) as PatientViewer

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await riverside.therapist()
  ada = await treatedBy(mine, 'Ada Quist')
  bo = await treatedBy(colleague, 'Bo Berg')
  adaHerself = await herself(ada)
  boHimself = await herself(bo)
})

const message = (text: string) => ({ id: v7(), text })
const texts = async (viewer: PatientViewer) =>
  (await ownConversation(viewer)).messages.map(({ text }) => text)

const unreadInCaseload = async (viewer: StaffViewer) =>
  (await caseload(viewer, { ...everybody, search: '', page: 1 })).lines.map(({ unread }) => unread)

test('a message goes both ways, is counted until the page that shows it says that it was seen, and then shows as read', async () => {
  await writeToClinic(adaHerself, message('My neck is stiff.'))
  expect(await unreadMessages(mine)).toBe(1)
  expect(await unreadMessages(adaHerself)).toBe(0)
  expect(await listConversations(mine)).toMatchObject([
    { patientId: ada.patientId, unread: 1, fromPatient: true },
  ])
  expect(await unreadInCaseload(mine)).toEqual([1])
  // Whoever oversees has nothing to read.
  expect(await unreadInCaseload(admin)).toEqual([0, 0])

  const opened = await conversationWith(mine, ada.patientId)
  expect(opened).toMatchObject({ mayWrite: true, messages: [{ text: 'My neck is stiff.', own: false }] })
  expect(opened.fresh).toEqual(opened.messages.map(({ id }) => id))
  // It may never have arrived.
  expect(await unreadMessages(mine)).toBe(1)
  expect((await ownConversation(adaHerself)).messages).toMatchObject([{ own: true, read: false }])
  await readForTeam(mine, { ids: opened.fresh }, ada.patientId)
  expect((await conversationWith(mine, ada.patientId)).fresh).toEqual([])
  expect(await unreadMessages(mine)).toBe(0)
  expect(await unreadInCaseload(mine)).toEqual([0])

  await writeToPatient(mine, ada.patientId, message('Halve the repetitions.'))
  expect(await unreadMessages(adaHerself)).toBe(1)
  expect(await unreadMessages(mine)).toBe(0)
  const own = await ownConversation(adaHerself)
  expect(own.messages).toMatchObject([
    { text: 'My neck is stiff.', own: true, read: true },
    { text: 'Halve the repetitions.', own: false, author: mine.name },
  ])
  const answered = async () => (await conversationWith(mine, ada.patientId)).messages[1]
  expect(await unreadMessages(adaHerself)).toBe(1)
  expect(await answered()).toMatchObject({ own: true, read: false })
  await readByPatient(adaHerself, { ids: own.fresh })
  expect(await unreadMessages(adaHerself)).toBe(0)
  expect(await answered()).toMatchObject({ own: true, read: true })
})

test('what is said to be read is the other side’s, of that conversation and shown: all else stays new', async () => {
  const dan = await treatedBy(mine, 'Dan Reads')
  const himself = await herself(dan)
  const his = message('My own')
  const [first, second] = [message('Before lunch'), message('After lunch')]
  await writeToClinic(himself, his)
  for (const each of [first, second]) await writeToPatient(mine, dan.patientId, each)
  await writeToClinic(adaHerself, message('Hers'))
  const hers = (await conversationWith(mine, ada.patientId)).fresh
  await readByPatient(himself, { ids: [his.id, first.id, ...hers, v7()] })
  await readForTeam(mine, { ids: [second.id, ...hers] }, dan.patientId)
  expect((await ownConversation(himself)).fresh).toEqual([second.id])
  expect((await conversationWith(mine, dan.patientId)).fresh).toEqual([his.id])
  expect((await conversationWith(mine, ada.patientId)).fresh).toEqual(hers)
  // Read is read: by whom and when does not change.
  const rowOf = () =>
    asViewer(mine, (tx) =>
      tx.message.findUniqueOrThrow({ where: { id: first.id }, select: { readAt: true } }),
    )
  const before = await rowOf()
  await readByPatient(himself, { ids: [first.id] })
  expect(await rowOf()).toEqual(before)
  await readForTeam(mine, { ids: hers }, ada.patientId)
  await readForTeam(mine, { ids: [his.id] }, dan.patientId)
  expect(await unreadMessages(mine)).toBe(0)
})

test('a page can say it of as many as stand on it, by ids', () => {
  const ids = (count: number) => shownSchema.safeParse({ ids: Array.from({ length: count }, () => v7()) })
  expect([ids(mostShown).success, ids(mostShown + 1).success]).toEqual([true, false])
  expect(shownSchema.safeParse({ ids: ['no id'] }).success).toBe(false)
})

test('sent again, at once too, it is one message; another text under its id is no longer the same', async () => {
  const twice = message('Once only')
  await Promise.all([1, 2, 3].map(() => writeToClinic(boHimself, twice)))
  await writeToClinic(boHimself, twice)
  expect(await texts(boHimself)).toEqual(['Once only'])
  await expect(writeToClinic(boHimself, { ...twice, text: 'Changed' })).rejects.toMatchObject({
    fields: { '': expect.stringContaining('sent already') },
  })
  expect(await texts(boHimself)).toEqual(['Once only'])
})

test('an id that somebody else has used is no way to see or to change their message', async () => {
  const theirs = message('Private')
  await writeToClinic(boHimself, theirs)
  await expect(writeToClinic(adaHerself, theirs)).rejects.toMatchObject({
    fields: { '': expect.any(String) },
  })
  expect(await texts(adaHerself)).not.toContain('Private')
})

test('nobody reads or writes with another’s patient; a colleague’s inbox stays empty of her', async () => {
  for (const stranger of [colleague, elsewhere]) {
    await expect(conversationWith(stranger, ada.patientId)).rejects.toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    )
    await expect(readForTeam(stranger, { ids: [] }, ada.patientId)).rejects.toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    )
    await expect(writeToPatient(stranger, ada.patientId, message('?'))).rejects.toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    )
    expect((await listConversations(stranger)).map(({ patientId }) => patientId)).not.toContain(ada.patientId)
  }
  await expect(conversationWith(mine, 'no id')).rejects.toThrow(expect.objectContaining({ name: 'NotFound' }))
})

test('an admin reads along, which is noted and marks nothing', async () => {
  const noted = () =>
    asViewer(admin, (tx) =>
      tx.auditEntry.count({
        where: { accountId: admin.accountId, patientId: ada.patientId, action: 'read', object: 'messages' },
      }),
    )
  await writeToClinic(adaHerself, message('For my therapist'))
  expect(await noted()).toBe(0)
  const seen = await conversationWith(admin, ada.patientId)
  expect(seen.messages.at(-1)?.text).toBe('For my therapist')
  expect(seen.mayWrite).toBe(false)
  expect(await noted()).toBe(1)
  expect(await unreadMessages(admin)).toBe(0)
  expect(await unreadMessages(mine)).toBe(1)
})

test('the database lets nobody write in another’s name, or change what was sent', async () => {
  const row = { clinicId: mine.clinicId, patientId: ada.patientId, fromPatient: false, text: 'Forged' }
  const forged = async (viewer: PatientViewer | StaffViewer, authorId: string, fromPatient: boolean) =>
    sqlState(
      await asViewer(viewer, (tx) =>
        tx.message.create({ data: { ...row, id: v7(), authorId, fromPatient }, select: { id: true } }),
      ).catch((error: unknown) => error),
    )
  expect(await forged(mine, colleague.accountId, false)).toBe('42501')
  expect(await forged(mine, ada.accountId, true)).toBe('42501')
  expect(await forged(adaHerself, mine.accountId, false)).toBe('42501')
  expect(await forged(adaHerself, ada.accountId, false)).toBe('42501')
  for (const viewer of [mine, adaHerself])
    expect(
      sqlState(
        await asViewer(viewer, (tx) => tx.message.updateMany({ data: { text: 'Edited' } })).catch(
          (error: unknown) => error,
        ),
      ),
    ).toBe('42501')
})

test('a hundred are read at once, those before them on a page of their own, by both sides', async () => {
  const dora = await treatedBy(mine, 'Dora Pages')
  const hers = await herself(dora)
  const { clinicId, patientId } = hers
  // Of each five at one moment, so that a page also ends between two of them.
  const written = Array.from({ length: 203 }, (_, i) => ({
    ...{ ...message(`No. ${i}`), clinicId, patientId, authorId: dora.accountId, fromPatient: true },
    sentAt: new Date(Date.now() - (300 - Math.floor(i / 5)) * 86_400_000),
  }))
  await asViewer(hers, (tx) => tx.message.createMany({ data: written }))
  const wanted = written.map(({ text }) => text)
  for (const read of [
    (before?: string) => ownConversation(hers, before),
    (before?: string) => conversationWith(mine, patientId, before),
  ]) {
    const newest = await read()
    expect(newest).toMatchObject({ older: false, earlier: newest.messages[0]?.id })
    const middle = await read(newest.earlier!)
    expect(middle).toMatchObject({ older: true, earlier: middle.messages[0]?.id })
    const first = await read(middle.earlier!)
    expect(first).toMatchObject({ older: true, earlier: null })
    const pages = [first, middle, newest].map(({ messages }) => messages.map(({ text }) => text))
    expect(pages.map(({ length }) => length)).toEqual([3, 100, 100])
    expect(pages.flat()).toEqual(wanted)
  }
})

test('no page begins at a message of another conversation, or at none', async () => {
  const theirs = message('Mine')
  await writeToClinic(boHimself, theirs)
  for (const before of [theirs.id, v7(), 'no id', ''])
    for (const read of [
      () => ownConversation(adaHerself, before),
      () => conversationWith(mine, ada.patientId, before),
    ])
      await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'NotFound' }))
})

test('a hundred a day are taken from one person, at once too, and one that is sent again is none of them', async () => {
  const cleo = await treatedBy(mine, 'Cleo Marsh')
  const hers = await herself(cleo)
  const sent = Array.from({ length: 104 }, (_, i) => message(`No. ${i}`))
  const first = sent.slice(0, 96)
  for (const each of first) await writeToClinic(hers, each)
  const rest = await Promise.allSettled(sent.slice(96).map((each) => writeToClinic(hers, each)))
  expect(rest.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  expect(rest.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { fields: { text: expect.stringContaining('At most 100') } },
  })
  await writeToClinic(hers, first[0]!)
  expect((await ownConversation(hers)).messages).toHaveLength(100)
  // The clinic's answers are counted by themselves.
  await writeToPatient(mine, cleo.patientId, message('Please call us'))
})

test.each([
  ['', false],
  ['   ', false],
  ['\u200B', false],
  ['a\0b', false],
  ['x'.repeat(2_001), false],
  ["'; DROP TABLE messages; -- <script>alert(1)</script> {{7*7}}", true],
  ['Two\r\nlines', true],
])('%j is stored as it stands or refused at its field', async (text, good) => {
  const parsed = messageSchema.safeParse({ id: v7(), text })
  expect(parsed.success).toBe(good)
  if (!parsed.success) return expect(parsed.error.issues[0]?.path).toEqual(['text'])
  await writeToClinic(adaHerself, parsed.data)
  expect((await texts(adaHerself)).at(-1)).toBe(text)
})

test('who only covers reads a message, and leaves it unread for the care team', async () => {
  const cara = await treatedBy(mine, 'Cara Covered')
  await writeToClinic(await herself(cara), message('My leg is numb.'))
  const slot = { date: today(), time: '05:20', minutes: 20, anyway: true, planIds: [] }
  await bookSession(admin, { ...slot, therapistId: colleague.accountId }, cara.patientId)
  const opened = await conversationWith(colleague, cara.patientId)
  expect(opened).toMatchObject({ mayWrite: true, fresh: [], messages: [{ read: false }] })
  const { fresh } = await conversationWith(mine, cara.patientId)
  expect(fresh).toHaveLength(1)
  await expect(readForTeam(colleague, { ids: fresh }, cara.patientId)).rejects.toThrow(
    expect.objectContaining({ name: 'NotFound' }),
  )
  expect((await conversationWith(mine, cara.patientId)).fresh).toEqual(fresh)
})

test('two colleagues do not answer the same patient unseen, and what is sent again is sent once', async () => {
  const eve = await treatedBy(mine, 'Eve Asks')
  const slot = { date: today(), time: '05:20', minutes: 20, anyway: true, planIds: [] }
  await bookSession(admin, { ...slot, therapistId: colleague.accountId }, eve.patientId)
  const [first, second] = [message('Come at nine.'), message('Come at ten.')]
  await writeToPatient(mine, eve.patientId, first, 'none')
  await writeToPatient(mine, eve.patientId, first, 'none')
  await expect(writeToPatient(colleague, eve.patientId, second, 'none')).rejects.toMatchObject({
    fields: { '': expect.stringContaining(`${mine.name} has written`) },
  })
  const asked = message('Shall I leave out the band?')
  await writeToClinic(await herself(eve), asked)
  const [yes, no] = [message('Yes, until Wednesday.'), message('No, halve it.')]
  await writeToPatient(mine, eve.patientId, yes, asked.id)
  await writeToPatient(mine, eve.patientId, yes, asked.id)
  await expect(writeToPatient(colleague, eve.patientId, no, asked.id)).rejects.toMatchObject({
    fields: { '': expect.stringContaining(`${mine.name} has written`) },
  })
  // One's own, and the patient's, are answered as ever.
  await writeToPatient(mine, eve.patientId, message('Or until Thursday.'), asked.id)
  await expect(writeToPatient(colleague, eve.patientId, no, v7())).rejects.toMatchObject({ name: 'NotFound' })
  const last = (await conversationWith(colleague, eve.patientId)).messages.at(-1)!
  await writeToPatient(colleague, eve.patientId, no, last.id)
  expect(await texts(await herself(eve))).toEqual([
    ...[first.text, asked.text, yes.text, 'Or until Thursday.', no.text],
  ])
})

test('nor in the same moment', async () => {
  const finn = await treatedBy(mine, 'Finn Asks')
  const slot = { date: today(), time: '05:40', minutes: 20, anyway: true, planIds: [] }
  await bookSession(admin, { ...slot, therapistId: colleague.accountId }, finn.patientId)
  const answer = await meanwhile(
    (begin) =>
      asViewer(mine, async (tx) => {
        await inTurn(tx, 'counted', finn.patientId)
        await writing(tx, finn.patientId)
        await begin()
      }),
    () => writeToPatient(colleague, finn.patientId, message('Come at ten.'), 'none'),
  )
  expect(answer).toMatchObject({ fields: { '': expect.stringContaining(`${mine.name} has written`) } })
})

/** As one's own message is written. */
const writing = (tx: Tx, patientId: string) =>
  tx.message.create({
    data: {
      ...{ id: v7(), clinicId: mine.clinicId, patientId, authorId: mine.accountId },
      ...{ fromPatient: false, text: 'Come at nine.' },
    },
    select: { id: true },
  })
