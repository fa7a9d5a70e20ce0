// Who was erased, in a file beside the backups: a backup that is older still has them, so a restore erases them again.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { tablesOf } from './tables'

export type Erased = { clinicId: string; patientId: string; at: string; figuresKept: boolean }

const nameOfLedger = 'erasures.json'

async function readLedger(folder: string): Promise<Erased[]> {
  const text = await readFile(path.join(folder, nameOfLedger), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]'
      throw error
    },
  )
  return JSON.parse(text) as Erased[]
}

/** Adds to the file who is in the database and not in it. Whoever is in the file stays there. */
export async function writeLedger(folder: string, erased: readonly Erased[]): Promise<void> {
  const known = await readLedger(folder)
  const ids = new Set(known.map(({ patientId }) => patientId))
  const fresh = erased.filter(({ patientId }) => !ids.has(patientId))
  if (fresh.length === 0) return
  await mkdir(folder, { recursive: true })
  const draft = path.join(folder, `${nameOfLedger}.new-${process.pid}`)
  await writeFile(draft, `${JSON.stringify([...known, ...fresh], null, 2)}\n`, { mode: 0o600 })
  await rename(draft, path.join(folder, nameOfLedger))
}

/** Erases again, in a database that was just restored, whoever the file names. Answers how many were there again. */
export async function eraseAgain(databaseUrl: string, folder: string): Promise<number> {
  const erased = await readLedger(folder)
  if (erased.length === 0) return 0
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const tables = (await tablesOf(client)).map(({ name }) => name)
    const each = (what: string) =>
      client.query(tables.map((name) => `ALTER TABLE "${name}" ${what};`).join('\n'))
    // The owner may then write what policies hide.
    await each('NO FORCE ROW LEVEL SECURITY')
    let again = 0
    for (const { clinicId, patientId, figuresKept } of erased) {
      const { rowCount } = await client.query('SELECT FROM patients WHERE clinic_id = $1 AND id = $2', [
        clinicId,
        patientId,
      ])
      if (!rowCount) continue
      // Triggers mark what is to be worked out anew, as a role that sees one clinic.
      await client.query(`SELECT set_config('app.clinic_id', $1, true)`, [clinicId])
      await client.query('SELECT erase_rows($1, $2, $3, NULL)', [clinicId, patientId, figuresKept])
      again++
    }
    // A trigger's work would stand in the way of the tables' change.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    await each('FORCE ROW LEVEL SECURITY')
    await client.query('COMMIT')
    return again
  } finally {
    await client.end()
  }
}
