// A restore lets nobody in by what was ended or used since the backup, nor by what was open then; with a passphrase one comes in anew.
import path from 'node:path'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actAs, insert } from '@/prisma/demo/insert'
import { migrate } from '@/prisma/migrate'
import { asOwner, cloneDatabase } from '@/prisma/cloned'
import { startEmptyServer, temporaryFolder } from '@/prisma/testing'
import { startRelay } from '@/prisma/testing-relay'
import { anAdmin, sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { emailToConfirm } from '@/server/asked-email'
import { makeCalendarAddress, readCalendarFeed, stopCalendarAddress } from '@/server/calendar-feed'
import { disableColleague } from '@/server/clinic'
import { asViewer } from '@/server/db'
import {
  acceptInvitation,
  endPatientSessions,
  inviteColleague,
  invitationFor,
  invitePatient,
} from '@/server/invitations'
import { saveOwnContact } from '@/server/own-contact'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { signedIn, signingIn } from '@/server/sign-in.fixture'
import { sendSignInLinks, signInLinkFor } from '@/server/sign-in-links'
import { treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type PatientViewer, type Therapist } from '@/server/viewer'
import { restoreErased } from './erasures'
import { restore, restoreAsItWas } from './restore'
import { backUp } from './write'

const url = process.env.DATABASE_URL ?? ''
let folder: string
let remove: () => Promise<void>
let mailbox: Mailbox
const place = (name: string) => path.join(folder, name)

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  mailbox = await startMailbox()
  process.env.SMTP_URL = mailbox.url
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await mailbox.stop()
  await remove()
})

const open = {
  auth_sessions: 'ended_at IS NULL',
  invitations: 'used_at IS NULL',
  sign_in_links: 'used_at IS NULL',
  asked_emails: 'true',
  calendar_feeds: 'ended_at IS NULL',
}

/** How many ways in there are, by table. */
async function openIn(at: string, tables = Object.keys(open) as (keyof typeof open)[]) {
  const counts = tables.map(
    (table) => `(SELECT count(*)::int FROM ${table} WHERE ${open[table]}) AS ${table}`,
  )
  const [row] = await asOwner<Record<string, number>>(
    at,
    'SET ROLE phaseline_backup',
    `SELECT ${counts.join(', ')}`,
  )
  return row!
}

it('of what was open when the backup was made nothing leads in', async () => {
  const { harbour, newAccount } = await signingIn()
  const admin = await anAdmin(harbour)
  const account = await newAccount()
  const session = await signedIn(account.name)
  const ben = (await viewerBehind(session.sessionId)) as Therapist
  const ada = await treatedBy(ben, 'Ada')
  const email = `${v7()}@example.test`
  const written = { email, emailBy: ben.accountId }
  await asViewer(ben, (tx) => tx.patient.updateMany({ where: { id: ada.patientId }, data: written }))
  const phone = await sessionOf(harbour, ada.accountId)
  const adaHerself = (await viewerBehind(phone)) as PatientViewer
  const eve = await treatedBy(ben, 'Eve')

  const invitation = (await invitePatient(ben, eve.patientId)).token
  const renewal = (await inviteColleague(admin, ben.accountId)).token
  await sendSignInLinks(email)
  const [, link = ''] = /\/sign-in\/link\/([\w-]+)/.exec(mailbox.mails.join().replace(/=\r\n/g, '')) ?? []
  const [mail] = await saveOwnContact(adaHerself, { phone: '', email: `${v7()}@example.test` })
  const [, proof = ''] = /\/confirm-email\/([\w-]+)/.exec(mail!.text) ?? []
  const feeds = await Promise.all(
    [ben, adaHerself].map(async (viewer) =>
      (await makeCalendarAddress(viewer)).address.split('/').pop()!.replace('.ics', ''),
    ),
  )
  const whatLeadsIn = async () => ({
    sessions: await Promise.all([phone, session.sessionId].map(viewerOfSession)),
    links: await Promise.all([invitation, renewal].map(invitationFor)),
    byEmail: [await signInLinkFor(link), await emailToConfirm(proof)],
    feeds: await Promise.all(feeds.map((token) => readCalendarFeed(token).catch(() => null))),
  })
  expect(Object.values(await whatLeadsIn()).flat()).not.toContain(null)
  await backUp(url, place('whole'))

  // What a person ends afterwards, and what is used: the backup does not know of it.
  await stopCalendarAddress(ben)
  await endPatientSessions(ben, ada.patientId)
  await acceptInvitation({ token: invitation, way: 'this-device' }, 'the phone of Eve')
  await disableColleague(admin, ben.accountId)
  await asOwner(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await restoreErased(url, place('whole'), { folder })

  expect(new Set(Object.values(await whatLeadsIn()).flat())).toEqual(new Set([null]))
  expect((await signedIn(account.name)).accountId).toBe(ben.accountId)
})

it('nothing is open from the moment that the rows are there, before anything else is done', async () => {
  const empty = await cloneDatabase()
  const relay = await startRelay(empty.url)
  try {
    const commit = relay.holdCommitOf('ENABLE TRIGGER USER')
    const restoring = restore(relay.url, place('whole'))
    await Promise.race([commit.reached, restoring])
    await expect
      .poll(() => asOwner(empty.url, 'SET ROLE phaseline_system', 'SELECT FROM clinics'))
      .toHaveLength(1)
    expect(Object.values(await openIn(empty.url)).filter(Boolean)).toEqual([])
    commit.release()
    await restoring
  } finally {
    await relay.stop()
    await empty.drop()
  }
})

it('stays as it was where a backup is only compared', async () => {
  const empty = await cloneDatabase()
  try {
    await restoreAsItWas(empty.url, place('whole'))
    expect(Object.values(await openIn(empty.url))).not.toContain(0)
  } finally {
    await empty.drop()
  }
})

it('is ended of a backup by a version that had fewer ways in', async () => {
  const early = await startEmptyServer()
  const empty = await cloneDatabase()
  try {
    await migrate(early.url, { upTo: '20261126031500_backups' })
    const client = new pg.Client({ connectionString: early.url })
    await client.connect()
    await client.query('BEGIN')
    await actAs(client, 'phaseline_system')
    const [clinic_id, account_id, soon] = [v7(), v7(), new Date(Date.now() + 3_600_000)]
    await insert(client, 'clinics', [{ id: clinic_id, name: 'Harbour', time_zone: 'Europe/London' }])
    await insert(client, 'accounts', [{ id: account_id, clinic_id, name: 'Ana', roles: ['admin'] }])
    const whose = { id: v7(), clinic_id, account_id, expires_at: soon }
    await insert(client, 'auth_sessions', [{ ...whose, device: 'test', idle_minutes: 30 }])
    await insert(client, 'invitations', [{ ...whose, token_hash: 'a hash' }])
    await client.query('COMMIT')
    await client.end()
    expect(await openIn(early.url, ['auth_sessions', 'invitations'])).toEqual({
      auth_sessions: 1,
      invitations: 1,
    })
    await backUp(early.url, place('early'))

    await restore(empty.url, place('early'))
    expect(await openIn(empty.url, ['auth_sessions', 'invitations'])).toEqual({
      auth_sessions: 0,
      invitations: 0,
    })
    expect(
      await asOwner(
        empty.url,
        'SET ROLE phaseline_backup',
        `SELECT clinic_id, object FROM audit_entries WHERE action = 'restore'`,
      ),
    ).toEqual([{ clinic_id, object: 'backup' }])
  } finally {
    await early.stop()
    await empty.drop()
  }
})
