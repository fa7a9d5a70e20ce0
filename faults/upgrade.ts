// An upgrade of a clinic that is killed in the middle of the newest migrations, at one table after the other that they change.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { health, serve, start, stop } from '@/e2e/program'
import { quoted, reader, tablesOf, type Table } from '@/prisma/backup/tables'
import { actAs, insert } from '@/prisma/demo/insert'
import { migrate, migrationNames, schemaDifference } from '@/prisma/migrate'
import { startEmptyServer, temporaryFolder } from '@/prisma/testing'
import { twoClinics } from '@/server/logging.fixture'
import { unharmed, type Fault } from './fault'
import { today } from './world'

/** What the program works out by itself, and the catalog, which each start brings up to date. */
const ofTheProgram = ['watches', 'watch_marks', 'exercises', 'exercise_search']

/** How many migrations the upgrade has before it: one alone may replace functions and change no table. */
const newest = 3

export const upgradeKilled: Fault = {
  name: 'upgrade killed',
  async run(_, size) {
    const place = await temporaryFolder()
    const server = await startEmptyServer()
    const holder = new pg.Client({ connectionString: server.url })
    const env = {
      ...{ DATABASE_URL: server.url, PHASELINE_DATA: place.folder, BACKUP_EVERY_HOURS: '0' },
      NEXTAUTH_SECRET: randomUUID(),
    }
    const most = size === 'full' ? 20 : 1
    const failed: string[] = []
    const at: string[] = []
    try {
      await migrate(server.url, { upTo: (await migrationNames()).at(-1 - newest) })
      await holder.connect()
      for (let pair = 0; pair < 4; pair++) await settle(holder)
      const tables = (await tablesOf(holder)).filter(({ name }) => !ofTheProgram.includes(name))
      const before = await rowsOf(holder, tables)
      // The database is stopped with the program, so the script is undone; in the end it goes on alone, so it is done.
      for (let kill = 0; kill <= most; kill++) {
        const table = await killWhereItWaits(holder, env, at, kill < most)
        if (!table) break
        at.push(table)
      }
      if (at.length === 0)
        failed.push('the newest migrations change no table, so none was killed in the middle')
      const program = await serve('start', env)
      if ((await schemaDifference(server.url)) !== '') failed.push('the schema is not what it should be')
      const after = await rowsOf(holder, tables)
      for (const [row, count] of before)
        if (after.get(row) !== count)
          failed.push(`${count} times before and ${after.get(row) ?? 0} times after: ${row}`)
      if ((await stop(program)) !== 0) failed.push('it did not stop by itself')
      return {
        tried: `an upgrade of ${before.size} rows killed (-9) ${at.length} times, before it changed ${at.join(', ')}`,
        ...unharmed(failed.slice(0, 5), [
          'afterwards the schema is this version’s and every row is as it was',
        ]),
      }
    } finally {
      await holder.end()
      await server.stop()
      await place.remove()
    }
  },
}

/** @returns the table, which is not one of `passed`, for which the upgrade waited when it was killed; none when it went through. */
async function killWhereItWaits(
  holder: pg.Client,
  env: Record<string, string>,
  passed: readonly string[],
  databaseToo: boolean,
): Promise<string | undefined> {
  const held = (await tablesOf(holder)).map(({ name }) => name).filter((name) => !passed.includes(name))
  await holder.query(`BEGIN; LOCK TABLE ${quoted(held)} IN ROW EXCLUSIVE MODE`)
  const program = await start('start', env)
  let waits: { name: string; pid: number } | undefined
  while (!waits && program.process.exitCode === null && (await health(program.origin)) !== 200) {
    await pause(20)
    const { rows } = await holder.query<{ name: string; pid: number }>(
      'SELECT relation::regclass::text AS name, pid FROM pg_locks WHERE NOT granted AND relation = ANY($1::regclass[])',
      [held],
    )
    waits = rows[0]
  }
  program.process.kill('SIGKILL')
  await program.ended
  if (waits && databaseToo) await holder.query('SELECT pg_terminate_backend($1, 10000)', [waits.pid])
  await holder.query('ROLLBACK')
  return waits?.name
}

/** Two clinics whose patients have done something today. */
async function settle(client: pg.Client): Promise<void> {
  for (const { clinicId, therapistId, patientId, planId, daily } of Object.values(
    await twoClinics(client, today()),
  )) {
    const at = new Date()
    await client.query('BEGIN')
    await actAs(client, 'phaseline_staff', clinicId, therapistId)
    await insert(client, 'logs', [
      {
        ...{ id: randomUUID(), clinic_id: clinicId, patient_id: patientId, plan_id: planId, slot: 1 },
        ...{ prescription_id: daily.id, prescription_version_id: daily.versionId, due_on: today() },
        ...{ status: 'done', performed_at: at, logged_at: at, received_at: at, time_zone: 'Europe/London' },
        ...{ note: '', extra: false, late: false, source: 'paper', entered_by: therapistId },
      },
    ])
    await client.query('COMMIT')
  }
}

/** Every row, in the columns that a table had, and how often it is there. */
async function rowsOf(client: pg.Client, tables: readonly Table[]): Promise<Map<string, number>> {
  await client.query(`BEGIN; SET LOCAL ROLE ${reader}`)
  const found = new Map<string, number>()
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ row: string; count: number }>(
      `SELECT row, count(*)::int FROM (SELECT ROW(${quoted(columns)})::text AS row FROM "${name}") each GROUP BY row`,
    )
    for (const { row, count } of rows) found.set(`${name} ${row}`, count)
  }
  await client.query('COMMIT')
  return found
}
