// Asking a program's database past the program.
import type pg from 'pg'
import { actAs } from '@/prisma/demo/insert'

/** Asks as staff of a clinic, or without one as the system that signs people in, each time in a transaction of its own. */
export const pastTheProgram =
  (client: pg.Client) =>
  async <Row extends pg.QueryResultRow>(
    clinicId: string | null,
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> => {
    await client.query('BEGIN')
    await actAs(client, clinicId ? 'phaseline_staff' : 'phaseline_system', clinicId ?? '')
    const { rows } = await client.query<Row>(sql, values)
    await client.query('COMMIT')
    return rows
  }
