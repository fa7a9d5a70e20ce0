// Handing a caseload over on a real database: everybody's patients keep somebody, once, and nobody of another clinic is touched.
import { v7 } from 'uuid'
import { beforeAll, expect, it, vi } from 'vitest'
import { addDays } from '@/domain/dates'
import { handOver } from '@/server/caseload-handover'
import { sessionOf } from '@/server/accounts.fixture'
import { everybody } from '@/domain/logging/caseload-asked'
import { caseload } from '@/server/caseload'
import { addColleague, changeRoles, disableColleague, listStaff } from '@/server/clinic'
import { dateIn, fromColumn, toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { inTurn } from '@/server/in-turn'
import { meanwhile } from '@/server/meanwhile.fixture'
import { changeTeam } from '@/server/care-team'
import { getPatient } from '@/server/patients'
import { whoHasSessions } from '@/server/sessions'
import { newAdmin, newClinic, newPatient, newTherapist } from '@/server/staff.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let admin: Admin, otherAdmin: Admin

beforeAll(async () => {
  admin = (await newAdmin(await newClinic('Harbour'), 'Ada')) as Admin
  otherAdmin = (await newAdmin(await newClinic('Riverside'), 'Bo')) as Admin
})

const two = async () =>
  [await newTherapist(admin.clinicId, 'Cy'), await newTherapist(admin.clinicId, 'Dee')] as const
const today = () => dateIn('Europe/London')
const teamOf = async (patientId: string) =>
  (
    await asViewer(admin, (tx) =>
      tx.careTeamMember.findMany({ where: { patientId }, orderBy: [{ fromOn: 'asc' }, { id: 'asc' }] }),
    )
  ).map(({ therapistId, fromOn, toOn }) => [therapistId, fromColumn(fromOn), toOn && fromColumn(toOn)])
const join = (by: Therapist, patientId: string, joins: string, on = today()) =>
  changeTeam(by, patientId, { joins, leaves: '', on })

/** The entry of somebody that has begun. */
async function entryOf(patientId: string, { accountId: therapistId }: Therapist): Promise<string> {
  const [entry] = await asViewer(admin, (tx) =>
    tx.careTeamMember.findMany({ where: { patientId, therapistId }, orderBy: { fromOn: 'asc' }, take: 1 }),
  )
  return entry!.id
}

const leave = async (patientId: string, whose: Therapist, on = today()) =>
  changeTeam(admin, patientId, { joins: '', leaves: await entryOf(patientId, whose), on })

it('the other joins every team from today, and the first leaves tonight', async () => {
  const [leaving, taking] = await two()
  const patients = [await newPatient(leaving, 'One'), await newPatient(leaving, 'Two')]
  const mine = await newPatient(taking, 'Mine')
  expect((await listStaff(admin)).find(({ id }) => id === leaving.accountId)?.patients).toBe(2)
  expect(await handOver(admin, { to: taking.accountId }, leaving.accountId)).toEqual({
    patients: 2,
    sessionsLeft: 0,
  })
  for (const id of patients) {
    expect(await teamOf(id)).toEqual([
      [leaving.accountId, today(), today()],
      [taking.accountId, today(), null],
    ])
    expect(await getPatient(taking, id)).toMatchObject({ mayTreat: true })
  }
  expect(await teamOf(mine)).toEqual([[taking.accountId, today(), null]])
  // Again is nothing more to hand over.
  expect(await handOver(admin, { to: taking.accountId }, leaving.accountId)).toMatchObject({ patients: 0 })
})

it('who is in the team already joins no second time, and what begins later begins later', async () => {
  const [leaving, taking] = await two()
  const [shared, coming] = [await newPatient(leaving, 'Shared'), await newPatient(taking, 'Coming')]
  await join(leaving, shared, taking.accountId)
  const later = addDays(today(), 7)
  await join(taking, coming, leaving.accountId, later)
  await handOver(admin, { to: taking.accountId }, leaving.accountId)
  expect((await teamOf(shared)).filter(([id]) => id === taking.accountId)).toHaveLength(1)
  expect(await teamOf(coming)).toEqual([
    [taking.accountId, today(), null],
    [leaving.accountId, later, addDays(today(), -1)],
  ])
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${later}T12:00:00Z`) })
  await expect(getPatient(leaving, coming)).rejects.toMatchObject({ name: 'NotFound' })
  vi.useRealTimers()
})

it('who was to join later joins today instead, and is out of the team once they are taken out', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Waiting')
  const later = addDays(today(), 60)
  await join(leaving, id, taking.accountId, later)
  await join(leaving, id, (await newTherapist(admin.clinicId, 'Flo')).accountId)
  await handOver(admin, { to: taking.accountId }, leaving.accountId)
  const theirs = async () => (await teamOf(id)).filter(([therapist]) => therapist === taking.accountId)
  expect(await theirs()).toEqual([
    [taking.accountId, today(), null],
    [taking.accountId, later, addDays(today(), -1)],
  ])
  await leave(id, taking)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${later}T12:00:00Z`) })
  await expect(getPatient(taking, id)).rejects.toMatchObject({ name: 'NotFound' })
  vi.useRealTimers()
})

it('who was to join later stays, where the first was to leave before that', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Between')
  await join(leaving, id, taking.accountId, addDays(today(), 20))
  await leave(id, leaving, addDays(today(), 30))
  await handOver(admin, { to: taking.accountId }, leaving.accountId)
  expect(await teamOf(id)).toContainEqual([taking.accountId, today(), null])
})

it('whoever leaves a care team leaves what they were to come back to as well', async () => {
  const [first, second] = await two()
  const id = await newPatient(first, 'Back again')
  await join(first, id, second.accountId)
  await leave(id, second, addDays(today(), 3))
  await join(first, id, second.accountId, addDays(today(), 7))
  await leave(id, second)
  expect((await teamOf(id)).filter(([therapist]) => therapist === second.accountId)).toEqual([
    [second.accountId, today(), today()],
    [second.accountId, addDays(today(), 7), today()],
  ])
})

it('two who hand over at once leave each patient with one successor', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Wanted')
  await Promise.all([1, 2].map(() => handOver(admin, { to: taking.accountId }, leaving.accountId)))
  expect((await teamOf(id)).filter(([therapist]) => therapist === taking.accountId)).toHaveLength(1)
})

it('is also for somebody who is disabled, and never to one', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Left behind')
  await disableColleague(admin, leaving.accountId)
  await expect(handOver(admin, { to: leaving.accountId }, taking.accountId)).rejects.toMatchObject({
    fields: { to: expect.any(String) },
  })
  await handOver(admin, { to: taking.accountId }, leaving.accountId)
  expect(await getPatient(taking, id)).toMatchObject({ mayTreat: true })
})

it('waits for whoever is just disabling the other', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Nobody’s')
  const answered = await meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        await inTurn(tx, 'ways-in', taking.accountId)
        await tx.account.updateMany({ where: { id: taking.accountId }, data: { disabledAt: new Date() } })
        await begin()
      }),
    () => handOver(admin, { to: taking.accountId }, leaving.accountId),
  )
  expect(answered).toMatchObject({ fields: { to: expect.any(String) } })
  expect(await teamOf(id)).toEqual([[leaving.accountId, today(), null]])
})

it('never leaves patients to somebody who was invited and has never signed in', async () => {
  const [leaving, taking] = await two()
  const id = await newPatient(leaving, 'Left alone')
  const invited = { name: 'New', signIn: `${v7()}@harbour.test`, roles: ['therapist' as const] }
  await addColleague(admin, invited)
  const never = (await listStaff(admin)).find(({ signIn }) => signIn === invited.signIn)!.id
  await expect(handOver(admin, { to: never }, leaving.accountId)).rejects.toMatchObject({
    fields: { to: expect.stringMatching(/never signed in.* hand over once they have used it/) },
  })
  const own = await entryOf(id, leaving)
  const takesOver = { joins: never, leaves: own, on: today() }
  await expect(changeTeam(admin, id, takesOver)).rejects.toMatchObject({
    fields: { joins: expect.stringContaining('never signed in') },
  })
  // They may join beside somebody, and are not the one who is left then.
  await join(leaving, id, never)
  const leaves = { joins: '', leaves: own, on: today() }
  await expect(changeTeam(admin, id, leaves)).rejects.toMatchObject({
    fields: { leaves: expect.stringContaining('Nobody would be left') },
  })
  expect(await teamOf(id)).toContainEqual([leaving.accountId, today(), null])
  await join(leaving, id, taking.accountId)
  await changeTeam(admin, id, leaves)
  // Whoever has signed in once is somebody who stays.
  await sessionOf(admin.clinicId, never)
  await handOver(admin, { to: never }, taking.accountId)
  expect(await teamOf(id)).toContainEqual([taking.accountId, today(), today()])
})

it('waits for a patient who is just being added, and hands them over too', async () => {
  const [leaving, taking] = await two()
  const patientId = v7()
  const whose = { clinicId: admin.clinicId, patientId, therapistId: leaving.accountId }
  const answered = await meanwhile(
    (begin) =>
      asViewer(leaving, async (tx) => {
        await inTurn(tx, 'ways-in', leaving.accountId)
        const { clinicId } = whose
        const data = { id: patientId, clinicId, name: 'Just now', timeZone: 'Europe/London' }
        await tx.patient.create({ data, select: { id: true } })
        await begin()
        await tx.careTeamMember.create({
          data: { ...whose, fromOn: toColumn(today()) },
          select: { id: true },
        })
      }),
    () => handOver(admin, { to: taking.accountId }, leaving.accountId),
  )
  expect(answered).toEqual({ patients: 1, sessionsLeft: 0 })
  expect(await teamOf(patientId)).toContainEqual([taking.accountId, today(), null])
})

it('is waited for by who adds a patient for the one who hands over', async () => {
  const [leaving] = await two()
  const other = await newAdmin(admin.clinicId, 'Abe')
  const answered = await meanwhile(
    (begin) =>
      asViewer(admin, async (tx) => {
        await inTurn(tx, 'ways-in', leaving.accountId)
        await begin()
        await tx.account.updateMany({ where: { id: leaving.accountId }, data: { disabledAt: new Date() } })
      }),
    () => newPatient(other, 'For whom', { therapistId: leaving.accountId }),
  )
  expect(answered).toMatchObject({ fields: { therapistId: 'Choose a therapist of this clinic' } })
})

it('is the own clinic’s affair', async () => {
  const [leaving, taking] = await two()
  await newPatient(leaving, 'Ours')
  await expect(handOver(otherAdmin, { to: taking.accountId }, leaving.accountId)).rejects.toMatchObject({
    name: 'NotFound',
  })
  const stranger = await newTherapist(otherAdmin.clinicId, 'Eve')
  for (const to of [stranger.accountId, admin.accountId, leaving.accountId])
    await expect(handOver(admin, { to }, leaving.accountId)).rejects.toMatchObject({ name: 'Refused' })
})

it('says of whoever leaves what is still theirs, and their sessions can be looked at for as long as there are any', async () => {
  const [leaving, taking] = await two()
  const patientId = await newPatient(leaving, 'One')
  const session = { patientId, therapistId: leaving.accountId, minutes: 30, startsAt: new Date('2099-01-05') }
  await asViewer(leaving, (tx) =>
    tx.session.create({
      data: { ...session, clinicId: admin.clinicId, status: 'booked' },
      select: { id: true },
    }),
  )
  await disableColleague(admin, leaving.accountId)
  const stillTheirs = async () => (await listStaff(admin)).find(({ id }) => id === leaving.accountId)
  expect(await stillTheirs()).toMatchObject({ disabled: true, patients: 1, sessions: 1 })
  const looked = async (viewer: Admin) => (await whoHasSessions(viewer)).map(({ id }) => id)
  expect(await looked(admin)).toContain(leaving.accountId)
  expect(await looked(otherAdmin)).not.toContain(leaving.accountId)
  await asViewer(admin, (tx) =>
    tx.session.updateMany({ where: { patientId }, data: { therapistId: taking.accountId } }),
  )
  expect(await stillTheirs()).toMatchObject({ sessions: 0 })
  expect(await looked(admin)).not.toContain(leaving.accountId)
  expect(await looked(admin)).toContain(taking.accountId)
})

it('whoever is left with nobody stands first in the caseload until somebody joins', async () => {
  const boss = (await newAdmin(await newClinic('Quay'), 'Ada')) as Admin
  const [leaving, staying] = [
    await newTherapist(boss.clinicId, 'Cy'),
    await newTherapist(boss.clinicId, 'Dee'),
  ]
  await newPatient(staying, 'Aileen')
  const left = await newPatient(leaving, 'Zoe')
  const seen = async (flag: 'any' | null = null) =>
    (await caseload(boss, { ...everybody, flag, search: '', page: 1 })).lines.map(({ name, lookedAfter }) => [
      name,
      lookedAfter,
    ])
  const calm = [
    ['Aileen', true],
    ['Zoe', true],
  ]
  expect(await seen()).toEqual(calm)
  await disableColleague(boss, leaving.accountId)
  expect(await seen()).toEqual([
    ['Zoe', false],
    ['Aileen', true],
  ])
  expect(await seen('any')).toEqual([['Zoe', false]])
  await changeTeam(boss, left, { joins: staying.accountId, leaves: '', on: today() })
  expect(await seen()).toEqual(calm)
  expect(await seen('any')).toEqual([])
  await changeRoles(boss, staying.accountId, ['admin'])
  expect(await seen('any')).toEqual([
    ['Aileen', false],
    ['Zoe', false],
  ])
})
