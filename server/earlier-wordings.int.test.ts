// What stood in a section of a record stays readable on a real database: kept once, whoever writes over it, for whoever reads the record.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sectionSchema, type SectionInput } from '@/domain/patient-record'
import { attemptAs, refused } from '@/server/attempt.fixture'
import { asViewer, type Tx } from '@/server/db'
import { earlierWordings, mostWordingsShown } from '@/server/earlier-wordings'
import { openInEmergency } from '@/server/emergency-access'
import { NotFound } from '@/server/errors'
import { meanwhile } from '@/server/meanwhile.fixture'
import { getPatientRecord, saveSection } from '@/server/patient-record'
import { erasePerson, personFile } from '@/server/person-data'
import { clinicOf, today, treatedBy } from '@/server/two-clinics.fixture'
import { patientOfJob, type Admin, type StaffViewer, type Therapist } from '@/server/viewer'

let admin: Admin, mine: Therapist, colleague: Therapist, elsewhere: Therapist
let patientId: string

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  colleague = await harbour.therapist()
  elsewhere = await (await clinicOf('Riverside')).therapist()
})
beforeEach(async () => {
  ;({ patientId } = await treatedBy(mine, 'Ada Quist'))
})

const save = (section: SectionInput, viewer: StaffViewer = mine) =>
  saveSection(viewer, patientId, sectionSchema.parse(section))
const problem = (diagnosis: string, ...precautions: ('osteoporosis' | 'falls-risk')[]) => ({
  ...{ section: 'problem' as const, diagnosis, precautions },
})
const diagnoses = async (viewer: StaffViewer = mine) =>
  (await earlierWordings(viewer, patientId)).problem.wordings.map(({ lines }) => lines[0])

test('of each section what stood is kept, with who wrote over it and until when', async () => {
  await save(problem('Neck pain', 'osteoporosis', 'falls-risk'))
  await save({ section: 'screening', redFlagsOn: today(), redFlags: "None; O'Brien" })
  await save({ section: 'visits', approvedVisits: 12, approvedFrom: '' })
  const none = { wordings: [], older: 0 }
  // There was nothing before.
  expect(await earlierWordings(mine, patientId)).toEqual({ problem: none, screening: none, visits: none })
  await save(problem('Neck pain'), admin)
  await save({ section: 'screening', redFlagsOn: '', redFlags: '' })
  await save({ section: 'visits', approvedVisits: 6, approvedFrom: today() })
  const kept = await earlierWordings(mine, patientId)
  expect(kept.problem).toEqual({
    wordings: [
      {
        ...{ number: 1, until: today(), by: admin.name },
        lines: ['Diagnosis or problem: Neck pain', 'Precautions: Osteoporosis, Risk of falling'],
      },
    ],
    older: 0,
  })
  const [screened] = kept.screening.wordings
  expect(screened).toMatchObject({
    by: mine.name,
    lines: [expect.any(String), "What was found: None; O'Brien"],
  })
  expect(kept.visits.wordings).toMatchObject([{ lines: ['12 visits approved', 'All counted'] }])
})

test('what is saved as it stands, in another order or after nothing leaves no wording; contact data never does', async () => {
  await save(problem('Neck pain', 'osteoporosis', 'falls-risk'))
  await save(problem('Neck pain', 'osteoporosis', 'falls-risk'))
  await save(problem('Neck pain', 'falls-risk', 'osteoporosis'))
  const { person } = (await getPatientRecord(mine, patientId)).sections
  await save({ ...person, phone: '020 7946 0001', referrer: 'Dr Who' })
  await save({ ...person, phone: '', referrer: '' })
  await save({ section: 'visits', approvedVisits: null, approvedFrom: '' })
  const count = await asViewer(mine, (tx) => tx.earlierWording.count({ where: { patientId } }))
  expect(count).toBe(0)
  await save(problem(''))
  await save(problem('Back pain'))
  expect(await diagnoses()).toEqual(['Diagnosis or problem: Neck pain'])
})

test('of two who save at once each one’s wording is kept once', async () => {
  await save(problem('First'))
  const second = (tx: Tx) =>
    tx.patient.updateMany({ where: { id: patientId }, data: { diagnosis: 'Second' } })
  await meanwhile(
    (begin) => asViewer(admin, (tx) => second(tx).then(begin)),
    () => save(problem('Third')),
  )
  expect((await getPatientRecord(mine, patientId)).sections.problem.diagnosis).toBe('Third')
  const { wordings } = (await earlierWordings(mine, patientId)).problem
  expect(wordings).toMatchObject([
    { number: 2, by: mine.name, lines: ['Diagnosis or problem: Second', 'Precautions: none'] },
    { number: 1, by: admin.name, lines: ['Diagnosis or problem: First', 'Precautions: none'] },
  ])
})

test('many who save at once lose none and double none', async () => {
  const texts = Array.from({ length: 6 }, (_, at) => `Wording ${at}`)
  await Promise.all(texts.map((text, at) => save(problem(text), at % 2 ? admin : mine)))
  const { diagnosis } = (await getPatientRecord(mine, patientId)).sections.problem
  const all = [...(await diagnoses()), `Diagnosis or problem: ${diagnosis}`]
  expect(all.sort()).toEqual(texts.map((text) => `Diagnosis or problem: ${text}`))
})

test('the latest are shown, and how many older ones there are', async () => {
  const saves = mostWordingsShown + 4
  for (let at = 0; at < saves; at++) await save(problem(`Wording ${at}`))
  const { wordings, older } = (await earlierWordings(mine, patientId)).problem
  expect(older).toBe(3)
  expect(wordings).toHaveLength(mostWordingsShown)
  expect(wordings[0]!.lines[0]).toBe(`Diagnosis or problem: Wording ${saves - 2}`)
  expect(wordings.at(-1)!.lines[0]).toBe('Diagnosis or problem: Wording 3')
  const { person } = await personFile(admin, patientId, 9)
  expect(person.earlierWordings).toHaveLength(saves - 1)
})

test('whoever may not read the record finds none, and who reads it in an emergency does', async () => {
  await save(problem('Neck pain'))
  await save(problem('Back pain'))
  for (const viewer of [colleague, elsewhere])
    await expect(earlierWordings(viewer, patientId)).rejects.toThrow(NotFound)
  await expect(earlierWordings(mine, 'no-such-id')).rejects.toThrow(NotFound)
  expect(await diagnoses(admin)).toEqual(['Diagnosis or problem: Neck pain'])
  const { person } = (await getPatientRecord(mine, patientId)).sections
  await save({ ...person, name: 'Emma Gency', birthDate: '1950-02-03' })
  await openInEmergency(colleague, { name: 'Emma Gency', birthDate: '1950-02-03', reason: 'here-now' })
  expect(await diagnoses(colleague)).toEqual(['Diagnosis or problem: Neck pain'])
  // What is added in an emergency is kept as everything is; nothing is taken away.
  await save(problem('Back pain; fell today'), colleague)
  expect(await diagnoses(colleague)).toEqual([
    'Diagnosis or problem: Back pain',
    'Diagnosis or problem: Neck pain',
  ])
  await expect(save(problem('Fell today'), colleague)).rejects.toThrow('takes away what stands in a section')
})

test('the database shows it to the clinic’s staff alone, and lets nobody change it or take it away', async () => {
  await save(problem('Neck pain'))
  await save(problem('Back pain'))
  const count = (tx: Tx) => tx.earlierWording.count({ where: { patientId } })
  expect(await attemptAs(mine, count)).toBe(1)
  expect(await attemptAs(elsewhere, count)).toBe(0)
  const herself = (await patientOfJob(mine.clinicId, patientId))!
  expect(await attemptAs(herself, count)).toBe(refused)
  for (const viewer of [mine, admin, herself]) {
    const change = (tx: Tx) => tx.$executeRaw`UPDATE earlier_wordings SET diagnosis = 'Never said'`
    expect(await attemptAs(viewer, change)).toBe(refused)
    expect(await attemptAs(viewer, (tx) => tx.$executeRaw`DELETE FROM earlier_wordings`)).toBe(refused)
  }
})

test('it goes with an erased person, also where figures stay', async () => {
  await save(problem('Neck pain'))
  await save(problem('Back pain'))
  await erasePerson(admin, patientId, { name: 'Ada Quist', keepFigures: true })
  expect(await asViewer(admin, (tx) => tx.earlierWording.count({ where: { patientId } }))).toBe(0)
  expect(await asViewer(admin, (tx) => tx.patient.count({ where: { id: patientId } }))).toBe(1)
})
