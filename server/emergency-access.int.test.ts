// Opening a record in an emergency on a real database: whose, for how long, what it does not allow, and that it is noted.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditFilterSchema, inWords } from '@/domain/accounts/audit'
import { addDays } from '@/domain/dates'
import { sectionSchema } from '@/domain/patient-record'
import { auditLines } from '@/server/audit'
import { caseload } from '@/server/caseload'
import { dateIn, toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { openedUntil, openInEmergency } from '@/server/emergency-access'
import { closeFlags, flagsOfPatient, putOffFlags } from '@/server/flags'
import { invitePatient } from '@/server/invitations'
import { changeTeam } from '@/server/care-team'
import { addAdverseEvent, getPatientRecord, saveSection, writeNote } from '@/server/patient-record'
import { getPatient, treats } from '@/server/patients'
import { endPlan } from '@/server/plan-course'
import { publish } from '@/server/publishing'
import { discardDraft, draftOfNextVersion, getPlan, saveDraft } from '@/server/plans'
import { bookSession, markSession, moveSession } from '@/server/session-booking'
import { sessionsOfPatient } from '@/server/sessions'
import { newAdmin, newClinic, newPatient, newTherapist } from '@/server/staff.fixture'
import { treatedBy } from '@/server/two-clinics.fixture'
import type { Admin, Therapist } from '@/server/viewer'

let own: Therapist, stranger: Therapist, elsewhere: Therapist, admin: Admin
let patients = 0

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  own = await newTherapist(harbour, 'Ana')
  stranger = await newTherapist(harbour, 'Ben')
  admin = (await newAdmin(harbour, 'Ada')) as Admin
  elsewhere = await newTherapist(await newClinic('Riverside'), 'Cy')
})
afterEach(() => vi.useRealTimers())

const today = () => dateIn('Europe/London')
const birthDate = '1950-02-03'
async function somebody() {
  const name = `Edda O’Brien_${++patients}%`
  return { name, id: await newPatient(own, name, { birthDate }) }
}
const given = (name: string) => ({ name, birthDate, reason: 'here-now' as const })
const nobody = { name: 'Refused', fields: { '': expect.stringContaining('No patient of this clinic') } }
const notFound = { name: 'NotFound' }

describe('a record that is not one’s own', () => {
  it('is closed, is opened by exact name and birth date, and is closed again after an hour', async () => {
    const { id, name } = await somebody()
    await expect(getPatient(stranger, id)).rejects.toMatchObject(notFound)
    expect(await openInEmergency(stranger, given(name.toUpperCase()))).toEqual({ patientId: id })
    expect(await getPatient(stranger, id)).toMatchObject({ name, mayTreat: true })
    const until = await openedUntil(stranger, id)
    expect(until!.getTime() - Date.now()).toBeGreaterThan(3_590_000)
    vi.useFakeTimers({ toFake: ['Date'], now: until!.getTime() - 1_000 })
    expect(await getPatient(stranger, id)).toMatchObject({ name })
    vi.setSystemTime(until!.getTime() + 1_000)
    await expect(getPatient(stranger, id)).rejects.toMatchObject(notFound)
    expect(await openedUntil(stranger, id)).toBeNull()
  })

  it.each([
    ['ahead of', -7],
    ['behind', 7],
  ])(
    'is open at once, and opened once, where the database’s clock is %s the program’s',
    async (_, minutes) => {
      const { id, name } = await somebody()
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
      for (let i = 0; i < 2; i++) await openInEmergency(stranger, given(name))
      expect(await getPatient(stranger, id)).toMatchObject({ name })
      expect(await asViewer(own, (tx) => tx.emergencyAccess.count({ where: { patientId: id } }))).toBe(1)
    },
  )

  it('is opened for the one who asked alone', async () => {
    const { id, name } = await somebody()
    await openInEmergency(stranger, given(name))
    const another = await newTherapist(own.clinicId, 'Dora')
    await expect(getPatient(another, id)).rejects.toMatchObject(notFound)
    expect(await openedUntil(own, id)).toBeNull()
  })

  it('of another clinic, or of two who cannot be told apart, is not opened', async () => {
    const { name } = await somebody()
    await expect(openInEmergency(elsewhere, given(name))).rejects.toMatchObject(nobody)
    await newPatient(own, 'Twin', { birthDate })
    // By somebody else: who is sent again is there once.
    await newPatient(await newTherapist(own.clinicId, 'Kim'), 'Twin', { birthDate })
    await expect(openInEmergency(stranger, given('Twin'))).rejects.toThrow('An admin can tell them apart')
  })

  it.each(['%', '_', 'Edda%', '\\', "' OR 1=1 --"])('is not found by %s', async (name) => {
    const therapist = await newTherapist(own.clinicId, 'Eve')
    await expect(openInEmergency(therapist, given(name))).rejects.toMatchObject(nobody)
  })

  it('is opened by a keyboard without accents', async () => {
    const id = await newPatient(own, 'Zoë Ñúñez', { birthDate })
    expect(await openInEmergency(stranger, given('zoe nunez'))).toEqual({ patientId: id })
  })

  it('is not guessed: after five tries one waits', async () => {
    const { name } = await somebody()
    const therapist = await newTherapist(own.clinicId, 'Finn')
    for (let i = 0; i < 5; i++)
      await expect(openInEmergency(therapist, given('Nobody'))).rejects.toMatchObject(nobody)
    await expect(openInEmergency(therapist, given(name))).rejects.toThrow(
      'Too many tries. Wait 1 second, then',
    )
  })
})

describe('an emergency', () => {
  it('is no reason to join the care team or to make a way into the portal', async () => {
    const { id, name } = await somebody()
    await openInEmergency(stranger, given(name))
    expect(await getPatientRecord(stranger, id)).toBeTruthy()
    expect(await asViewer(stranger, (tx) => treats(tx, stranger, id))).toBe(true)
    await expect(invitePatient(stranger, id)).rejects.toMatchObject(notFound)
    const joins = { joins: stranger.accountId, leaves: '', on: new Date().toISOString().slice(0, 10) }
    await expect(changeTeam(stranger, id, joins)).rejects.toMatchObject(notFound)
  })

  it('ends no plan, which nobody takes back', async () => {
    const ada = await treatedBy(own, 'Ada Emergency')
    const born = { birthDate: toColumn(birthDate) }
    await asViewer(own, (tx) => tx.patient.updateMany({ where: { id: ada.patientId }, data: born }))
    await openInEmergency(stranger, given('Ada Emergency'))
    const end = { read: 1, revision: 0, how: 'completed' as const, reason: '', cancelSessions: [] }
    await expect(endPlan(stranger, ada.planId, end)).rejects.toThrow('Only the care team ends a plan')
    const { content, revision } = draftOfNextVersion(await getPlan(own, ada.planId))
    const saved = await saveDraft(own, ada.planId, content, revision)
    await expect(discardDraft(stranger, ada.planId, saved.revision)).rejects.toThrow('throws a draft away')
    const written = saveDraft(stranger, ada.planId, { ...content, problem: 'Nothing' }, saved.revision)
    await expect(written).rejects.toThrow('goes on with a draft of its own')
    const publishing = { read: 1, revision: saved.revision, effectiveOn: today(), reason: '' }
    await expect(publish(stranger, ada.planId, publishing)).rejects.toThrow('goes on with a draft of its own')
    expect((await getPlan(own, ada.planId)).draft?.content).toEqual(content)
    await discardDraft(own, ada.planId, saved.revision)
    // What the emergency asks for can be written where nobody is writing.
    const theirs = draftOfNextVersion(await getPlan(stranger, ada.planId))
    const { revision: changed } = await saveDraft(stranger, ada.planId, content, theirs.revision)
    expect(await publish(stranger, ada.planId, { ...publishing, revision: changed })).toEqual({ number: 2 })
    await endPlan(own, ada.planId, { ...end, read: 2 })
  })

  it('takes nothing away that stands in a section, and adds to it', async () => {
    const { id, name } = await somebody()
    const problem = {
      section: 'problem' as const,
      diagnosis: 'Neck pain',
      precautions: ['osteoporosis' as const],
    }
    const screening = { section: 'screening' as const, redFlagsOn: today(), redFlags: 'Cancer 2019' }
    for (const section of [problem, screening]) await saveSection(own, id, section)
    await openInEmergency(stranger, given(name))
    const emptied = [
      { ...problem, diagnosis: '' },
      { ...problem, precautions: [] },
      { ...screening, redFlags: '' },
      { ...screening, redFlagsOn: '' },
    ]
    for (const section of emptied)
      await expect(saveSection(stranger, id, section)).rejects.toThrow('takes away what stands in a section')
    await saveSection(stranger, id, {
      ...problem,
      diagnosis: 'Neck pain; fell today',
      precautions: ['osteoporosis', 'cancer'],
    })
    expect((await getPatientRecord(own, id)).sections.screening).toEqual(screening)
  })

  it('silences no flag, writes over no note and corrects nobody else’s entry, and adds to each', async () => {
    const ada = await treatedBy(own, 'Ada Flagged', 6)
    const id = ada.patientId
    const born = { birthDate: toColumn(birthDate) }
    await asViewer(own, (tx) => tx.patient.updateMany({ where: { id }, data: born }))
    const fracture = { on: today(), happened: 'Fractured hip', done: '', replaces: null }
    await addAdverseEvent(own, id, fracture)
    await openInEmergency(stranger, given('Ada Flagged'))
    const fell = { ...fracture, happened: 'Fell here' }
    await addAdverseEvent(stranger, id, fell)
    await writeNote(stranger, id, { text: 'Shaken', read: 0 })
    const { adverseEvents } = await getPatientRecord(stranger, id)
    const idOf = (happened: string) => adverseEvents.find((each) => each.happened === happened)!.id
    const nothing = { ...fracture, happened: 'Nothing', replaces: idOf('Fractured hip') }
    await expect(addAdverseEvent(stranger, id, nothing)).rejects.toThrow('corrects what somebody else')
    await addAdverseEvent(stranger, id, { ...fell, happened: 'Slipped here', replaces: idOf('Fell here') })
    await writeNote(own, id, { text: 'Suspects abuse at home', read: 1 })
    await expect(writeNote(stranger, id, { text: '', read: 2 })).rejects.toThrow('in the private note')
    await writeNote(stranger, id, { text: 'Suspects abuse at home. Shaken', read: 2 })

    const flagIds = (await flagsOfPatient(own, id)).map((flag) => flag.id)
    expect(flagIds).toHaveLength(1)
    const closed = closeFlags(stranger, { flagIds, reason: 'Nothing' })
    await expect(closed).rejects.toThrow('closes a flag or puts it off')
    const putOff = putOffFlags(stranger, { flagIds, reason: '', on: addDays(today(), 90) })
    await expect(putOff).rejects.toThrow('closes a flag or puts it off')
    expect(await flagsOfPatient(own, id)).toMatchObject([{ answered: false }])
    const record = await getPatientRecord(own, id)
    expect(record.note.text).toBe('Suspects abuse at home. Shaken')
    expect(record.adverseEvents.map(({ happened }) => happened).sort()).toEqual([
      'Fractured hip',
      'Slipped here',
    ])
  })

  it('is no longer than its hour, and no list of records: twenty a day', async () => {
    const therapist = await newTherapist(own.clinicId, 'Gil')
    const { id, name } = await somebody()
    await openInEmergency(therapist, given(name))
    const until = await openedUntil(therapist, id)
    await openInEmergency(therapist, given(name))
    expect(await openedUntil(therapist, id)).toEqual(until)
    for (let i = 1; i < 20; i++) await openInEmergency(therapist, given((await somebody()).name))
    await expect(openInEmergency(therapist, given((await somebody()).name))).rejects.toThrow(
      'An admin can let you in',
    )
  })

  it('is counted also where many are opened at once, and one record is opened once', async () => {
    const therapist = await newTherapist(own.clinicId, 'Ida')
    for (let i = 0; i < 19; i++) await openInEmergency(therapist, given((await somebody()).name))
    const more = await Promise.all(Array.from({ length: 5 }, somebody))
    const tried = await Promise.allSettled(more.map(({ name }) => openInEmergency(therapist, given(name))))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const other = await newTherapist(own.clinicId, 'Jon')
    const { id, name } = await somebody()
    await Promise.all([1, 2, 3].map(() => openInEmergency(other, given(name))))
    const { emergencies } = await getPatientRecord(own, id)
    expect(emergencies).toHaveLength(1)
  })

  it('is no way to stay: no session with oneself is booked or moved to, and after the hour the record is closed', async () => {
    const { id, name } = await somebody()
    const slot = { date: addDays(today(), 1), time: '09:00', minutes: 45, anyway: true }
    const { id: booked } = await bookSession(own, { ...slot, therapistId: own.accountId, planIds: [] }, id)
    await openInEmergency(stranger, given(name))
    const mine = { ...slot, time: '11:00', therapistId: stranger.accountId }
    await expect(bookSession(stranger, { ...mine, planIds: [] }, id)).rejects.toMatchObject(notFound)
    await expect(moveSession(stranger, { ...mine, askedBy: 'clinic' }, booked)).rejects.toMatchObject(
      notFound,
    )
    // Nor is anything taken away that is for a later day, which nobody in an emergency could take back.
    await expect(
      markSession(stranger, { status: 'cancelled-by-patient', seen: 'booked' }, booked),
    ).rejects.toMatchObject({
      fields: { status: expect.stringContaining('Only the care team') },
    })
    const now = { ...slot, date: today(), therapistId: own.accountId }
    const { id: todays } = await bookSession(own, { ...now, planIds: [] }, id)
    expect(
      await markSession(stranger, { status: 'cancelled-by-patient', seen: 'booked' }, todays),
    ).toBeTruthy()

    // Nor is a cancelled one taken up again, which could be one's own.
    const old = { ...slot, date: addDays(today(), 7), therapistId: stranger.accountId }
    const { id: cancelled } = await bookSession(own, { ...old, planIds: [] }, id)
    await markSession(own, { status: 'cancelled-by-patient', seen: 'booked' }, cancelled)
    await expect(
      markSession(stranger, { status: 'booked', seen: 'cancelled-by-patient' }, cancelled),
    ).rejects.toMatchObject(notFound)
    expect(await markSession(own, { status: 'booked', seen: 'cancelled-by-patient' }, cancelled)).toBeTruthy()

    // What is refused is not offered; a message may be written.
    const offered = async (viewer: Therapist) => {
      const asked = { whose: null, phase: null, flag: null, region: null, search: name, page: 1 } as const
      const [line] = (await caseload(viewer, asked)).lines
      const [session] = await sessionsOfPatient(viewer, id)
      return { line, session }
    }
    expect(await offered(stranger)).toMatchObject({
      line: { mayTreat: true, mayBook: false },
      session: { mayBook: false },
    })
    expect(await offered(own)).toMatchObject({ line: { mayBook: true }, session: { mayBook: true } })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 })
    await expect(getPatient(stranger, id)).rejects.toMatchObject(notFound)
  })

  it('changes nothing of how the patient is reached, since a link to the portal is sent there', async () => {
    const { id, name } = await somebody()
    await openInEmergency(stranger, given(name))
    const { sections } = await getPatientRecord(stranger, id)
    const person = sectionSchema.parse({ ...sections.person, email: 'ben@harbour.test' })
    await expect(saveSection(stranger, id, person)).rejects.toMatchObject({
      fields: { '': expect.stringContaining('own therapists') },
    })
    const problem = sectionSchema.parse({ ...sections.problem, diagnosis: 'Upper back pain; fell today' })
    await saveSection(stranger, id, problem)
    await saveSection(own, id, person)
    expect((await getPatientRecord(own, id)).sections).toMatchObject({
      person: { email: 'ben@harbour.test' },
      problem: { diagnosis: 'Upper back pain; fell today' },
    })
  })

  it('is in the audit log, also one that opened nothing', async () => {
    const { id, name } = await somebody()
    await openInEmergency(stranger, given(name))
    const said = async (filter: object) =>
      (await auditLines(admin, auditFilterSchema.parse(filter), '')).lines.map(inWords)
    const added = 'Added emergency access to a record: The patient is here and needs help now'
    expect(await said({ patient: id })).toContain(added)
    expect(await said({ action: 'refuse' })).toContain('Refused emergency access to a record')
  })

  it('cannot be written for somebody else, for longer, or taken back', async () => {
    const { id } = await somebody()
    const row = { clinicId: own.clinicId, patientId: id, reason: 'here-now' }
    const attempt = (accountId: string, minutes: number, from = 0) =>
      asViewer(stranger, (tx) =>
        tx.emergencyAccess.createMany({
          data: {
            ...{ ...row, accountId, at: new Date(Date.now() + from) },
            endsAt: new Date(Date.now() + from + minutes * 60_000),
          },
        }),
      ).catch((error: unknown) => sqlState(error))
    expect(await attempt(own.accountId, 60)).toBe('42501')
    expect(await attempt(stranger.accountId, 61)).toBe('23514')
    expect(await attempt(stranger.accountId, 60, 86_400_000)).toBe('42501')
    const undo = asViewer(stranger, (tx) => tx.emergencyAccess.deleteMany({}))
    expect(sqlState(await undo.catch((error: unknown) => error))).toBe('42501')
  })
})
