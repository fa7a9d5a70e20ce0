// Patients on a real database: who sees whom, searching, and adding one whole or not at all.
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { everybody } from '@/domain/logging/caseload-asked'
import { newPatientSchema } from '@/domain/patients'
import { addBaseline } from '@/server/assessments'
import { caseload } from '@/server/caseload'
import { dateIn, toColumn } from '@/server/clock'
import { asViewer } from '@/server/db'
import { NotFound, Refused } from '@/server/errors'
import { addPatient, getPatient, listPatients, listTherapists } from '@/server/patients'
import { newAdmin, newClinic, newPatient, newTherapist, person } from '@/server/staff.fixture'
import type { StaffViewer, Therapist } from '@/server/viewer'

let ana: Therapist
let ben: Therapist
let admin: StaffViewer
let elsewhere: Therapist

beforeAll(async () => {
  const harbour = await newClinic('Harbour')
  ana = await newTherapist(harbour, 'Ana')
  ben = await newTherapist(harbour, 'Ben')
  admin = await newAdmin(harbour, 'Ada')
  elsewhere = await newTherapist(await newClinic('Riverside'), 'Eve')
  for (const name of ['Edith Marlowe', "Grace O'Brien", '100% Sure', 'Under_score', 'Back\\slash'])
    await newPatient(ana, name)
  await newPatient(elsewhere, 'Eric Marlowe')
})

const names = async (viewer: StaffViewer, q: string) =>
  (await listPatients(viewer, { q })).patients.map((each) => each.name)
const baseline = {
  findings: 'Stiff',
  nprsNow: 0,
  nprsWorst: 7,
  nprsAverage: null,
  handMeasurements: [],
  own: [],
  activities: [
    { item: 'Sitting', score: 3 },
    { item: '', score: null },
  ],
}

describe('the list', () => {
  it('has a therapist’s own, all of an admin’s clinic, and nobody of another', async () => {
    expect(await names(ana, 'marlowe')).toEqual(['Edith Marlowe'])
    expect(await names(ben, '')).toEqual([])
    expect(await names(admin, '')).toHaveLength(5)
    expect(await names(elsewhere, '')).toEqual(['Eric Marlowe'])
  })

  it('has nobody whose care ended before today, and everybody until the end of its last day', async () => {
    const clinic = await newClinic('Lakeside')
    const [cy, dee, boss] = [
      await newTherapist(clinic, 'Cy'),
      await newTherapist(clinic, 'Dee'),
      await newAdmin(clinic, 'Bo'),
    ]
    const today = toColumn(dateIn(cy.timeZone))
    const before = (days: number) => new Date(today.getTime() - days * 86_400_000)
    const caredFor = (patientId: string, toOn: Date) =>
      asViewer(boss, (tx) =>
        tx.careTeamMember.createMany({
          data: { clinicId: clinic, patientId, therapistId: dee.accountId, fromOn: before(10), toOn },
        }),
      )
    await caredFor(await newPatient(cy, 'Ends Today'), today)
    const ended = await newPatient(cy, 'Ended Yesterday')
    await caredFor(ended, before(1))
    expect(await names(dee, '')).toEqual(['Ends Today'])
    await expect(getPatient(dee, ended)).rejects.toThrow(NotFound)
  })

  it('is searched literally, by any part of a name', async () => {
    expect(await names(ana, '%')).toEqual(['100% Sure'])
    expect(await names(ana, '_')).toEqual(['Under_score'])
    expect(await names(ana, '\\')).toEqual(['Back\\slash'])
    expect(await names(ana, " o'br  GRACE ")).toEqual(["Grace O'Brien"])
    expect(await names(ana, "'; DROP TABLE patients")).toEqual([])
    expect(await names(ana, '\u0000\ud800 edith')).toEqual([])
    expect(await names(ana, '\u0000edith')).toEqual(['Edith Marlowe'])
  })
})

describe('a name with accents', () => {
  it('is found without them, as written, and by another apostrophe', async () => {
    const clinic = await newClinic('Hillside')
    const cy = await newTherapist(clinic, 'Cy')
    const written = ['Ana-María Ñúñez Šťastná', 'Łukasz Groß', 'Bjørn Æbelø', "Sinéad O'Dowd"]
    for (const name of written) await newPatient(cy, name)
    const found = async (q: string) => [
      await names(cy, q),
      (await caseload(cy, { ...everybody, search: q, page: 1 })).lines.map(({ name }) => name),
    ]
    for (const [q, name] of [
      ['nunez', written[0]],
      ['STASTNA ana-maria', written[0]],
      ['ÑÚÑEZ', written[0]],
      ['n\u0303un\u0303ez', written[0]],
      ['lukasz gross', written[1]],
      ['bjorn aebelo', written[2]],
      ['o’dowd', written[3]],
    ] as const)
      expect(await found(q), q).toEqual([[name], [name]])
    expect(await found('nunes')).toEqual([[], []])
  })
})

describe('adding', () => {
  it('puts the therapist in the care team and keeps the baseline; no answer is no measurement', async () => {
    const id = await newPatient(ana, 'Zoë', { baseline, precautions: ['osteoporosis', 'osteoporosis'] })
    const patient = await getPatient(ana, id)
    expect(patient).toMatchObject({ precautions: ['osteoporosis'], mayTreat: true })
    expect(patient.careTeam).toEqual([
      { therapistId: ana.accountId, name: 'Ana', from: patient.today, to: null },
    ])
    const measured = await asViewer(ana, (tx) =>
      tx.measurement.findMany({
        where: { patientId: id },
        select: { measure: true, item: true, value: true },
        orderBy: [{ measure: 'asc' }],
      }),
    )
    expect(measured).toEqual([
      { measure: 'nprs-now', item: '', value: 0 },
      { measure: 'nprs-worst', item: '', value: 7 },
      { measure: 'psfs', item: 'Sitting', value: 3 },
    ])
  })

  it('lets an admin choose a therapist of the clinic, and of no other', async () => {
    const id = await newPatient(admin, 'Chosen', { therapistId: ben.accountId })
    expect(await names(ben, '')).toEqual(['Chosen'])
    expect((await getPatient(admin, id)).mayTreat).toBe(false)
    expect((await listTherapists(admin)).map((each) => each.name)).toEqual(['Ana', 'Ben'])
    for (const stranger of [elsewhere.accountId, admin.accountId, v7()])
      await expect(newPatient(admin, 'Half', { therapistId: stranger })).rejects.toThrow(Refused)
    expect(await names(admin, 'half')).toEqual([])
  })

  it('is refused for a day of birth still to come, and an assessment by an admin', async () => {
    await expect(newPatient(ana, 'Half', { birthDate: '2199-01-01' })).rejects.toThrow(Refused)
    await expect(newPatient(admin, 'Half', { baseline })).rejects.toThrow(Refused)
    expect(await names(admin, 'half')).toEqual([])
  })

  it('finds the fault at its field', () => {
    const wrong = (more: object) =>
      newPatientSchema
        .safeParse({ ...person('Edith'), ...more })
        .error?.issues.map((issue) => issue.path.join('.'))
    expect(wrong({ name: '\u200b' })).toEqual(['name'])
    expect(wrong({ name: 'a\r\nb' })).toEqual(['name'])
    expect(wrong({ timeZone: 'Mars/X' })).toEqual(['timeZone'])
    expect(wrong({ birthDate: '2026-02-30' })).toEqual(['birthDate'])
    expect(wrong({ precautions: ['none such'] })).toEqual(['precautions.0'])
    expect(wrong({ baseline: { ...baseline, nprsNow: 11 } })).toEqual(['baseline.nprsNow'])
    expect(wrong({ baseline: { ...baseline, activities: [{ item: 'Sitting', score: null }] } })).toEqual([
      'baseline.activities.0.score',
    ])
  })
})

describe('who is sent again', () => {
  const added = (name: string, more: object = {}, viewer: StaffViewer = ana) =>
    addPatient(
      viewer,
      newPatientSchema.parse({ ...person(name), birthDate: '1950-03-02', baseline, ...more }),
    )

  it('is there once, with one baseline', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => added('Sent Thrice')))
    expect(new Set(sent.map(({ patientId }) => patientId)).size).toBe(1)
    expect(await names(ana, 'Sent Thrice')).toHaveLength(1)
    const { patientId } = sent[0]!
    expect(await asViewer(ana, (tx) => tx.assessment.count({ where: { patientId } }))).toBe(1)
  })

  it('with something else in the form is neither doubled nor taken for the same', async () => {
    const { patientId: there } = await added('Twice Otherwise')
    const refused = { fields: { name: expect.stringContaining('a moment ago'), there } }
    await expect(added('Twice Otherwise', { phone: '0117 496 0001' })).rejects.toMatchObject(refused)
    expect(await names(ana, 'Twice Otherwise')).toHaveLength(1)
    await expect(added('Twice Otherwise', { baseline: { ...baseline, nprsNow: 5 } })).rejects.toMatchObject(
      refused,
    )
    await added('Twice Otherwise', { birthDate: '1951-03-02' })
    expect(await names(ana, 'Twice Otherwise')).toHaveLength(2)
  })

  it('of nobody knows when born, is asked for it', async () => {
    await added('Ageless', { birthDate: '' })
    await expect(added('Ageless', { birthDate: '', diagnosis: 'Neck pain' })).rejects.toMatchObject({
      fields: { name: expect.stringContaining('born') },
    })
  })

  it('by a colleague is another patient', async () => {
    await added('By Two')
    await added('By Two', {}, ben)
    expect(await names(admin, 'By Two')).toHaveLength(2)
  })
})

describe('whoever is no therapist any more while it waits', () => {
  it('adds nobody', async () => {
    const lee = await newTherapist(ana.clinicId, 'Lee')
    await asViewer(admin, (tx) =>
      tx.account.update({ where: { id: lee.accountId }, data: { roles: ['admin'] }, select: { id: true } }),
    )
    await expect(newPatient(lee, 'Too Late')).rejects.toThrow(NotFound)
    expect(await names(admin, 'Too Late')).toEqual([])
  })
})

describe('a baseline', () => {
  it('that is sent again is there once, and another one beside it', async () => {
    const patientId = await newPatient(ana, 'Measured')
    const kept = () => asViewer(ana, (tx) => tx.assessment.count({ where: { patientId, kind: 'baseline' } }))
    await Promise.all([1, 2, 3].map(() => addBaseline(ana, patientId, baseline)))
    expect(await kept()).toBe(1)
    await addBaseline(ana, patientId, { ...baseline, nprsNow: (baseline.nprsNow ?? 0) + 1 })
    await addBaseline(ana, patientId, { ...baseline, findings: 'Looser' })
    expect(await kept()).toBe(3)
  })
})

describe('somebody else’s patient', () => {
  it('does not exist', async () => {
    const id = await newPatient(ana, 'Hers')
    for (const viewer of [ben, elsewhere]) {
      await expect(getPatient(viewer, id)).rejects.toThrow(NotFound)
      await expect(addBaseline(viewer, id, baseline)).rejects.toThrow(NotFound)
    }
    expect((await getPatient(admin, id)).name).toBe('Hers')
    await expect(addPatient(ana, newPatientSchema.parse(person('Mine')))).resolves.toHaveProperty('patientId')
  })
})
