// The clinic's backups: where they lie, when one is due, which are kept, and what the commands that make and read them share.
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { v7 } from 'uuid'
import { BadBackup } from '@/prisma/backup/file'
import { NothingToBackUp } from '@/prisma/backup/tables'
import { backUp, minutesUnfinished, partOf, RowsUnseen, type BackupMade } from '@/prisma/backup/write'
import { connected } from '@/prisma/connected'
import { addressOfRunning, AlreadyRunning, isMade } from '@/prisma/embedded'
import { connect, DatabaseUnfit } from '@/prisma/migrate'
import { asSystem } from '@/scripts/as-system'
import { dataFolder, readEnvironment, StartError, type Environment, type Kind } from '@/scripts/environment'
import { startOwnDatabase } from '@/scripts/own-database'

export type BackupPlan = { folder: string; everyHours: number; keep: number; passphrase?: string }

const dailyHours = 24

/** A clinic is backed up once a day unless it is told otherwise; the demo only when asked, and never among a clinic's. */
export function backupPlan(environment: Environment, kind: Kind): BackupPlan {
  const chosen =
    environment.BACKUP_FOLDER && path.join(environment.BACKUP_FOLDER, kind === 'demo' ? 'demo' : '')
  return {
    folder: path.resolve(chosen ?? path.join(dataFolder(environment, kind), 'backups')),
    everyHours: environment.BACKUP_EVERY_HOURS ?? (kind === 'demo' ? 0 : dailyHours),
    keep: environment.BACKUP_KEEP,
    passphrase: environment.BACKUP_PASSPHRASE,
  }
}

const ending = '.backup'
const nameOf = (at: Date) => `phaseline-${at.toISOString().replace(/[:.]/g, '-')}${ending}`

/** What is not whole yet, of ours in the folder (earlier versions called it new), or of a file that was named. */
const isPart = (name: string) => /^phaseline-.*\.backup\.(phaseline-part|new)-\d+$/.test(name)
const isPartOf = (file: string) => (name: string) =>
  name === partOf(path.basename(file), Number(/\d+$/.exec(name)?.[0]))

/** The files of a folder, the newest first. */
export async function backupFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => name.startsWith('phaseline-') && name.endsWith(ending))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name))
}

/** Takes away the parts of backups that nobody writes any more, or each that is killed would leave one for good. */
async function removeParts(folder: string, isOne: (name: string) => boolean): Promise<void> {
  const parts = (await readdir(folder).catch(() => [])).filter(isOne)
  for (const name of parts) {
    const file = path.join(folder, name)
    // Another process may have come to its end with it, or have taken it away.
    const grown = await stat(file).catch(() => null)
    if (grown && Date.now() - grown.mtimeMs > minutesUnfinished * 60_000) await rm(file, { force: true })
  }
}

/** Makes a backup, writes down what became of it, and removes files beyond those that are kept. */
export async function makeBackup(databaseUrl: string, plan: BackupPlan, file?: string): Promise<BackupMade> {
  const at = new Date()
  const target = file ?? path.join(plan.folder, nameOf(at))
  const note = (bytes: number, rows: number, problem: string) =>
    asSystem(
      databaseUrl,
      'INSERT INTO backups (id, at, file, bytes, rows, problem) VALUES ($1, $2, $3, $4, $5, $6)',
      [...[v7(), at, path.basename(target), bytes, rows, problem]],
    )
  try {
    // First, since it may be for want of room that the one before was not finished.
    await removeParts(plan.folder, isPart)
    if (file) await removeParts(path.dirname(file), isPartOf(file))
    const made = await backUp(databaseUrl, target, { passphrase: plan.passphrase, at })
    await note(made.bytes, made.rows, '')
    // One that was made while the clock was ahead takes no place until its time has come.
    const kept = (await backupFiles(plan.folder)).filter(
      (each) => path.basename(each) <= path.basename(target),
    )
    if (!file) for (const old of kept.slice(plan.keep)) await rm(old)
    return made
  } catch (error) {
    // Nothing was to be backed up there, or not into that file.
    if (error instanceof NothingToBackUp || error instanceof BadBackup) throw error
    await note(0, 0, error instanceof Error ? error.message.slice(0, 300) : 'unknown').catch(() => undefined)
    throw error
  }
}

const lookEveryMinutes = 10
/** The next is made so much before its time that the one before is not older than a day until it is done. */
const early = 1 / 24
// Any number will do, as long as nothing else locks it: of several app processes one makes the backup.
const backupLock = 7_429_004

/** While the program runs: a backup whenever the newest good one is too old. Answers what ends it, after one under way. */
export function keepBackups(databaseUrl: string, plan: BackupPlan): () => Promise<void> {
  if (plan.everyHours === 0) return () => Promise.resolve()
  let underWay: Promise<void> | undefined
  const look = () => {
    underWay ??= backUpWhenDue(databaseUrl, plan)
      .then(
        () => undefined,
        (error: unknown) =>
          console.error(`No backup could be made: ${error instanceof Error ? error.message : 'unknown'}`),
      )
      .finally(() => (underWay = undefined))
  }
  look()
  const timer = setInterval(look, lookEveryMinutes * 60_000)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}

/** Makes a backup if one is due and nobody else is making it. Undefined when there was nothing to do. */
export const backUpWhenDue = (databaseUrl: string, plan: BackupPlan): Promise<BackupMade | undefined> =>
  connected(
    databaseUrl,
    async (client) => {
      const { rows } = await client.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_lock(${backupLock}) AS mine`,
      )
      if (!rows[0]?.mine) return undefined
      // Nothing is lost with a database that holds no clinic yet.
      const [due] = await asSystem<{ due: boolean }>(
        databaseUrl,
        `SELECT EXISTS (SELECT FROM clinics) AND NOT EXISTS (
           SELECT FROM backups WHERE problem = ''
             AND at BETWEEN $1::timestamptz - $2 * interval '1 hour' AND $1 + interval '5 minutes') AS due`,
        // By the clock that they are named and noted by, also where the database's is another.
        [new Date(), plan.everyHours * (1 - early)],
      )
      return due?.due ? await makeBackup(databaseUrl, plan) : undefined
    },
    // It holds the lock alone, for as long as that takes.
    0,
  )

export type Asked = { kind: Kind; file: string | undefined; environment: Environment; plan: BackupPlan }

/** Runs one of the commands on backups. */
export const backupCommand = (run: (asked: Asked) => Promise<void>): Promise<void> =>
  plainly(async () => {
    const { kind, words } = givenOf(process.argv.slice(3))
    const [file, ...more] = words
    if (more.length > 0 || file?.startsWith('-'))
      throw new StartError('Give one file at most, and --demo for the demo.')
    const environment = readEnvironment()
    await run({ kind, file: file && path.resolve(file), environment, plan: backupPlan(environment, kind) })
  })

/** What a command was given, apart from whose database is meant. */
export const givenOf = (given: readonly string[]): { kind: Kind; words: string[] } => ({
  kind: given.includes('--demo') ? 'demo' : 'clinic',
  words: given.filter((each) => each !== '--demo'),
})

/** Says in one plain sentence what the person at the terminal can put right. */
export async function plainly(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const plain = [StartError, BadBackup, NothingToBackUp, RowsUnseen, DatabaseUnfit, AlreadyRunning].some(
      (kind) => error instanceof kind,
    )
    console.error(plain ? (error as Error).message : ofTheDisk(error))
    process.exitCode = 1
  }
}

/** What the system says of a file, without where in the program it was met. */
function ofTheDisk(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error
  const { code, path: file = '', message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return 'The disk is full.'
  if (code === 'EISDIR') return `Name a file: this is a folder. ${file}`.trim()
  return message
}

/**
 * The database of a running program, or one that is started for this command alone.
 * @throws StartError where no start has made one, unless this may make it; DatabaseUnfit where it does not answer
 */
export async function withDatabase<T>(
  { environment, kind, mayMake }: Pick<Asked, 'environment' | 'kind'> & { mayMake?: true },
  run: (url: string) => Promise<T>,
): Promise<T> {
  if (environment.DATABASE_URL) {
    const client = await connect(environment.DATABASE_URL)
    await client.end()
    return run(environment.DATABASE_URL)
  }
  const folder = dataFolder(environment, kind)
  if (!mayMake && !(await isMade(folder)))
    throw new StartError(
      `There is no clinic in ${folder}: PHASELINE_DATA has to name the folder that the program was started with.`,
    )
  const database = await startOwnDatabase(folder, { patience: 0 }).catch(async (error: unknown) => {
    const url = error instanceof AlreadyRunning ? await addressOfRunning(folder) : undefined
    if (!url) throw error
    return { url, stop: () => Promise.resolve() }
  })
  try {
    return await run(database.url)
  } finally {
    await database.stop()
  }
}
