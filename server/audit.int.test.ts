// The audit log on a real database: what is noted without anybody remembering to, what cannot be altered, and what shows.
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditFilterSchema, inWords, objectWords, type AuditFilter } from '@/domain/accounts/audit'
import { everybody } from '@/domain/logging/caseload-asked'
import { notNoted } from '@/prisma/audit-triggers'
import { sessionOf, viewerBehind } from '@/server/accounts.fixture'
import { asked } from '@/server/asked'
import {
  auditLines,
  checkAudit,
  exportAudit,
  mostExported,
  noteRefusal,
  ownOpenings,
  sealAudit,
} from '@/server/audit'
import { caseload } from '@/server/caseload'
import { addColleague, changeRoles, listStaff } from '@/server/clinic'
import { asJob, asSystem, asViewer } from '@/server/db'
import { sqlState } from '@/server/db-errors'
import { acceptInvitation, invitePatient } from '@/server/invitations'
import { conversationWith, writeToPatient } from '@/server/messages'
import { getPatient, listPatients } from '@/server/patients'
import { sessionsBetween } from '@/server/sessions'
import { newPatient, newTherapist } from '@/server/staff.fixture'
import { clinicOf, treatedBy, type Treated } from '@/server/two-clinics.fixture'
import { v7 } from 'uuid'
import { openInEmergency } from '@/server/emergency-access'
import { toColumn } from '@/server/clock'
import { patientOfJob, type Admin, type PatientViewer, type Therapist, type Viewer } from '@/server/viewer'

let admin: Admin, mine: Therapist, elsewhere: Therapist, otherAdmin: Admin
let ada: Treated
let adaHerself: PatientViewer

beforeAll(async () => {
  const harbour = await clinicOf('Harbour')
  const riverside = await clinicOf('Riverside')
  admin = await harbour.admin()
  mine = await harbour.therapist()
  elsewhere = await riverside.therapist()
  otherAdmin = await riverside.admin()
  ada = await treatedBy(mine, 'Ada Quist')
  adaHerself = (await viewerBehind(await sessionOf(harbour.clinicId, ada.accountId))) as PatientViewer
})

const everything = auditFilterSchema.parse({})
const about = (patientId: string) => auditFilterSchema.parse({ patient: patientId })
const said = async (filter = everything) => (await auditLines(admin, filter, '')).lines.map(inWords)

const exported = async (filter: AuditFilter) => {
  const lines = await exportAudit(admin, filter)
  if (lines === 'too-many') throw new Error('More than are exported at once.')
  return lines
}

/** As a request from an address would be answered. */
const from = <T>(address: string, run: () => Promise<T>) =>
  asked.run({ unavailable: false, begun: true, refused: false, waited: 0, address }, run)

describe('what is noted', () => {
  it('opening a record: by whom, when and from where', async () => {
    const before = new Date()
    await from('198.51.100.7', () => getPatient(mine, ada.patientId))
    const { lines } = await auditLines(admin, about(ada.patientId), '')
    expect(lines[0]).toMatchObject({
      ...{ action: 'read', object: 'record', address: '198.51.100.7', who: mine.name },
      patient: { id: ada.patientId, name: 'Ada Quist' },
    })
    expect(lines[0]!.at.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1)
  })

  it('that somebody was refused: once in a quarter of an hour, however often they try', async () => {
    const refusals = async (who: Viewer) =>
      (await auditLines(admin, auditFilterSchema.parse({ who: who.accountId, action: 'refuse' }), '')).lines
    for (const viewer of [mine, adaHerself]) {
      await from('198.51.100.8', async () => {
        for (let i = 0; i < 5; i++) noteRefusal(viewer)
      })
      await expect.poll(() => refusals(viewer)).toHaveLength(1)
    }
    expect((await refusals(mine)).map(inWords)).toEqual(['Refused what does not exist or is not theirs'])
    expect(await refusals(mine)).toMatchObject([{ address: '198.51.100.8', patient: null, who: mine.name }])
    expect(await refusals(adaHerself)).toMatchObject([{ patient: { id: ada.patientId } }])
    // What is noted after it shows that the tries between were not.
    for (let i = 0; i < 20; i++) for (const viewer of [mine, adaHerself]) noteRefusal(viewer)
    noteRefusal(admin)
    await expect.poll(() => refusals(admin)).toHaveLength(1)
    expect(await refusals(mine)).toHaveLength(1)
    expect(await refusals(adaHerself)).toHaveLength(1)
    expect((await ownOpenings(adaHerself)).map(({ who }) => who)).not.toContain(adaHerself.name)
  })

  it('nothing where nothing was seen', async () => {
    const before = (await said()).length
    await expect(getPatient(elsewhere, ada.patientId)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await said()).toHaveLength(before)
  })

  it('a change, by the database itself, also from code that notes nothing', async () => {
    await from('198.51.100.8', () =>
      asViewer(mine, (tx) =>
        tx.patient.updateMany({ where: { id: ada.patientId }, data: { phone: '0123' } }),
      ),
    )
    const { lines } = await auditLines(admin, about(ada.patientId), '')
    expect(lines[0]).toMatchObject({
      ...{ action: 'change', object: 'patients', address: '198.51.100.8', who: mine.name },
    })
    await writeToPatient(mine, ada.patientId, { id: v7(), text: 'Nothing of this may stand in the log' })
    const all = await exported(everything)
    expect(inWords(all.find(({ object }) => object === 'messages')!)).toBe('Added messages')
    expect(JSON.stringify(all)).not.toContain('Nothing of this')
  })

  it('a new patient with a care team is a line for each', async () => {
    const id = await newPatient(mine, 'Bo Berg')
    expect((await said(about(id))).sort()).toEqual(['Added the care team', 'Added the personal details'])
  })

  it('a passphrase that goes, as one that comes', async () => {
    const id = await newPatient(mine, 'Cy Crane')
    const enter = async (chosen: Parameters<typeof acceptInvitation>[0]) => {
      await acceptInvitation(chosen, 'phone')
      return (await said()).filter((line) => line === 'Changed a passphrase').length
    }
    const invited = async () => (await invitePatient(mine, id, true)).token
    const passphrase = 'kettle orbit lantern moss'
    expect(await enter({ token: await invited(), way: 'this-device' })).toBe(0)
    const name = { signIn: `cy-${v7()}`, passphrase }
    expect(await enter({ token: await invited(), way: 'passphrase', ...name })).toBe(1)
    expect(await enter({ token: await invited(), way: 'this-device' })).toBe(2)
  })

  it('whose account it was, where no record says it', async () => {
    await addColleague(admin, { name: 'Cleo Marsh', signIn: 'cleo@harbour.test', roles: ['therapist'] })
    const { id } = (await listStaff(admin)).find(({ name }) => name === 'Cleo Marsh')!
    await changeRoles(admin, id, ['admin'])
    expect((await said()).slice(0, 3).sort()).toEqual([
      'Added an account (Cleo Marsh)',
      'Added an invitation (Cleo Marsh)',
      'Changed an account (Cleo Marsh)',
    ])
  })

  it('a change that is undone leaves no line', async () => {
    const before = (await said()).length
    await expect(
      asViewer(mine, async (tx) => {
        await tx.patient.updateMany({ where: { id: ada.patientId }, data: { phone: '' } })
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await said()).toHaveLength(before)
  })

  it('every table about a patient, and each that is noted has its words', async () => {
    const { rows } = await owner<{ name: string; about: boolean; noted: boolean }>(
      `SELECT c.relname AS name,
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id') AS about,
         EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname LIKE 'note\\_%') AS noted
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`,
    )
    const names = (of: typeof rows) => of.map(({ name }) => name)
    const forgotten = rows.filter(({ name, about, noted }) => about && !noted && !notNoted.includes(name))
    expect(names(forgotten)).toEqual([])
    const noted = rows.filter((table) => table.noted)
    expect(names(noted).filter((name) => !Object.hasOwn(objectWords, name))).toEqual([])
  })
})

it('a record that is opened again and again is one line in five minutes, for each place and each part of it', async () => {
  const there = '198.51.100.40'
  const olga = await newPatient(mine, 'Olga')
  const noted = async () => {
    const { lines } = await auditLines(admin, about(olga), '')
    return lines.filter(({ address }) => address.startsWith('198.51.100.4')).map(inWords)
  }
  const look = () =>
    from(there, async () => {
      await getPatient(mine, olga)
      await conversationWith(mine, olga)
    })
  for (let time = 0; time < 3; time++) await look()
  const once = await noted()
  expect(once).toHaveLength(2)
  expect(new Set(once).size).toBe(2)
  await from(there, () => getPatient(admin, olga))
  expect(await noted()).toHaveLength(3)
  await tamper(`UPDATE audit_entries SET at = now() - interval '6 minutes' WHERE object = 'messages'`)
  await look()
  expect(await noted()).toHaveLength(4)
  await from('198.51.100.41', () => getPatient(mine, olga))
  expect(await noted()).toHaveLength(5)
  const other = await newPatient(mine, 'Otto')
  await from(there, () => getPatient(mine, other))
  expect((await auditLines(admin, about(other), '')).lines.map(({ address }) => address)).toContain(there)
})

describe('a list that tells more than names', () => {
  it('is noted once a while, for each who looks through it and each place they look from', async () => {
    const lists = ['Opened the calendar', 'Opened the caseload', 'Opened the list of patients']
    const noted = async () => (await said()).filter((words) => lists.includes(words)).sort()
    const look = async () => {
      await caseload(mine, { ...everybody, search: '', page: 1 })
      await listPatients(mine, { q: 'a' })
      await sessionsBetween(mine, '2026-01-05', '2026-01-11', 'mine')
    }
    for (let time = 0; time < 2; time++) await look()
    expect(await noted()).toEqual(lists)
    await from('198.51.100.9', look)
    expect(await noted()).toHaveLength(2 * lists.length)
    await tamper(`UPDATE audit_entries SET at = now() - interval '16 minutes' WHERE object = 'caseload'`)
    await look()
    expect(await noted()).toHaveLength(2 * lists.length + 1)
  })
})

describe('who sees it', () => {
  it('an admin of the clinic, and none of another', async () => {
    expect((await auditLines(otherAdmin, about(ada.patientId), '')).lines).toEqual([])
    const who = auditFilterSchema.parse({ who: mine.accountId, action: 'read' })
    const { lines } = await auditLines(admin, who, '')
    expect(new Set(lines.map((line) => `${line.who} ${line.action}`))).toEqual(new Set([`${mine.name} read`]))
  })

  it('a patient who opened the own record, once a day each', async () => {
    await getPatient(mine, ada.patientId)
    await conversationWith(mine, ada.patientId)
    const openings = await ownOpenings(adaHerself)
    expect(openings.map(({ who }) => who)).toEqual([mine.name])
  })

  it('each emergency by itself, whether or not anything was opened, and nobody behind another of the same name', async () => {
    const [colleague, namesake] = [
      await newTherapist(admin.clinicId, 'Nell'),
      await newTherapist(admin.clinicId, 'Nell'),
    ]
    const eve = await treatedBy(colleague, 'Eve Emergency')
    const birthDate = '1950-02-03'
    await asViewer(colleague, (tx) =>
      tx.patient.updateMany({ where: { id: eve.patientId }, data: { birthDate: toColumn(birthDate) } }),
    )
    const patient = (await patientOfJob(admin.clinicId, eve.patientId))!
    await openInEmergency(namesake, { name: 'Eve Emergency', birthDate, reason: 'here-now' })
    const opened = { who: 'Nell', reason: 'here-now' }
    expect(await ownOpenings(patient)).toMatchObject([opened])
    await getPatient(namesake, eve.patientId)
    await getPatient(colleague, eve.patientId)
    const openings = await ownOpenings(patient)
    expect(openings).toHaveLength(2)
    expect(openings).toEqual(
      expect.arrayContaining([
        expect.objectContaining(opened),
        expect.objectContaining({ who: 'Nell', reason: null }),
      ]),
    )
  })

  it('not from where', async () => {
    const read = asViewer(adaHerself, (tx) => tx.auditEntry.findMany({ select: { address: true } }))
    expect(sqlState(await read.catch((error: unknown) => error))).toBe('42501')
  })
})

describe('what is noted stays', () => {
  const change = (tx: { $executeRawUnsafe: (sql: string) => Promise<number> }) =>
    tx.$executeRawUnsafe(`UPDATE audit_entries SET action = 'read'`)
  const remove = (tx: { $executeRawUnsafe: (sql: string) => Promise<number> }) =>
    tx.$executeRawUnsafe(`DELETE FROM audit_entries`)

  it('no role of the program alters or removes an entry or a seal', async () => {
    for (const attempt of [change, remove]) {
      for (const viewer of [admin, mine, adaHerself] as Viewer[])
        expect(sqlState(await asViewer(viewer, attempt).catch((e: unknown) => e))).toBe('42501')
      expect(sqlState(await asSystem('sign-in', attempt).catch((e: unknown) => e))).toBe('42501')
      expect(sqlState(await asJob(admin.clinicId, attempt).catch((e: unknown) => e))).toBe('42501')
    }
    const reseal = asJob(admin.clinicId, (tx) => tx.$executeRaw`DELETE FROM audit_seals`)
    expect(sqlState(await reseal.catch((e: unknown) => e))).toBe('42501')
  })

  it('nobody notes in another’s name', async () => {
    const { clinicId, accountId } = admin
    const forged = asViewer(mine, (tx) =>
      tx.auditEntry.createMany({ data: { clinicId, accountId, action: 'read', object: 'record' } }),
    )
    expect(sqlState(await forged.catch((e: unknown) => e))).toBe('42501')
  })

  it('is sealed once, also by two jobs at a time, and an alteration behind the program’s back shows', async () => {
    await Promise.all([sealAudit(admin.clinicId), sealAudit(admin.clinicId)])
    const whole = await checkAudit(admin)
    expect(whole).toMatchObject({
      brokenAt: null,
      unsealed: 0,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(whole.sealed).toBe((await exported(everything)).length)

    // A further entry goes on the chain.
    await sealAudit(admin.clinicId)
    expect(await checkAudit(admin)).toMatchObject({ sealed: whole.sealed + 1, brokenAt: null })

    const third = `(SELECT entry_id FROM audit_seals WHERE clinic_id = '${admin.clinicId}' AND number = 3)`
    await tamper(`UPDATE audit_entries SET address = '192.0.2.9' WHERE id = ${third}`)
    expect(await checkAudit(admin)).toMatchObject({ brokenAt: 3 })
    // The other clinic's chain is its own.
    await sealAudit(otherAdmin.clinicId)
    expect(await checkAudit(otherAdmin)).toMatchObject({ brokenAt: null })
  })

  it('an entry that is taken out with its seal shows as a gap', async () => {
    const { clinicId } = otherAdmin
    await getPatient(elsewhere, await newPatient(elsewhere, 'Cy Dahl'))
    await sealAudit(clinicId)
    expect((await checkAudit(otherAdmin)).sealed).toBeGreaterThan(2)
    const gone = await tamper(
      `WITH gone AS (DELETE FROM audit_seals WHERE clinic_id = '${clinicId}' AND number = 2 RETURNING entry_id)
       DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM gone)`,
    )
    expect(gone.rowCount).toBe(1)
    expect(await checkAudit(otherAdmin)).toMatchObject({ brokenAt: 3 })
  })
})

it('a file is whole, or there is none', async () => {
  const crowd = await clinicOf('Crowd')
  const keeper = await crowd.admin()
  await asSystem(
    'set-up',
    (tx) => tx.$executeRaw`
    INSERT INTO audit_entries (id, clinic_id, at, action, object)
    SELECT gen_random_uuid(), ${crowd.clinicId}::uuid, timestamptz '2026-02-01 12:00Z' + n * interval '1 second', 'read', 'record'
    FROM generate_series(1, ${mostExported}) n`,
  )
  const before = auditFilterSchema.parse({ to: '2026-03-31' })
  expect(await exportAudit(keeper, before)).toHaveLength(mostExported)
  await asSystem(
    'set-up',
    (tx) => tx.$executeRaw`
    INSERT INTO audit_entries (id, clinic_id, at, action, object)
    VALUES (gen_random_uuid(), ${crowd.clinicId}::uuid, '2026-03-01 12:00Z', 'read', 'record')`,
  )
  expect(await exportAudit(keeper, before)).toBe('too-many')
  expect(await exportAudit(keeper, auditFilterSchema.parse({ to: '2026-02-28' }))).toHaveLength(mostExported)
  const last = auditFilterSchema.parse({ from: '2026-03-01', to: '2026-03-31' })
  expect(await exportAudit(keeper, last)).toMatchObject([{ at: new Date('2026-03-01T12:00Z') }])
  expect(await exportAudit(keeper, { ...last, from: '2026-03-02' })).toEqual([])
})

async function owner<Row extends pg.QueryResultRow>(...statements: string[]): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    let result!: pg.QueryResult<Row>
    for (const statement of statements) result = await client.query<Row>(statement)
    return result
  } finally {
    await client.end()
  }
}

/** What somebody with the keys of the database could do. */
async function tamper(statement: string): Promise<pg.QueryResult> {
  const walls = (how: string) =>
    owner(
      ...['audit_entries', 'audit_seals'].map((table) => `ALTER TABLE ${table} ${how} ROW LEVEL SECURITY`),
    )
  await walls('NO FORCE')
  return owner(statement).finally(() => walls('FORCE'))
}
