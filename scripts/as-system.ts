// Statements for the program itself, before or beside the served app.
import pg from 'pg'

/** In one transaction. */
export async function inSystem<T>(databaseUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN; SET LOCAL ROLE phaseline_system')
    const value = await run(client)
    await client.query('COMMIT')
    return value
  } finally {
    await client.end()
  }
}

export const asSystem = <Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> => inSystem(databaseUrl, async (client) => (await client.query<Row>(sql, values)).rows)
