// The morning digest: in the morning, once, to whoever asked for it, with counts and no name.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { everybody } from '@/domain/logging/caseload-asked'
import { actAs } from '@/prisma/demo/insert'
import { caseload } from '@/server/caseload'
import { changeRoles } from '@/server/clinic'
import { chooseDigest, sendDigests, wantsDigest } from '@/server/digest'
import { asSystem, asViewer } from '@/server/db'
import { closeFlags, flagsOfPatient } from '@/server/flags'
import { cutAt } from '@/server/meanwhile.fixture'
import { startMailbox, type Mailbox } from '@/server/reminders.fixture'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let mailbox: Mailbox
/** Whose mailbox is full. */
let full = ''
let mine: Therapist, colleague: Therapist, admin: Admin
beforeAll(async () => {
  mailbox = await startMailbox({
    onRcptTo: ({ address }, _, done) =>
      done(address === full ? Object.assign(new Error('4.2.2 Mailbox full'), { responseCode: 452 }) : null),
  })
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  admin = await harbour.admin()
  for (const { accountId, clinicId } of [mine, colleague])
    await asSystem('set-up', (tx) =>
      tx.account.updateMany({
        where: { clinicId, id: accountId },
        data: { signIn: `${accountId}@harbour.test` },
      }),
    )
  await treatedBy(mine, 'Ada Quist', 5)
  await treatedBy(mine, 'Bo Quist', 0)
})
afterAll(() => mailbox.stop())
beforeEach(() => {
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('NEXTAUTH_URL', 'https://clinic.example')
  mailbox.mails.length = 0
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

/** The exercise of a patient's plan is not for whoever has this. */
async function contraindicated({ prescriptionId }: Treated, code: string): Promise<void> {
  const { exerciseId } = await asViewer(mine, (tx) =>
    tx.prescription.findFirstOrThrow({ where: { id: prescriptionId }, select: { exerciseId: true } }),
  )
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await actAs(client, 'phaseline_system')
  await client.query('UPDATE exercises SET contraindications = $1 WHERE id = $2', [[code], exerciseId])
  await client.query('COMMIT')
  await client.end()
}

/** London's clocks are at most an hour ahead of UTC, so that this is a morning there all year round. */
const atTime = (time: string) =>
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today()}T${time}:00Z`) })

test('goes out in the morning, once, with counts and no name', async () => {
  await chooseDigest(mine, true)
  await chooseDigest(mine, true)
  expect([await wantsDigest(mine), await wantsDigest(colleague)]).toEqual([true, false])
  atTime('05:30')
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toEqual([])

  atTime('08:30')
  await Promise.all([sendDigests(mine.clinicId), sendDigests(mine.clinicId)])
  await sendDigests(mine.clinicId)
  expect(mailbox.to).toEqual([`${mine.accountId}@harbour.test`])
  const [mail] = mailbox.mails
  // Ada is silent; Bo began today.
  expect(mail).toContain('One of your patients asks for attention. New since yesterday morning: 1.')
  expect(mail).toContain('https://clinic.example/caseload?whose=mine&flag=any')
  expect(mail).not.toMatch(/Quist|\bAda\b|Harbour Physio|back pain/)
})

test('goes out to all others where the mailbox of one is full, and to that one later in the morning', async () => {
  const quay = await clinicOf('Quay')
  const people = [await quay.therapist(), await quay.therapist()].sort((a, b) =>
    a.accountId < b.accountId ? -1 : 1,
  )
  const addresses = people.map(({ accountId }) => `${accountId}@quay.test`)
  for (const [at, therapist] of people.entries()) {
    const { accountId: id, clinicId } = therapist
    const data = { signIn: addresses[at] }
    await asSystem('set-up', (tx) => tx.account.updateMany({ where: { clinicId, id }, data }))
    await treatedBy(therapist, 'Ada Quist', 5)
    await chooseDigest(therapist, true)
  }
  full = addresses[0]!
  mailbox.to.length = 0
  atTime('08:30')
  await sendDigests(quay.clinicId)
  expect(mailbox.to).toEqual([addresses[1]])
  full = ''
  await sendDigests(quay.clinicId)
  expect(mailbox.to).toEqual([addresses[1], addresses[0]])
})

test('a mail server that goes silent once it has the text is asked once in a round, and the others are told in the next', async () => {
  const mole = await clinicOf('Mole')
  for (const therapist of [await mole.therapist(), await mole.therapist(), await mole.therapist()]) {
    const { accountId: id, clinicId } = therapist
    const data = { signIn: `${id}@mole.test` }
    await asSystem('set-up', (tx) => tx.account.updateMany({ where: { clinicId, id }, data }))
    await treatedBy(therapist, 'Ada Quist', 5)
    await chooseDigest(therapist, true)
  }
  const asked = vi.fn(() => unwell.cut())
  const unwell = await startMailbox({ onData: (stream) => void stream.on('end', asked).resume() })
  atTime('08:30')
  vi.stubEnv('SMTP_URL', unwell.url)
  await sendDigests(mole.clinicId)
  expect(asked).toHaveBeenCalledOnce()
  await unwell.stop()
  vi.stubEnv('SMTP_URL', mailbox.url)
  await sendDigests(mole.clinicId)
  expect(mailbox.mails).toHaveLength(2)
})

test('goes to nobody who treats no patients any more, until they do again', async () => {
  const { clinicId, accountId } = mine
  await chooseDigest(mine, false)
  await chooseDigest(mine, true)
  await changeRoles(admin, accountId, ['admin'])
  atTime('08:30')
  await sendDigests(clinicId)
  expect(mailbox.mails).toEqual([])
  await changeRoles(admin, accountId, ['therapist'])
  vi.setSystemTime(new Date(`${addDays(today(), 1)}T08:30:00Z`))
  await sendDigests(clinicId)
  expect(mailbox.mails).toHaveLength(1)
})

test('says nothing where nothing is unanswered, and nothing to who no longer wants it', async () => {
  await chooseDigest(mine, false)
  await chooseDigest(colleague, true)
  atTime('08:30')
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toEqual([])

  await chooseDigest(mine, true)
  const { lines } = await caseload(mine, { ...everybody, search: 'Ada', page: 1 })
  const [flag] = await flagsOfPatient(mine, lines[0]!.id)
  await closeFlags(mine, { flagIds: [flag!.id], reason: 'Rang her' })
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toEqual([])
})

test('counts who has no flag, but a plan that the record speaks against', async () => {
  const nora = await treatedBy(colleague, 'Nora Quist', 0)
  await chooseDigest(mine, false)
  await chooseDigest(colleague, true)
  await contraindicated(nora, 'osteoporosis')
  atTime('08:30')
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toEqual([])

  await asViewer(colleague, (tx) =>
    tx.patient.updateMany({ where: { id: nora.patientId }, data: { precautions: ['osteoporosis'] } }),
  )
  await chooseDigest(colleague, false)
  await chooseDigest(colleague, true)
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]).toContain('One of your patients asks for attention. Nothing is new since')
  await chooseDigest(colleague, false)
})

test('what the mail server did not take goes out later the same morning', async () => {
  await treatedBy(mine, 'Cy Quist', 6)
  await chooseDigest(mine, false)
  await chooseDigest(mine, true)
  atTime('08:30')
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1')
  await sendDigests(mine.clinicId)
  vi.stubEnv('SMTP_URL', mailbox.url)
  await sendDigests(mine.clinicId)
  expect(mailbox.mails).toHaveLength(1)
})

test('what could not be worked out goes out a minute later', async () => {
  const pier = await clinicOf('Pier')
  const dora = await pier.therapist()
  const where = { clinicId: pier.clinicId, id: dora.accountId }
  const signIn = `${dora.accountId}@pier.test`
  await asSystem('set-up', (tx) => tx.account.updateMany({ where, data: { signIn } }))
  await treatedBy(dora, 'Ada Quist', 6)
  await chooseDigest(dora, true)
  atTime('08:30')
  // The caseload, then the count of who asks for attention.
  for (const table of ['watches', 'care_team_members']) await cutAt(table, () => sendDigests(pier.clinicId))
  expect(mailbox.to.filter((to) => to === signIn)).toEqual([])
  await sendDigests(pier.clinicId)
  expect(mailbox.to.filter((to) => to === signIn)).toEqual([signIn])
})
