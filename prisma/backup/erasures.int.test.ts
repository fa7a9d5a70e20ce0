// A restore of a backup that still has a person who was erased since: they are erased again, and the walls stand as before.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { fillDemo } from '@/prisma/demo/fill'
import { cloneDatabase } from '@/prisma/cloned'
import { startEmptyServer, temporaryFolder } from '@/prisma/testing'
import { eraseAgain, readLedger, restoreErased, writeLedger } from './erasures'
import { BadBackup } from './file'
import { restore } from './restore'
import { backUp } from './write'

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SET ROLE phaseline_backup')
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

it('erases again who was erased after the backup', async () => {
  const { folder, remove } = await temporaryFolder()
  const database = await cloneDatabase()
  const empty = await startEmptyServer()
  try {
    await fillDemo(database.url, '2026-11-23')
    await backUp(database.url, path.join(folder, 'whole'))
    const people = await ask<{ clinicId: string; patientId: string }>(
      database.url,
      `SELECT clinic_id AS "clinicId", id AS "patientId" FROM patients ORDER BY id LIMIT 2`,
    )
    const at = '2026-11-24T09:00:00Z'
    const [gone, nameless] = people.map((person, index) => ({ ...person, at, figuresKept: index === 1 }))
    await writeLedger(folder, [gone!])
    // What the file has is not forgotten when the database no longer says it.
    await writeLedger(folder, [nameless!])
    await writeLedger(folder, [])
    expect(JSON.parse(await readFile(path.join(folder, 'erasures.json'), 'utf8'))).toEqual([gone, nameless])

    await restore(empty.url, path.join(folder, 'whole'))
    expect(await eraseAgain(empty.url, await readLedger(folder))).toBe(2)
    const patients = await ask<{ id: string; name: string }>(
      empty.url,
      'SELECT id, name FROM patients ORDER BY id',
    )
    expect(patients).toHaveLength(24)
    expect(patients.filter(({ name }) => name === 'Erased').map(({ id }) => id)).toEqual([
      nameless!.patientId,
    ])
    expect(await ask(empty.url, `SELECT FROM logs WHERE patient_id = '${gone!.patientId}'`)).toEqual([])
    const [counted] = await ask<{ before: number; after: number }>(
      empty.url,
      `SELECT count(*)::int AS after FROM logs WHERE patient_id = '${nameless!.patientId}'`,
    )
    const [kept] = await ask<{ after: number }>(
      database.url,
      `SELECT count(*)::int AS after FROM logs WHERE patient_id = '${nameless!.patientId}'`,
    )
    expect(counted).toEqual(kept)
    expect(
      await ask(
        empty.url,
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
      ),
    ).toEqual([])
    expect(await eraseAgain(empty.url, await readLedger(folder))).toBe(0)
    // Later the figures were to go as well.
    await writeLedger(folder, [{ ...nameless!, figuresKept: false }])
    expect(await eraseAgain(empty.url, await readLedger(folder))).toBe(1)
    expect(await ask(empty.url, 'SELECT FROM patients')).toHaveLength(23)

    await writeFile(path.join(folder, 'erasures.json'), '[{"clinicId":')
    await expect(readLedger(folder)).rejects.toThrow(BadBackup)
    await expect(writeLedger(folder, [gone!])).rejects.toThrow(BadBackup)
  } finally {
    await empty.stop()
    await database.drop()
    await remove()
  }
})

it('has nobody erased by a restore that is refused', async () => {
  const { folder, remove } = await temporaryFolder()
  const handed = await temporaryFolder()
  const database = await cloneDatabase()
  try {
    await fillDemo(database.url, '2026-11-23')
    const file = path.join(handed.folder, 'whole')
    await backUp(database.url, file)
    const [somebody] = await ask<{ clinicId: string; patientId: string }>(
      database.url,
      `SELECT clinic_id AS "clinicId", id AS "patientId" FROM patients LIMIT 1`,
    )
    const erased = [{ ...somebody!, at: '2026-11-24T09:00:00Z', figuresKept: false }]
    await writeLedger(handed.folder, erased)
    await expect(restoreErased(database.url, file, { folder })).rejects.toThrow(/has a clinic already/)
    await writeFile(file, 'no backup')
    await expect(restoreErased(database.url, file, { folder })).rejects.toThrow(BadBackup)
    expect(await readLedger(folder)).toEqual([])
  } finally {
    await database.drop()
    await handed.remove()
    await remove()
  }
})
