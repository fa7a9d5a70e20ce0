// Former patients on a real database: who is put aside and by whom, what is then refused, what stays, and coming back.
import { beforeEach, describe, expect, it } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { addDays } from '@/domain/dates'
import { caseload } from '@/server/caseload'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { bringBack, putAside } from '@/server/former-patients'
import { getPatient, listPatients } from '@/server/patients'
import { endPlan } from '@/server/plan-course'
import { startPlan } from '@/server/plans'
import { bookSession, markSession } from '@/server/session-booking'
import { newPatient } from '@/server/staff.fixture'
import { clinicOf, today, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { patientOfJob, type Admin, type StaffViewer, type Therapist } from '@/server/viewer'

let mine: Therapist, colleague: Therapist, admin: Admin, elsewhere: Admin
let ada: Treated

beforeEach(async () => {
  const harbour = await clinicOf('Harbour')
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  admin = await harbour.admin()
  elsewhere = await (await clinicOf('Riverside')).admin()
  ada = await treatedBy(mine)
})

const book = (planIds: string[] = []) => {
  const at = { date: addDays(today(), 3), time: '09:30', minutes: 45, anyway: true }
  return bookSession(mine, { ...at, therapistId: mine.accountId, planIds }, ada.patientId)
}
const end = () =>
  endPlan(mine, ada.planId, { read: 1, revision: 0, how: 'completed', reason: '', cancelSessions: [] })
const listed = async (viewer: StaffViewer, wish: Parameters<typeof listPatients>[1]) =>
  (await listPatients(viewer, wish)).patients.map(({ name, former }) => [name, former])
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.fields : Promise.reject(error)),
  )
const since = async () => (await getPatient(mine, ada.patientId)).formerSince

it('nobody is put aside while a plan goes on or a session is to come, and the answer says which', async () => {
  const { id } = await book()
  expect((await refusal(putAside(mine, ada.patientId)))?.['']).toMatch(
    /^A plan goes on: .+\. End it first\. A session is booked\./,
  )
  await end()
  expect((await refusal(putAside(mine, ada.patientId)))?.['']).toMatch(
    /^A session is booked\. Cancel it first/,
  )
  await markSession(mine, { status: 'cancelled-by-patient', seen: 'booked' }, id)
  await putAside(mine, ada.patientId)
  expect(await since()).toBe(today())
  const restored = markSession(mine, { status: 'booked', seen: 'cancelled-by-patient' }, id)
  expect((await refusal(restored))?.['']).toMatch(/Bring them back first/)
})

describe('who was put aside', () => {
  beforeEach(async () => {
    await end()
    await putAside(mine, ada.patientId)
  })

  it('leaves the caseload and the list, and is found by name and among former ones', async () => {
    const inCaseload = async (viewer: StaffViewer) =>
      (await caseload(viewer, { ...everybody, search: '', page: 1 })).lines.map(({ name }) => name)
    for (const viewer of [mine, admin]) {
      expect(await inCaseload(viewer)).toEqual([])
      expect(await listed(viewer, { q: '', which: 'current' })).toEqual([])
      expect(await listed(viewer, { q: '', which: 'former' })).toEqual([['Ada Quist', true]])
      expect(await listed(viewer, { q: 'quist' })).toEqual([['Ada Quist', true]])
    }
    for (const viewer of [colleague, elsewhere])
      expect(await listed(viewer, { q: 'quist', which: 'former' })).toEqual([])
    await bringBack(admin, ada.patientId)
    expect(await since()).toBeNull()
    expect(await inCaseload(mine)).toEqual(['Ada Quist'])
    expect(await listed(mine, { q: '', which: 'former' })).toEqual([])
  })

  it('keeps the portal, and is put aside since the first time', async () => {
    expect(await patientOfJob(mine.clinicId, ada.patientId)).toMatchObject({ patientId: ada.patientId })
    const at = () =>
      asViewer(mine, (tx) =>
        tx.patient.findUniqueOrThrow({ where: { id: ada.patientId }, select: { archivedAt: true } }),
      )
    const first = await at()
    await putAside(mine, ada.patientId)
    expect(await at()).toEqual(first)
  })

  it('is booked, and planned for, once they are back', async () => {
    const plan = () => startPlan(mine, ada.patientId, {})
    for (const doing of [book, plan]) expect((await refusal(doing()))?.['']).toMatch(/Bring them back first/)
    await bringBack(mine, ada.patientId)
    await book()
    await plan()
  })

  it('is not written down a second time, unless they were born on another day', async () => {
    const again = (by: StaffViewer, birthDate: string) => refusal(newPatient(by, 'ada quist', { birthDate }))
    expect(await again(mine, '')).toMatchObject({ there: ada.patientId })
    expect((await again(admin, ''))?.name).toMatch(/bring them back instead/)
    // Whose patient she never was learns nothing of her.
    expect(await again(colleague, '')).toBeNull()
    await asViewer(mine, (tx) =>
      tx.patient.updateMany({ where: { id: ada.patientId }, data: { birthDate: new Date('1950-02-03') } }),
    )
    expect((await again(mine, '1950-02-03'))?.name).toMatch(/this name and birth date/)
    expect(await again(mine, '1971-02-03')).toBeNull()
  })

  it('is so for those alone who treat them and for an admin', async () => {
    for (const viewer of [colleague, elsewhere])
      for (const deed of [putAside, bringBack])
        await expect(deed(viewer, ada.patientId)).rejects.toThrow(NotFound)
    expect(await since()).toBe(today())
  })

  it('says in the audit log who did it', async () => {
    await bringBack(admin, ada.patientId)
    const noted = await asViewer(admin, (tx) =>
      tx.auditEntry.findMany({
        where: { patientId: ada.patientId, action: 'change', object: 'patients' },
        select: { accountId: true },
        orderBy: { at: 'asc' },
      }),
    )
    expect(noted.map(({ accountId }) => accountId)).toEqual([mine.accountId, admin.accountId])
  })
})

it('of a booking and a putting aside at once, one is done', async () => {
  await end()
  const done = await Promise.all([refusal(book()), refusal(putAside(mine, ada.patientId))])
  expect(done.filter((fields) => fields === null)).toHaveLength(1)
})
