// Statements for the program itself, before or beside the served app.
import type pg from 'pg'
import { connected } from '@/prisma/connected'

/** In one transaction. */
export const inSystem = <T>(databaseUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> =>
  connected(databaseUrl, async (client) => {
    await client.query('BEGIN; SET LOCAL ROLE phaseline_system')
    const value = await run(client)
    await client.query('COMMIT')
    return value
  })

export const asSystem = <Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> => inSystem(databaseUrl, async (client) => (await client.query<Row>(sql, values)).rows)
