// Whoever was erased stays erased: it is written beside the backups at once, and no restore brings them back, wherever it ends.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { readLedger, writeLedger } from '@/prisma/backup/erasures'
import { backUp } from '@/prisma/backup/write'
import { migrate } from '@/prisma/migrate'
import { cloneDatabase } from '@/prisma/cloned'
import { temporaryFolder } from '@/prisma/testing'
import { startRelay } from '@/prisma/testing-relay'
import { command } from '@/scripts/command.fixture'
import { holdErasures, keepErasures } from '@/scripts/erasures'
import { asViewer } from '@/server/db'
import { ledger } from '@/server/erasure-ledger'
import { erasePerson } from '@/server/person-data'
import { clinicOf, writing, zone } from '@/server/two-clinics.fixture'
import type { Admin } from '@/server/viewer'

const url = process.env.DATABASE_URL ?? ''
let folder: string
let remove: () => Promise<void>
let admin: Admin
/** Where the program that runs has its backups, anew for each test. */
let kept: string
let tests = 0

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  admin = await (await clinicOf('Harbour')).admin()
})
beforeEach(() => {
  kept = path.join(folder, `kept-${tests++}`)
})
afterAll(() => remove())

const name = 'Edith Moor'

async function somebody(): Promise<string> {
  const id = v7()
  const { clinicId } = admin
  await writing(clinicId, (write) =>
    write('patients', [{ id, clinic_id: clinicId, name, time_zone: zone, precautions: [], diagnosis: '' }]),
  )
  return id
}

const erase = (id: string) => erasePerson(admin, id, { name, keepFigures: false })
/** By another process, which has a folder of its own. */
const erasedElsewhere = (id: string) =>
  asViewer(admin, (tx) => tx.$queryRaw`SELECT erase_patient(${id}::uuid, false)`)
const writtenDown = async () => (await readLedger(kept)).map(({ patientId }) => patientId)

async function patientsIn(database: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await client.query('SET ROLE phaseline_backup')
    return (await client.query<{ id: string }>('SELECT id FROM patients')).rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

it('is written down before the admin is answered', async () => {
  const people = [await somebody(), await somebody()]
  const end = keepErasures(url, kept)
  try {
    for (const id of people) {
      await erase(id)
      expect(await writtenDown()).toContain(id)
    }
  } finally {
    await end()
  }
})

it('is written down by one after the other, when several are erased at once', async () => {
  const id = await somebody()
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const end = keepErasures(url, kept)
  try {
    await erasedElsewhere(id)
    await Promise.all(Array.from({ length: 12 }, () => ledger.write?.()))
    expect(said).not.toHaveBeenCalled()
    expect(await writtenDown()).toContain(id)
  } finally {
    await end()
    said.mockRestore()
  }
})

it('is said in the log where the database does not answer any more, and written down once it does', async () => {
  const id = await somebody()
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const relay = await startRelay(url)
  const end = keepErasures(relay.url, kept)
  try {
    await relay.lose('silent')
    await erase(id)
    expect(said).toHaveBeenCalledWith(expect.stringMatching(/^Who was erased could not be written down: /))
    await relay.giveBack()
    await ledger.write?.()
    expect(await writtenDown()).toContain(id)
  } finally {
    await end()
    await relay.stop()
    said.mockRestore()
  }
})

it('is written down at the next start, and when the program ends, where it was missed', async () => {
  const [first, second] = [await somebody(), await somebody()]
  await erase(first)
  await holdErasures(url, kept)
  expect(await writtenDown()).toContain(first)
  const end = keepErasures(url, kept)
  await erasedElsewhere(second)
  expect(await writtenDown()).not.toContain(second)
  await end()
  expect(await writtenDown()).toContain(second)
})

it('is done and said in the log where the file cannot be written, and written down once it can', async () => {
  const id = await somebody()
  await mkdir(kept)
  await writeFile(path.join(kept, 'erasures.json'), '[{"torn":')
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const end = keepErasures(url, kept)
  await erase(id)
  expect(said).toHaveBeenCalledWith(
    expect.stringMatching(/^Who was erased could not be written down: .*erasures\.json/),
  )
  said.mockRestore()
  expect(await patientsIn(url)).not.toContain(id)
  await expect(holdErasures(url, kept)).rejects.toThrow(/cannot be read/)
  await writeFile(path.join(kept, 'erasures.json'), '[]')
  await end()
  expect(await writtenDown()).toContain(id)
})

/** A backup that has somebody who was erased since, in a folder whose list says so; the program's own folder says nothing. */
async function backupWith(id: string): Promise<string> {
  const beside = path.join(folder, v7())
  const file = path.join(beside, 'whole')
  await backUp(url, file)
  await erase(id)
  await writeLedger(beside, [
    { clinicId: admin.clinicId, patientId: id, at: '2026-11-24T09:00:00Z', figuresKept: false },
  ])
  return file
}

it('is erased again by the command that restores', async () => {
  const [gone, stays] = [await somebody(), await somebody()]
  const file = await backupWith(gone)
  const empty = await cloneDatabase()
  try {
    expect(await command({ DATABASE_URL: empty.url, BACKUP_FOLDER: kept }, 'restore', file)).toMatch(
      /^Erased again whoever had been erased since: 1\.\nRestored \d+ rows, as they were on \S+\. Start the program as usual\.\nNobody is signed in .*\nCodes of authenticator apps .*\nWhoever of the staff was disabled since, .*: look through the staff in the settings first\.$/,
    )
    expect(await patientsIn(empty.url)).toContain(stays)
    expect(await patientsIn(empty.url)).not.toContain(gone)
  } finally {
    await empty.drop()
  }
})

it('is erased again by the next start, where the command was killed once everybody was back', async () => {
  const gone = await somebody()
  const file = await backupWith(gone)
  const empty = await cloneDatabase()
  const relay = await startRelay(empty.url)
  try {
    const commit = relay.holdCommitOf('ENABLE TRIGGER USER')
    const restoring = spawn(process.execPath, ['scripts/run.mjs', 'restore', file], {
      env: { ...process.env, DATABASE_URL: relay.url, BACKUP_FOLDER: kept },
      stdio: 'ignore',
    })
    const ended = once(restoring, 'close')
    await Promise.race([commit.reached, ended])
    expect(restoring.exitCode).toBeNull()
    restoring.kill('SIGKILL')
    await ended
    await migrate(empty.url)
    expect(await patientsIn(empty.url)).toContain(gone)
    await holdErasures(empty.url, kept)
    expect(await patientsIn(empty.url)).not.toContain(gone)
  } finally {
    await relay.stop()
    await empty.drop()
  }
})

it('says that whoever it was is back where their list lies in neither place', async () => {
  const gone = await somebody()
  const file = await backupWith(gone)
  await rm(path.join(path.dirname(file), 'erasures.json'))
  const empty = await cloneDatabase()
  try {
    const said = await command({ DATABASE_URL: empty.url, BACKUP_FOLDER: kept }, 'restore', file)
    expect(said).toMatch(
      /^There is no erasures\.json beside the backup, nor in \S+: whoever was erased since it was made is back\./,
    )
    expect(await patientsIn(empty.url)).toContain(gone)
  } finally {
    await empty.drop()
  }
})

it('lets nothing be restored where the list of them is torn', async () => {
  const file = await backupWith(await somebody())
  const empty = await cloneDatabase()
  try {
    await writeFile(path.join(path.dirname(file), 'erasures.json'), '[{"clinicId":')
    expect(await command({ DATABASE_URL: empty.url, BACKUP_FOLDER: kept }, 'restore', file)).toMatch(
      /^failed: Who was erased cannot be read from \S+erasures\.json: mend it, or put its copy there\.$/,
    )
    expect(await patientsIn(empty.url)).toEqual([])
    await expect(readFile(path.join(kept, 'erasures.json'))).rejects.toThrow('ENOENT')
  } finally {
    await empty.drop()
  }
})
