// A first start that is killed in the middle of its migrations, again and again, until one is let through.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { health, serve, start, stop } from '@/e2e/program'
import { addressOfRunning, freePort } from '@/prisma/embedded'
import { migrationNames, schemaDifference } from '@/prisma/migrate'
import { temporaryFolder } from '@/prisma/testing'
import { unharmed, type Fault } from './fault'

export const migrationKilled: Fault = {
  name: 'migration killed',
  async run(_, size) {
    const place = await temporaryFolder()
    const env = {
      ...{ PHASELINE_DATA: place.folder, PORT: String(await freePort()), BACKUP_EVERY_HOURS: '0' },
      ...{ DATABASE_URL: undefined, NEXTAUTH_SECRET: randomUUID() },
    }
    const most = size === 'full' ? 100 : 1
    const failed: string[] = []
    const seen: number[] = []
    try {
      while (seen.length < most) {
        const program = await start('start', env)
        const before = seen.at(-1) ?? 0
        let applied = before
        // Killed as soon as it is seen to have come further than the one before.
        while (
          applied <= before &&
          program.process.exitCode === null &&
          (await health(program.origin)) !== 200
        ) {
          await pause(5)
          applied = Math.max(applied, await migrationsIn(place.folder))
        }
        const through = applied <= before
        program.process.kill('SIGKILL')
        await program.ended
        if (through) break
        seen.push(applied)
      }
      const all = (await migrationNames()).length
      if (!seen.some((applied) => applied < all)) failed.push('none was killed in the middle')
      const program = await serve('start', env)
      const url = await addressOfRunning(path.join(place.folder, 'clinic'))
      const difference = url ? await schemaDifference(url) : 'no database'
      if (difference !== '') failed.push('the schema is not what it should be')
      if ((await stop(program)) !== 0) failed.push('it did not stop by itself')
    } finally {
      await place.remove()
    }
    return {
      tried: `a first start killed (-9) ${seen.length} times during its migrations, after ${seen.join(', ')} of them`,
      ...unharmed(failed, ['afterwards the schema is what a start in peace makes']),
    }
  },
}

/** How many are begun or done; 0 while there is no database to ask. */
async function migrationsIn(folder: string): Promise<number> {
  const url = await addressOfRunning(path.join(folder, 'clinic'))
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    if (!url) return 0
    await client.connect()
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int FROM _prisma_migrations')
    return rows[0]?.count ?? 0
  } catch {
    return 0
  } finally {
    await client.end().catch(() => undefined)
  }
}
