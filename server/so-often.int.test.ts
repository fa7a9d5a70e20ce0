// What one person may do again and again, and leaves a line or a row for good, ends within a day: exactly, also at once.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { makeCalendarAddress } from '@/server/calendar-feed'
import { asSystem } from '@/server/db'
import { acceptInvitation, invitePatient } from '@/server/invitations'
import { changePassphrase, newRecoveryCodes, turnOffSecondStep } from '@/server/own-account'
import { listPatients, mostPatientsADay } from '@/server/patients'
import { confirmSecret, newSecret } from '@/server/second-step'
import { appOf, withSecondStep } from '@/server/second-step.fixture'
import { attempt, passphrase, signedIn, signingIn, type SigningIn } from '@/server/sign-in.fixture'
import { newPatient } from '@/server/staff.fixture'
import { clinicOf, treatedBy } from '@/server/two-clinics.fixture'
import { viewerOfSession, type StaffViewer } from '@/server/viewer'

let harbour: string
let newAccount: SigningIn['newAccount']
beforeAll(async () => {
  ;({ harbour, newAccount } = await signingIn())
})
afterEach(() => void vi.useRealTimers())

const hours = 3_600_000
const ago = (count: number) => new Date(Date.now() - count * hours)

async function aPerson() {
  const { name } = await newAccount()
  return { viewer: (await viewerBehind((await signedIn(name)).sessionId)) as StaffViewer }
}

/** As many lines of this kind in the log, an hour old; and older ones, which do not count any more. */
async function lines(viewer: StaffViewer, action: string, object: string, count: number): Promise<void> {
  const { clinicId, accountId } = viewer
  const line = { clinicId, accountId, action, object }
  const objectId = object === 'second_steps' ? accountId : null
  const of = (at: Date, many: number, about = objectId) =>
    Array.from({ length: many }, () => ({ ...line, objectId: about, at }))
  await asSystem('sign-in', (tx) =>
    tx.auditEntry.createMany({
      data: [
        ...of(ago(1), count),
        ...of(ago(25), 20),
        // A colleague's, whom an admin has helped.
        ...(objectId ? of(ago(1), 20, v7()) : []),
      ],
    }),
  )
}

const goesOn = (what: string) => ({ fields: { '': `Too many ${what}. Wait 23 hours, then try again.` } })
async function atOnce(times: number, run: () => Promise<unknown>) {
  const tried = await Promise.allSettled(Array.from({ length: times }, run))
  const refused = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  return { done: times - refused.length, refused }
}

describe('twenty of a kind within a day', () => {
  it('passphrases', async () => {
    const { viewer } = await aPerson()
    await lines(viewer, 'change', 'passphrase', 19)
    const [second, third] = ['meadow lantern violin otter', 'copper window garden lemon']
    await changePassphrase(viewer, { current: passphrase, passphrase: second })
    await expect(changePassphrase(viewer, { current: second, passphrase: third })).rejects.toMatchObject(
      goesOn('changes'),
    )
  })

  it('recovery codes', async () => {
    const { viewer } = await aPerson()
    await withSecondStep(viewer)
    await lines(viewer, 'change', 'second_steps', 18)
    const { done, refused } = await atOnce(3, () => newRecoveryCodes(viewer, { current: passphrase }))
    expect(done).toBe(2)
    expect(refused).toMatchObject([goesOn('changes')])
  })

  it('the second step turned off', async () => {
    const { viewer } = await aPerson()
    await lines(viewer, 'remove', 'second_steps', 18)
    const { done, refused } = await atOnce(3, () => turnOffSecondStep(viewer, { current: passphrase }))
    expect(done).toBe(2)
    expect(refused).toMatchObject([goesOn('changes')])
  })

  it('the second step turned on', async () => {
    const { viewer } = await aPerson()
    await lines(viewer, 'add', 'second_steps', 20)
    const made = await newSecret(viewer)
    const app = await appOf(viewer, made)
    await expect(confirmSecret(viewer, made, app())).rejects.toMatchObject(goesOn('changes'))
  })

  it('addresses of the calendar', async () => {
    const { viewer } = await aPerson()
    for (let made = 0; made < 18; made++) await makeCalendarAddress(viewer)
    const { done, refused } = await atOnce(4, () => makeCalendarAddress(viewer))
    expect(done).toBe(2)
    const wait = { fields: { '': 'Too many new addresses. Wait 24 hours, then try again.' } }
    expect(refused).toMatchObject([wait, wait])
  })
})

it('two hundred new patients within a day, and none twice where the answer is lost', async () => {
  const viewer = await (await clinicOf('Written down')).therapist()
  await lines(viewer, 'add', 'patients', mostPatientsADay - 1)
  const names = ['Ada', 'Bo', 'Cy']
  const { done, refused } = await atOnce(3, () => newPatient(viewer, names.pop()!))
  expect(done).toBe(1)
  expect(refused).toMatchObject([goesOn('new patients'), goesOn('new patients')])
  const { patients } = await listPatients(viewer, { q: '' })
  const [added] = patients
  expect(await newPatient(viewer, added!.name)).toBe(added!.id)
})

describe('two thousand sign-ins within a day', () => {
  const begun = (account: { clinicId: string; accountId: string }, count: number, createdAt: Date) =>
    asSystem('sign-in', (tx) =>
      tx.authSession.createMany({
        data: Array.from({ length: count }, () => ({
          ...{ ...account, device: '', idleMinutes: 30, expiresAt: createdAt },
          createdAt,
        })),
      }),
    )

  it('by the passphrase, at once too', async () => {
    const { id, name } = await newAccount()
    const account = { clinicId: harbour, accountId: id }
    await begun(account, 50, ago(25))
    await begun(account, 1_998, ago(1))
    const answers = await Promise.all(Array.from({ length: 4 }, () => attempt(name)))
    const waits = answers.filter((answer) => typeof answer === 'string')
    expect(waits).toHaveLength(2)
    for (const wait of waits) expect(wait).toMatch(/^wait:82[78]\d\d$/)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 23 * hours })
    await signedIn(name)
  })

  it('by a link, which is then still good', async () => {
    const ana = await (await clinicOf('Reached')).therapist()
    const { patientId, accountId } = await treatedBy(ana)
    const { token } = await invitePatient(ana, patientId, true)
    await begun({ clinicId: ana.clinicId, accountId }, 2_000, ago(1))
    const accept = () => acceptInvitation({ token, way: 'this-device' }, 'phone')
    await expect(accept()).rejects.toMatchObject(goesOn('sign-ins'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 23 * hours })
    expect(await accept()).toMatchObject({ accountId, patient: true })
  })

  it('whoever is in stays in', async () => {
    const { id } = await newAccount()
    const session = await sessionOf(harbour, id)
    await begun({ clinicId: harbour, accountId: id }, 2_000, ago(1))
    await expect(sessionOf(harbour, id)).rejects.toMatchObject(goesOn('sign-ins'))
    expect(await viewerOfSession(session)).not.toBeNull()
  })
})
