// Backups as the commands and the running program make them: when one is due, by one of several, what is kept, what is said.
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { partOf } from '@/prisma/backup/write'
import { temporaryFolder } from '@/prisma/testing'
import { backUpWhenDue, makeBackup, type BackupPlan } from '@/scripts/backups'
import { command as commandIn } from '@/scripts/command.fixture'
import { backupNews } from '@/server/backups'
import { clinicOf } from '@/server/two-clinics.fixture'
import type { Admin } from '@/server/viewer'

const url = process.env.DATABASE_URL ?? ''
let folder: string
let remove: () => Promise<void>
let admin: Admin

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

const planIn = (name: string, keep = 14): BackupPlan => ({
  folder: path.join(folder, name),
  everyHours: 24,
  keep,
})

it('is not due while there is no clinic, then is, then is not until the day is nearly over', async () => {
  const plan = planIn('due')
  expect(await backUpWhenDue(url, plan)).toBeUndefined()
  admin = await (await clinicOf('Harbour')).admin()
  expect(await backupNews(admin)).toMatchObject({ good: null, stale: true, problem: null, everyHours: 0 })
  expect((await backUpWhenDue(url, plan))?.rows).toBeGreaterThan(100)
  expect(await backUpWhenDue(url, plan)).toBeUndefined()
  const { good, stale, problem } = await backupNews(admin)
  expect(good?.rows).toBeGreaterThan(100)
  expect({ stale, problem }).toEqual({ stale: false, problem: null })
  expect(await readdir(plan.folder)).toHaveLength(1)
  await older({ hours: 22, minutes: 55 })
  expect(await backUpWhenDue(url, plan)).toBeUndefined()
  // It has most of an hour until anybody is warned.
  await older({ minutes: 10 })
  expect((await backupNews(admin)).stale).toBe(false)
  expect((await backUpWhenDue(url, plan))?.rows).toBeGreaterThan(100)
})

it('is made by one of several that find it due', async () => {
  await older({ hours: 24 })
  const made = await Promise.all(Array.from({ length: 4 }, () => backUpWhenDue(url, planIn('several'))))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await readdir(planIn('several').folder)).toHaveLength(1)
})

it('is due, and warned of, also where one was made while the clock was ahead', async () => {
  const plan = planIn('ahead')
  await older({ hours: -500 })
  expect(await backupNews(admin)).toMatchObject({ good: null, stale: true })
  expect((await backUpWhenDue(url, plan))?.rows).toBeGreaterThan(100)
  expect((await backupNews(admin)).stale).toBe(false)
  await older({ hours: 500 })
})

it('is made once by a program whose clock is ahead of the database’s, and warned of by the same clock', async () => {
  const plan = planIn('clock-ahead')
  await older({ hours: 24 })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2.5 * 60 * 60_000 })
  try {
    expect((await backUpWhenDue(url, plan))?.rows).toBeGreaterThan(100)
    expect(await backUpWhenDue(url, plan)).toBeUndefined()
    expect((await backupNews(admin)).stale).toBe(false)
  } finally {
    vi.useRealTimers()
  }
  await older({ hours: 3 })
})

it('keeps the one just made beside one whose name is of a time to come', async () => {
  const plan = planIn('named-ahead', 1)
  await mkdir(plan.folder)
  const ahead = 'phaseline-2999-01-01T00-00-00-000Z.backup'
  await writeFile(path.join(plan.folder, ahead), '')
  await makeBackup(url, plan)
  const { file } = await makeBackup(url, plan)
  expect((await readdir(plan.folder)).sort()).toEqual([path.basename(file), ahead].sort())
})

it('leaves no word of a mistyped file', async () => {
  await writeFile(path.join(folder, 'of-mine'), 'Dear all')
  await expect(makeBackup(url, planIn('mistyped'), path.join(folder, 'of-mine'))).rejects.toThrow(
    /something else at/,
  )
  expect((await backupNews(admin)).problem).toBeNull()
})

it('keeps as many as it is told, and touches no other file', async () => {
  const plan = planIn('kept', 2)
  await mkdir(plan.folder)
  for (const name of ['notes.txt', 'phaseline-2020-01-01T00-00-00-000Z.backup', 'phaseline-2021.backup'])
    await writeFile(path.join(plan.folder, name), '')
  const { file } = await makeBackup(url, plan)
  expect((await readdir(plan.folder)).sort()).toEqual(
    ['notes.txt', 'phaseline-2021.backup', path.basename(file)].sort(),
  )
})

it('takes away the part that a killed one has left, and none that is being written', async () => {
  const plan = planIn('killed', 2)
  await mkdir(plan.folder)
  const [killed, underWay] = [
    partOf('phaseline-2026-01.backup', 4242),
    partOf('phaseline-2026-02.backup', 4243),
  ]
  const byAnEarlierVersion = 'phaseline-2025-01.backup.new-4242'
  const notOurs = ['letter.new-1', 'phaseline-2026-03.backup.new-and-my-own']
  for (const name of [killed, byAnEarlierVersion, underWay, ...notOurs])
    await writeFile(path.join(plan.folder, name), 'half')
  const since = new Date(Date.now() - 11 * 60_000)
  for (const name of [killed, byAnEarlierVersion, ...notOurs])
    await utimes(path.join(plan.folder, name), since, since)
  const { file } = await makeBackup(url, plan)
  expect((await readdir(plan.folder)).sort()).toEqual([underWay, ...notOurs, path.basename(file)].sort())
})

it('takes away what was killed of a file that was named, and no whole one that is called alike', async () => {
  const there = path.join(folder, 'named')
  await mkdir(there)
  const since = new Date(Date.now() - 11 * 60_000)
  const [killed, underWay, ofAnother] = [
    partOf('nightly', 4242),
    partOf('nightly', 4243),
    partOf('weekly', 4242),
  ]
  const whole = ['nightly.new-20261101', 'nightly-4242', 'nightly.phaseline-part-1-of-2']
  for (const name of [killed, underWay, ofAnother, ...whole]) await writeFile(path.join(there, name), 'rows')
  for (const name of [killed, ofAnother, ...whole]) await utimes(path.join(there, name), since, since)
  await makeBackup(url, planIn('elsewhere'), path.join(there, 'nightly'))
  expect((await readdir(there)).sort()).toEqual(['nightly', underWay, ofAnother, ...whole].sort())
})

it('warns when the last good one is older than a day, and says why the newest failed', async () => {
  await older({ hours: 23, minutes: 55 })
  expect((await backupNews(admin)).stale).toBe(false)
  await older({ minutes: 10 })
  const blocked = planIn('blocked')
  await writeFile(blocked.folder, 'a file where the folder should be')
  await expect(makeBackup(url, blocked)).rejects.toThrow()
  const news = await backupNews(admin)
  expect(news.stale).toBe(true)
  expect(news.good).not.toBeNull()
  expect(news.problem?.words).toMatch(/EEXIST|ENOTDIR/)
})

it('has commands that say in one line what they did, and in one sentence what is wrong', async () => {
  const file = path.join(folder, 'by-command')
  expect(await command('backup', file)).toMatch(/by-command: \d+ rows of \d+ tables, \d+\.\d MB\.$/)
  expect(await command('verify-backup', file)).toMatch(
    /is good: made on \S+, \d+ rows of \d+ tables, restored and compared\.$/,
  )
  await writeFile(path.join(folder, 'letter'), 'Dear all,\n')
  expect(await command('verify-backup', path.join(folder, 'letter'))).toBe(
    'failed: This is not a backup of Phaseline.',
  )
  expect(await command('restore', file)).toBe(
    'failed: The database has a clinic already: a backup is restored into an empty one.',
  )
  expect(await command('verify-backup', folder)).toBe('failed: Name a file: this is a folder.')
  expect(await command('restore')).toBe('failed: Say which backup: npm run restore -- FILE')
})

it('encrypts what it backs up where there is a BACKUP_PASSPHRASE, and reads it by that alone', async () => {
  const file = path.join(folder, 'encrypted')
  const encrypting = { DATABASE_URL: url, BACKUP_PASSPHRASE: 'tide and lantern ebb' }
  expect(await commandIn(encrypting, 'backup', file)).toMatch(/ MB, encrypted\.$/)
  for (const name of ['verify-backup', 'restore'])
    expect(await command(name, file), name).toBe('failed: The backup is encrypted: set BACKUP_PASSPHRASE.')
  expect(await commandIn(encrypting, 'verify-backup', file)).toMatch(/encrypted is good: /)
})

it('says that the database does not answer', async () => {
  const nobody = 'postgresql://nobody:secret@localhost:1/clinic'
  for (const [name, ...words] of [
    ['backup'],
    ['restore', path.join(folder, 'by-command')],
    ['recover', 'admin@clinic.example'],
  ] as const)
    expect(await commandIn({ DATABASE_URL: nobody }, name, ...words), name).toMatch(
      /^failed: The database of DATABASE_URL does not answer: .*ECONNREFUSED[^\n]*\.$/,
    )
})

it('makes no database where there is none to back up, and says where it looked', async () => {
  const nowhere = path.join(folder, 'nowhere')
  for (const [name, ...words] of [['backup'], ['recover', 'admin@clinic.example']] as const)
    expect(await commandIn({ DATABASE_URL: '', PHASELINE_DATA: nowhere }, name, ...words)).toBe(
      `failed: There is no clinic in ${nowhere}/clinic: PHASELINE_DATA has to name the folder that the program was started with.`,
    )
  expect(await readdir(folder)).not.toContain('nowhere')
})

const command = (name: string, ...args: string[]) => commandIn({ DATABASE_URL: url }, name, ...args)

/** As if all of them had been made so much earlier. Only the tables' owner could, and only by lifting the wall. */
async function older({ hours = 0, minutes = 0 }): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(`
    ALTER TABLE backups NO FORCE ROW LEVEL SECURITY;
    UPDATE backups SET at = at - make_interval(hours => ${hours}, mins => ${minutes});
    ALTER TABLE backups FORCE ROW LEVEL SECURITY`)
  await owner.end()
}
