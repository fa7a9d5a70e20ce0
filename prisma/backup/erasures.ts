// Who was erased, in a file beside the backups: a backup that is older still has them, so a restore erases them again.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { z } from 'zod'
import { BadBackup } from './file'
import { restore, type Inspected } from './restore'
import { reader, tablesOf } from './tables'

export type Erased = { clinicId: string; patientId: string; at: string; figuresKept: boolean }

const nameOfLedger = 'erasures.json'

/** @throws BadBackup when there is a file that cannot be read: whom it names must not come back */
export async function readLedger(folder: string): Promise<Erased[]> {
  const file = path.join(folder, nameOfLedger)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  try {
    return ledgerSchema.parse(JSON.parse(text))
  } catch {
    throw new BadBackup(`Who was erased cannot be read from ${file}: mend it, or put its copy there.`)
  }
}
export const ledgerSchema = z.array(
  z.object({
    clinicId: z.uuid(),
    patientId: z.uuid(),
    at: z.iso.datetime({ offset: true }),
    figuresKept: z.boolean(),
  }),
)

/** Each person once; of two erasures of somebody the stricter. */
function joined(...ledgers: readonly (readonly Erased[])[]): Erased[] {
  const people = new Map<string, Erased>()
  for (const each of ledgers.flat()) {
    const known = people.get(each.patientId)
    people.set(each.patientId, { ...each, figuresKept: each.figuresKept && (known?.figuresKept ?? true) })
  }
  return [...people.values()]
}

/** Adds to the file what is in the database and not in it. Whoever is in the file stays there. */
export async function writeLedger(folder: string, erased: readonly Erased[]): Promise<void> {
  const known = await readLedger(folder)
  const all = joined(known, erased)
  if (isDeepStrictEqual(new Set(all), new Set(known))) return
  await mkdir(folder, { recursive: true })
  const draft = path.join(folder, `${nameOfLedger}.new-${process.pid}`)
  await writeFile(draft, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(draft, path.join(folder, nameOfLedger))
}

/**
 * Restores, and erases again whoever was erased since, by what stands beside the backup and in `folder`. There, where the
 * next start looks, all of them stand before what was restored is committed: a restore that breaks off lets nobody come
 * back, and one that is refused has nobody erased.
 * @throws BadBackup as restore does, or when who was erased cannot be read; then nothing was changed
 */
export async function restoreErased(
  databaseUrl: string,
  file: string,
  { folder, passphrase }: { folder: string; passphrase?: string },
): Promise<Inspected & { known: number; again: number }> {
  const erased = joined(await readLedger(path.dirname(file)), await readLedger(folder))
  const inspected = await restore(databaseUrl, file, passphrase, () => writeLedger(folder, erased))
  return { ...inspected, known: erased.length, again: await eraseAgain(databaseUrl, erased) }
}

/** Erases again whoever is in a database that was restored, as strictly as they were. Answers how many that were. */
export async function eraseAgain(databaseUrl: string, erased: readonly Erased[]): Promise<number> {
  if (erased.length === 0) return 0
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const back = await whoIsBack(client, erased)
    if (back.length === 0) return 0
    await client.query('BEGIN')
    const tables = (await tablesOf(client)).map(({ name }) => name)
    const each = (what: string) =>
      client.query(tables.map((name) => `ALTER TABLE "${name}" ${what};`).join('\n'))
    // The owner may then write what policies hide.
    await each('NO FORCE ROW LEVEL SECURITY')
    for (const { clinicId, patientId, figuresKept } of back) {
      // Triggers mark what is to be worked out anew, as a role that sees one clinic.
      await client.query(`SELECT set_config('app.clinic_id', $1, true)`, [clinicId])
      await client.query('SELECT erase_rows($1, $2, $3, NULL)', [clinicId, patientId, figuresKept])
    }
    // A trigger's work would stand in the way of the tables' change.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    await each('FORCE ROW LEVEL SECURITY')
    await client.query('COMMIT')
    return back.length
  } finally {
    await client.end()
  }
}

/** Those of whom there is more than their erasure left. */
async function whoIsBack(client: pg.Client, erased: readonly Erased[]): Promise<Erased[]> {
  await client.query(`BEGIN; SET LOCAL ROLE ${reader}`)
  const { rows } = await client.query<Erased>(
    `SELECT w.* FROM jsonb_to_recordset($1) AS w ("clinicId" uuid, "patientId" uuid, at text, "figuresKept" boolean)
     JOIN patients p ON p.clinic_id = w."clinicId" AND p.id = w."patientId"
     WHERE NOT (w."figuresKept" AND EXISTS (SELECT FROM erasures e WHERE e.clinic_id = p.clinic_id AND e.patient_id = p.id))`,
    [JSON.stringify(erased)],
  )
  await client.query('COMMIT')
  return rows
}
