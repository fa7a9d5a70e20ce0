// What is backed up: every table of the program, as the role that sees every row, in the order in which one refers to another.
import type pg from 'pg'

/** May read every table whole and change none. Nobody signs in as it, and no request is ever answered as it. */
export const reader = 'phaseline_backup'

// Any number will do, as long as nothing else locks it: a restore holds it alone, and backups together.
export const restoreLock = 7_429_006

/** Whether this connection may read or write the whole of the database, until it ends. */
export async function mayHold(client: pg.Client, how: 'alone' | 'together'): Promise<boolean> {
  const shared = how === 'together' ? '_shared' : ''
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT pg_try_advisory_lock${shared}(${restoreLock}) AS free`,
  )
  return rows[0]?.free ?? false
}

export type Table = { name: string; columns: string[]; key: string[] }

/**
 * Lets the backup's role read every table, also those of migrations to come: row-level security shows nothing to whom no
 * policy names. Runs as the tables' owner after each migration; does nothing where it is done.
 */
export async function openToBackup(client: pg.Client): Promise<void> {
  await client.query(`
    DO $$
    DECLARE
      t text;
    BEGIN
      FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
        IF NOT has_table_privilege('${reader}', format('public.%I', t), 'SELECT') THEN
          EXECUTE format('GRANT SELECT ON public.%I TO ${reader}', t);
        END IF;
        IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = t AND policyname = 'backup') THEN
          EXECUTE format('CREATE POLICY backup ON public.%I FOR SELECT TO ${reader} USING (true)', t);
        END IF;
      END LOOP;
      IF NOT has_schema_privilege('${reader}', 'public', 'USAGE') THEN
        GRANT USAGE ON SCHEMA public TO ${reader};
      END IF;
    END
    $$`)
}

/** All tables but Prisma's own list of migrations, whoever is referred to first. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refersTo: string[] }>(`
    SELECT c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY a.attnum) AS columns,
      ARRAY(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)) AS key,
      ARRAY(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS "refersTo"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname`)
  const sorted: Table[] = []
  const left = new Map(rows.map((row) => [row.name, row]))
  while (left.size > 0) {
    const next = [...left.values()].find(({ refersTo }) => refersTo.every((other) => !left.has(other)))
    if (!next)
      throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}.`)
    left.delete(next.name)
    sorted.push({ name: next.name, columns: next.columns, key: next.key })
  }
  return sorted
}

/** There is nothing there that would be missed, or not yet. */
export class NothingToBackUp extends Error {}

/** The newest migration that a database has. */
export async function migrationOf(client: pg.Client): Promise<string> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  )
  if (!there.rows[0]?.there)
    throw new NothingToBackUp('There is no Phaseline in this database: nothing to back up.')
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`,
  )
  const [newest] = rows
  if (!newest) throw new Error('The database has no migrations.')
  return newest.name
}

export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
