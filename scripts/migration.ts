// `npm run db:migration -- name`: writes the next migration from what schema.prisma has and the migrations do not.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrate, migrationsFolder, schemaDifference } from '@/prisma/migrate'
import { startEmptyServer } from '@/prisma/testing'

const name = process.argv[3] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in small letters: npm run db:migration -- add_reminders')
  process.exit(1)
}

const server = await startEmptyServer()
try {
  await migrate(server.url)
  const sql = await schemaDifference(server.url)
  if (sql === '') {
    console.log('Schema and migrations agree: there is nothing to write.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = path.join(migrationsFolder, `${stamp}_${name}`)
    await mkdir(folder)
    await writeFile(path.join(folder, 'migration.sql'), sql)
    const lock = '# The database that the migrations are written for.\nprovider = "postgresql"\n'
    await writeFile(path.join(migrationsFolder, 'migration_lock.toml'), lock, { flag: 'wx' }).catch(
      () => undefined,
    )
    console.log(
      `Wrote ${path.relative('.', folder)}/migration.sql: read it, and add policies and grants for new tables.`,
    )
  }
} finally {
  await server.stop()
}
