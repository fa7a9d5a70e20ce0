// One statement for the program itself, before or beside the served app.
import pg from 'pg'

export async function asSystem<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SET ROLE phaseline_system')
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
