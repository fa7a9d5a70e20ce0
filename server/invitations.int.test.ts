// Invitations on a real database: used once, for a week, by the one they are for, and made by those who may.
import { create } from 'qrcode'
import { v7 } from 'uuid'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aClinic, aColleague, anAccount, anAdmin, viewerBehind } from '@/server/accounts.fixture'
import type { SignedIn } from '@/server/auth-session'
import { handOver } from '@/server/caseload-handover'
import { addColleague, changeRoles, disableColleague } from '@/server/clinic'
import { asSystem, asViewer } from '@/server/db'
import { changeTeam } from '@/server/care-team'
import { getPatientRecord } from '@/server/patient-record'
import { NotFound, Refused } from '@/server/errors'
import { invitationLink } from '@/server/invitation-link'
import {
  acceptInvitation,
  endPatientSessions,
  invitationFor,
  inviteColleague,
  invitePatient,
  patientAccess,
} from '@/server/invitations'
import type * as passphrases from '@/server/passphrase'
import { getPatient } from '@/server/patients'
import { hashPassphrase } from '@/server/passphrase'
import { signIn } from '@/server/sign-in'
import { removeColleaguesSecondStep } from '@/server/staff-second-step'
import { viewerOfSession, type Admin, type StaffViewer } from '@/server/viewer'

vi.mock('@/server/passphrase', async (original) => {
  const real = await original<typeof passphrases>()
  return { ...real, hashPassphrase: vi.fn(real.hashPassphrase) }
})

const passphrase = 'river candle maple stone'
let harbour: string
let ana: StaffViewer
let ben: StaffViewer
let admin: Admin
let elsewhere: StaffViewer
let adminElsewhere: Admin

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'only for the tests, and longer than 32'
  harbour = await aClinic('Harbour')
  const riverside = await aClinic('Riverside')
  ana = await aColleague(harbour, { name: 'Ana' })
  ben = await aColleague(harbour, { name: 'Ben' })
  admin = await anAdmin(harbour)
  elsewhere = await aColleague(riverside, { name: 'Eve' })
  adminElsewhere = await anAdmin(riverside)
})
afterEach(() => void vi.useRealTimers())

async function patientOf(viewer: StaffViewer, name = 'Edith'): Promise<string> {
  const { clinicId, accountId: therapistId } = viewer
  const id = v7()
  await asViewer(viewer, async (tx) => {
    await tx.patient.create({ data: { id, clinicId, name, timeZone: 'Europe/London' }, select: { id: true } })
    await tx.careTeamMember.create({
      data: { clinicId, patientId: id, therapistId, fromOn: new Date('2020-01-01') },
      select: { id: true },
    })
  })
  return id
}

async function onThisPhone(token: string): Promise<SignedIn> {
  const answer = await acceptInvitation({ token, way: 'this-device' }, 'phone')
  if ('next' in answer) throw new Error('a patient was asked for a second step')
  return answer
}
const days = (count: number) => count * 86_400_000
const noLongerGood = /used or has expired/

describe('a patient’s link', () => {
  it('is looked at without being used, and names the clinic and the person', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    for (let i = 0; i < 3; i++)
      expect(await invitationFor(token)).toMatchObject({
        name: 'Edith',
        clinicName: 'Harbour',
        patient: true,
      })
    expect(await onThisPhone(token)).toMatchObject({ patient: true })
  })

  it('signs this phone in for 90 days, without a passphrase, as that patient', async () => {
    const patientId = await patientOf(ana)
    const { token } = await invitePatient(ana, patientId)
    const { sessionId } = await onThisPhone(token)
    expect(await viewerBehind(sessionId)).toMatchObject({ kind: 'patient', patientId, clinicId: harbour })
    const row = await asSystem('sign-in', (tx) => tx.authSession.findFirst({ where: { id: sessionId } }))
    const lasts = (row?.expiresAt.getTime() ?? 0) - Date.now()
    expect(lasts).toBeGreaterThan(days(89.9))
    expect(lasts).toBeLessThanOrEqual(days(90))
  })

  it('works once, also for two who open it in the same moment', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    const both = await Promise.allSettled([onThisPhone(token), onThisPhone(token)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(onThisPhone(token)).rejects.toThrow(noLongerGood)
    expect(await invitationFor(token)).toBeNull()
  })

  it('whose answer was lost lets the page in that used it, for ten minutes, and nobody else', async () => {
    const link = async () => {
      const patient = await patientOf(ana)
      const { token } = await invitePatient(ana, patient)
      return { patient, given: { token, way: 'this-device' as const, attempt: token.slice(0, 22) } }
    }
    const { patient, given } = await link()
    const first = await acceptInvitation(given, 'phone')
    expect(await acceptInvitation(given, 'phone')).toEqual(first)
    for (const attempt of [undefined, '', 'another page of the link'])
      await expect(acceptInvitation({ ...given, attempt }, 'thief')).rejects.toThrow(Refused)
    const late = await link()
    await acceptInvitation(late.given, 'phone')
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] })
    await expect(acceptInvitation(late.given, 'phone')).rejects.toThrow(Refused)
    vi.useRealTimers()
    await endPatientSessions(ana, patient)
    await expect(acceptInvitation(given, 'phone')).rejects.toThrow(Refused)
  })

  it('whose answer was lost is no second way in with a passphrase: whoever chose it signs in with it', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    const given = { token, way: 'passphrase' as const, signIn: `lost-${v7()}`, passphrase }
    await acceptInvitation(given, 'phone')
    for (const other of [{}, { passphrase: 'another long passphrase' }, { way: 'this-device' as const }])
      await expect(acceptInvitation({ ...given, ...other }, 'thief')).rejects.toThrow(noLongerGood)
    const himself = { name: given.signIn, passphrase, address: '', device: '', deviceCookie: '' }
    expect(await signIn(himself)).toMatchObject({ patient: true })
  })

  it('works for seven days', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days(7) - 10_000 })
    expect(await invitationFor(token)).not.toBeNull()
    vi.setSystemTime(Date.now() + 11_000)
    expect(await invitationFor(token)).toBeNull()
    await expect(onThisPhone(token)).rejects.toThrow(noLongerGood)
  })

  it('is ended by a newer one, and the newer one ends the lost phone when it is used', async () => {
    const patientId = await patientOf(ana)
    const lost = await onThisPhone((await invitePatient(ana, patientId)).token)
    const older = await invitePatient(ana, patientId, true)
    const newer = await invitePatient(ana, patientId, true)
    await expect(onThisPhone(older.token)).rejects.toThrow(noLongerGood)
    expect(await viewerOfSession(lost.sessionId)).not.toBeNull()
    await onThisPhone(newer.token)
    expect(await viewerOfSession(lost.sessionId)).toBeNull()
  })

  it('is for this phone alone where that is chosen: the passphrase of before opens nothing', async () => {
    const id = await patientOf(ana)
    const chosen = { signIn: `once-${v7()}`, passphrase: 'kettle orbit lantern moss' }
    const { token } = await invitePatient(ana, id)
    await acceptInvitation({ token, way: 'passphrase', ...chosen }, 'phone')
    const from = {
      name: chosen.signIn,
      passphrase: chosen.passphrase,
      address: '',
      device: '',
      deviceCookie: '',
    }
    expect(await signIn(from)).toHaveProperty('sessionId')
    const anew = await invitePatient(ana, id, true)
    const { accountId } = await onThisPhone(anew.token)
    expect(await signIn(from)).toBe('wrong')
    // The name is free again, for themself too.
    const last = await invitePatient(ana, id, true)
    expect(
      await acceptInvitation({ token: last.token, way: 'passphrase', ...chosen }, 'phone'),
    ).toMatchObject({ accountId })
  })

  it('sets a sign-in name and passphrase that then sign in', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    const chosen = { signIn: `edith-${v7()}`, passphrase }
    const { accountId } = await acceptInvitation({ token, way: 'passphrase', ...chosen }, 'phone')
    const again = { name: chosen.signIn, passphrase, address: '', device: '', deviceCookie: '' }
    expect(await signIn(again)).toMatchObject({ accountId, patient: true })
  })

  it('does not tell one name after the other whether it is taken', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date() })
    const { signIn: taken } = await anAccount(elsewhere.clinicId)
    const { token } = await invitePatient(ana, await patientOf(ana))
    const choose = (signIn: string) =>
      acceptInvitation({ token, way: 'passphrase', signIn, passphrase }, 'phone')
    const isTaken = { fields: { signIn: expect.stringContaining('taken') } }
    const mustWait = {
      fields: { signIn: expect.stringMatching(/^Too many names. Wait (1 second|2 seconds), then/) },
    }
    for (let i = 0; i < 5; i++) await expect(choose(taken)).rejects.toMatchObject(isTaken)
    await expect(choose(taken)).rejects.toMatchObject(mustWait)
    await expect(choose(`${v7()}@example.test`), 'free or not').rejects.toMatchObject(mustWait)
    vi.setSystemTime(Date.now() + 1_000)
    await expect(choose(taken)).rejects.toMatchObject(isTaken)
    vi.setSystemTime(Date.now() + 1_000)
    await expect(choose(taken), 'ever longer').rejects.toMatchObject(mustWait)
    // The phone alone needs no name, and another invitation has its own count.
    const other = await invitePatient(ben, await patientOf(ben))
    const name = `${v7()}@example.test`
    expect(
      await acceptInvitation({ token: other.token, way: 'passphrase', signIn: name, passphrase }, 'phone'),
    ).toMatchObject({ patient: true })
    expect(await onThisPhone(token)).toMatchObject({ patient: true })
  })

  it('nor does a clinic that makes one link after the other, or names colleagues; another clinic is not held up', async () => {
    const busy = await anAdmin(await aClinic('Busy'))
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') })
    const choose = async (signIn: string) => {
      const { token } = await invitePatient(busy, await patientOf(busy))
      return acceptInvitation({ token, way: 'passphrase', signIn, passphrase }, 'phone')
    }
    const { signIn: taken } = await anAccount(elsewhere.clinicId)
    const isTaken = { fields: { signIn: expect.stringContaining('taken') } }
    const mustWait = { fields: { signIn: expect.stringContaining('Too many names') } }
    const added = () => addColleague(busy, { name: 'New', signIn: taken, roles: ['therapist'] })
    // What is free is told too, and makes somebody: it does not count.
    expect(await choose(`${v7()}@example.test`)).toMatchObject({ patient: true })
    for (let i = 0; i < 10; i++) {
      await expect(choose(taken)).rejects.toMatchObject(isTaken)
      await expect(added()).rejects.toMatchObject(isTaken)
    }
    await expect(choose(taken)).rejects.toMatchObject(mustWait)
    await expect(added()).rejects.toMatchObject(mustWait)
    const { token } = await invitePatient(ben, await patientOf(ben))
    const elsewhereTried = { token, way: 'passphrase' as const, signIn: taken, passphrase }
    await expect(acceptInvitation(elsewhereTried, 'phone')).rejects.toMatchObject(isTaken)
    vi.setSystemTime(new Date('2026-03-02T10:00:00Z'))
    await expect(choose(taken)).rejects.toMatchObject(isTaken)
  })

  it('stays good when the name chosen is taken', async () => {
    const { signIn: taken } = await anAccount(elsewhere.clinicId)
    const { token } = await invitePatient(ana, await patientOf(ana))
    await expect(
      acceptInvitation({ token, way: 'passphrase', signIn: taken, passphrase }, 'phone'),
    ).rejects.toMatchObject({ fields: { signIn: expect.stringContaining('taken') } })
    expect(await onThisPhone(token)).toMatchObject({ patient: true })
  })

  it.each([
    ['nothing', ''],
    ['a NUL', '\0'],
    ['a made-up one', 'A'.repeat(43)],
    ['a very long one', 'A'.repeat(100_000)],
  ])('that is %s lets nobody in, and no passphrase is hashed for it', async (_, token) => {
    vi.mocked(hashPassphrase).mockClear()
    expect(await invitationFor(token)).toBeNull()
    await expect(
      acceptInvitation({ token, way: 'passphrase', signIn: 'somebody', passphrase }, 'phone'),
    ).rejects.toThrow(noLongerGood)
    expect(hashPassphrase).not.toHaveBeenCalled()
  })

  it('is kept as a hash alone', async () => {
    const { token } = await invitePatient(ana, await patientOf(ana))
    const rows = await asSystem('invitation', (tx) => tx.invitation.findMany())
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  })

  it('leads nowhere once whoever made it was disabled', async () => {
    const leaving = await aColleague(harbour)
    const patientId = await patientOf(leaving)
    const { token } = await invitePatient(leaving, patientId)
    const stays = await invitePatient(ana, await patientOf(ana))
    await disableColleague(admin, leaving.accountId)
    await expect(onThisPhone(token)).rejects.toThrow()
    await onThisPhone(stays.token)
  })

  it('leads nowhere once whoever made it may make none', async () => {
    const second = await anAdmin(harbour, 'Second')
    const patientId = await patientOf(second)
    const made = [
      (await addColleague(second, { name: 'New', signIn: `${v7()}@example.test`, roles: ['admin'] })).token,
      (await inviteColleague(second, (await aColleague(harbour)).accountId)).token,
      (await invitePatient(second, patientId)).token,
    ]
    await changeRoles(admin, second.accountId, ['admin', 'therapist'])
    expect(await invitationFor(made[0]!)).not.toBeNull()
    await changeRoles(admin, second.accountId, ['therapist'])
    for (const token of made) expect(await invitationFor(token)).toBeNull()
  })

  it.each<[string, (leaves: StaffViewer, patientId: string) => Promise<unknown>]>([
    [
      'left the care team',
      async (leaves, patientId) => {
        const { team } = await getPatientRecord(admin, patientId)
        const [own] = team.filter(({ therapistId }) => therapistId === leaves.accountId)
        const on = new Date().toISOString().slice(0, 10)
        await changeTeam(admin, patientId, { joins: ana.accountId, leaves: own!.id, on })
      },
    ],
    ['was handed over', (leaves) => handOver(admin, { to: ana.accountId }, leaves.accountId)],
  ])('leads nowhere once whoever made it %s', async (how, leave) => {
    const leaving = await aColleague(harbour)
    const patientId = await patientOf(leaving)
    const { token } = await invitePatient(leaving, patientId)
    const byAnother = await invitePatient(ana, await patientOf(ana))
    // Theirs was ended by one that somebody else has made since.
    const shared = await patientOf(leaving)
    await invitePatient(leaving, shared)
    const newer = await invitePatient(admin, shared)
    await leave(leaving, patientId)
    if (how !== 'was handed over') await leave(leaving, shared)
    expect(await invitationFor(token)).toBeNull()
    expect(await invitationFor(byAnother.token)).not.toBeNull()
    expect(await invitationFor(newer.token)).not.toBeNull()
  })

  it('leads nowhere once the clinic has ended the patient’s devices', async () => {
    const patientId = await patientOf(ana)
    const { token } = await invitePatient(ana, patientId)
    await endPatientSessions(ana, patientId)
    await expect(onThisPhone(token)).rejects.toThrow()
  })
})

describe('who may invite', () => {
  it('is the patient’s own therapist or an admin of the clinic; for others the patient does not exist', async () => {
    const patientId = await patientOf(ana)
    expect(await invitePatient(admin, patientId)).toMatchObject({ name: 'Edith' })
    for (const other of [ben, elsewhere, adminElsewhere]) {
      await expect(invitePatient(other, patientId)).rejects.toThrow(NotFound)
      await expect(patientAccess(other, patientId)).rejects.toThrow(NotFound)
      await expect(endPatientSessions(other, patientId)).rejects.toThrow(NotFound)
    }
  })

  it('is nobody who only covers: they see the record for days, and find no way to stay', async () => {
    const patientId = await patientOf(ana)
    await asViewer(admin, (tx) =>
      tx.session.create({
        data: {
          ...{ clinicId: harbour, patientId, therapistId: ben.accountId },
          ...{ startsAt: new Date(Date.now() + 3_600_000), minutes: 45 },
        },
        select: { id: true },
      }),
    )
    expect(await patientAccess(ben, patientId)).toMatchObject({ invited: false })
    expect(await getPatient(ben, patientId), 'so nothing of it is offered').toMatchObject({
      mayTreat: true,
      entrusted: false,
    })
    expect(await getPatient(ana, patientId)).toMatchObject({ mayTreat: true, entrusted: true })
    await expect(invitePatient(ben, patientId)).rejects.toThrow(NotFound)
    await expect(endPatientSessions(ben, patientId)).rejects.toThrow(NotFound)
  })

  it('of one’s own account is nobody: an open page would be enough to take it', async () => {
    await expect(inviteColleague(admin, admin.accountId)).rejects.toThrow(Refused)
    await expect(removeColleaguesSecondStep(admin, admin.accountId)).rejects.toThrow(Refused)
  })

  it('a colleague is an admin of the same clinic, and never by way of a patient’s account', async () => {
    const { id } = await anAccount(harbour, { name: 'New' })
    await expect(inviteColleague(adminElsewhere, id)).rejects.toThrow(NotFound)
    const { accountId } = await onThisPhone((await invitePatient(ana, await patientOf(ana))).token)
    await expect(inviteColleague(admin, accountId)).rejects.toThrow(NotFound)
    expect(await inviteColleague(admin, id)).toMatchObject({ name: 'New' })
  })

  it('makes no second way in for somebody who is in, unless the passphrase was given lately', async () => {
    const patientId = await patientOf(ana)
    await invitePatient(ana, patientId)
    // Nobody has come in yet: the link is only made anew.
    const { token } = await invitePatient(ana, patientId)
    expect(await patientAccess(ana, patientId)).toMatchObject({ invited: true, wasIn: false })
    const { sessionId } = await onThisPhone(token)
    expect(await patientAccess(ana, patientId)).toMatchObject({ invited: false, wasIn: true })
    for (const viewer of [ana, admin])
      await expect(invitePatient(viewer, patientId)).rejects.toThrow(/passphrase once more/)
    expect(await patientAccess(ana, patientId)).toMatchObject({ invited: false })
    await endPatientSessions(ana, patientId)
    await expect(invitePatient(ana, patientId), 'signed out or not').rejects.toThrow(Refused)
    const again = await invitePatient(ana, patientId, true)
    expect(await onThisPhone(again.token)).toMatchObject({ patient: true })
    expect(await viewerOfSession(sessionId)).toBeNull()
  })
})

describe('a colleague’s link', () => {
  it('asks for a passphrase, and keeps the name that the admin gave', async () => {
    const { id, signIn: name } = await anAccount(harbour)
    const { token } = await inviteColleague(admin, id)
    await expect(onThisPhone(token)).rejects.toThrow(Refused)
    const taken = { token, way: 'passphrase' as const, signIn: 'another-name', passphrase }
    expect(await acceptInvitation(taken, 'desk')).toMatchObject({ accountId: id, patient: false })
    expect(await signIn({ name, passphrase, address: '', device: '', deviceCookie: '' })).toMatchObject({
      accountId: id,
    })
  })

  it('lets nobody in once the account is disabled', async () => {
    const { id } = await anAccount(harbour)
    const { token } = await inviteColleague(admin, id)
    await asViewer(admin, (tx) => tx.account.updateMany({ where: { id }, data: { disabledAt: new Date() } }))
    expect(await invitationFor(token)).toBeNull()
    await expect(
      acceptInvitation({ token, way: 'passphrase', signIn: 'x', passphrase }, 'desk'),
    ).rejects.toThrow(noLongerGood)
    await expect(inviteColleague(admin, id)).rejects.toThrow(NotFound)
  })
})

describe('what staff see of a patient’s way in', () => {
  it('goes from nothing to invited to signed in, and to signed out when they end it', async () => {
    const patientId = await patientOf(ana)
    const access = () => patientAccess(ana, patientId)
    expect(await access()).toEqual({ invited: false, wasIn: false, devices: 0, lastSeen: null })
    const { token } = await invitePatient(ana, patientId)
    expect(await access()).toEqual({ invited: true, wasIn: false, devices: 0, lastSeen: null })
    const { sessionId } = await onThisPhone(token)
    expect(await access()).toMatchObject({ invited: false, devices: 1, lastSeen: expect.any(String) })
    await endPatientSessions(ana, patientId)
    expect(await viewerOfSession(sessionId)).toBeNull()
    const noted = await asViewer(ana, (tx) =>
      tx.auditEntry.findMany({ where: { patientId, object: 'auth_sessions' }, select: { accountId: true } }),
    )
    expect(noted).toEqual([{ accountId: ana.accountId }])
    expect(await access()).toMatchObject({ devices: 0 })
  })
})

describe('the link as it is shown', () => {
  const at = (address: string) => {
    process.env.PUBLIC_URL = address
    try {
      return invitationLink({ name: 'Edith', token: 'T' }, false)
    } finally {
      delete process.env.PUBLIC_URL
    }
  }

  it.each([
    ['https://physio.example.org/', true],
    ['http://physio.example.org', false],
    ['http://127.0.0.1:3000', false],
    ['https://localhost', false],
    ['https://[::1]:3000', false],
  ])('at %s is reachable by a phone: %s', (address, reachable) => {
    expect(at(address)).toMatchObject({ reachable, link: `${address.replace(/\/$/, '')}/invitation/T` })
  })

  it('has a QR code that says this link, with the free space around it that scanners look for', () => {
    const { link, qr } = at('https://physio.example.org')
    const { size, data } = create(link, { errorCorrectionLevel: 'M' }).modules
    expect(qr.size).toBe(size + 8)
    const dark = [...qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, run]) =>
      Array.from({ length: Number(run) }, (_, at) => (Number(y) - 4) * size + Number(x) - 4 + at),
    )
    expect(dark).toEqual([...data.keys()].filter((at) => data[at]))
  })
})
