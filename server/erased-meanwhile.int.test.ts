// Written at the very moment somebody is erased with figures kept: it waits for the erasure, and no word of it stays.
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { makeCalendarAddress } from '@/server/calendar-feed'
import { asViewer } from '@/server/db'
import { NotFound } from '@/server/errors'
import { invitePatient } from '@/server/invitations'
import { recordBatch } from '@/server/logging'
import { meanwhile } from '@/server/meanwhile.fixture'
import { saveOwnContact } from '@/server/own-contact'
import { draftOfNextVersion, getPlan, saveDraft } from '@/server/plans'
import { sendSelfReport } from '@/server/self-report'
import { sendSignInLinks } from '@/server/sign-in-links'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type Admin, type PatientViewer, type Therapist } from '@/server/viewer'

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
await owner.connect()
afterAll(() => owner.end())

let admin: Admin, mine: Therapist, ada: Treated, herself: PatientViewer
beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  ada = await treatedBy(mine)
  herself = (await patientOfJob(mine.clinicId, ada.patientId))!
})

/** Begins to write once the erasure has gone through all rows and is not committed. */
const writtenWhileErasing = (write: () => Promise<unknown>) =>
  meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        await tx.$queryRaw`SELECT erase_patient(${ada.patientId}::uuid, true)`
        await begin()
      }),
    write,
  )

const at = () => ({
  performedAt: new Date().toISOString(),
  loggedAt: new Date().toISOString(),
  timeZone: 'Europe/London',
})

test('a check-in', async () => {
  const checkIn = { id: v7(), planId: ada.planId, on: today(), pain: 3, word: 'My sister drove me', ...at() }
  expect(await writtenWhileErasing(() => recordBatch(herself, { checkIns: [checkIn] }))).toBeInstanceOf(
    NotFound,
  )
})

test('a log with a note', async () => {
  const log = {
    ...{ id: v7(), prescriptionId: ada.prescriptionId, prescriptionVersionId: ada.versionId },
    ...{ dueOn: today(), slot: 1, status: 'done', note: 'In my own words', ...at() },
  }
  expect(await writtenWhileErasing(() => recordBatch(herself, { logs: [log] }))).toBeInstanceOf(NotFound)
})

test('answers before a visit', async () => {
  const answers = [{ measure: 'psfs', item: 'Gardening', value: 7 }]
  const sending = () => sendSelfReport(herself, ada.planId, { answers })
  expect(await writtenWhileErasing(sending)).toBeInstanceOf(NotFound)
})

test.each<[string, (viewer: PatientViewer) => Promise<unknown>]>([
  ['a link into the portal', () => invitePatient(mine, ada.patientId, true)],
  ['an address of their own', (viewer) => saveOwnContact(viewer, { email: 'late@example.test' })],
  ['the address of their calendar', (viewer) => makeCalendarAddress(viewer)],
])('%s', async (_, write) => {
  const viewer = await viewerBehind(await sessionOf(mine.clinicId, ada.accountId))
  expect(await writtenWhileErasing(() => write(viewer as PatientViewer))).toBeInstanceOf(NotFound)
})

test('a link to sign in is made for nobody', async () => {
  const written = { email: 'ada@erased.test', emailBy: mine.accountId }
  await asViewer(mine, (tx) => tx.patient.updateMany({ where: { id: ada.patientId }, data: written }))
  const answer = await writtenWhileErasing(() => sendSignInLinks('ada@erased.test'))
  expect(answer instanceof Error ? answer : new NotFound()).toBeInstanceOf(NotFound)
})

test('no table about a person is written meanwhile', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'patient_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'refuse_erased')`,
  )
  expect(rows.map(({ name }) => name).sort()).toEqual(['audit_entries', 'erasures'])
})

test('a draft of the next version', async () => {
  const { content, revision } = draftOfNextVersion(await getPlan(mine, ada.planId))
  const save = () => saveDraft(mine, ada.planId, { ...content, problem: 'Her own words' }, revision)
  expect(await writtenWhileErasing(save)).toBeInstanceOf(NotFound)
})
