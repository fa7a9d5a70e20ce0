// Writes many rows in one statement; columns that a row does not name keep their defaults.
import type { Client } from 'pg'

export type Row = Record<string, unknown>

export async function insert(client: Client, table: string, rows: Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ')
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** What asViewer and asSystem do for the program: switches the transaction to a role, and says for which clinic and whom. */
export async function actAs(
  client: Client,
  role: `phaseline_${'system' | 'staff' | 'patient' | 'search' | 'jobs' | 'watch' | 'eraser'}`,
  clinicId = '',
  accountId = '',
  patientId = '',
): Promise<void> {
  await client.query(
    `SELECT set_config('role', $1, true), set_config('app.clinic_id', $2, true), set_config('app.account_id', $3, true),
       set_config('app.patient_id', $4, true)`,
    [role, clinicId, accountId, patientId],
  )
}
