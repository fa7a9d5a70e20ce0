// How long what is kept of a person is, as the database counts it: texts and documents that are read together end somewhere.
import 'server-only'
import { Prisma } from '@/server/db'

/** What these columns hold in one row, in characters. */
export const lengthSql = (...columns: readonly string[]) =>
  columns.map((column) => `length(${column}::text)`).join(' + ')

/** What they hold in all rows of a query. */
export const charactersSql = (...columns: readonly string[]) =>
  Prisma.sql`coalesce(sum(${Prisma.raw(lengthSql(...columns))}), 0)::float8`

/** The same of what is still to be written. */
export const charactersOf = (...parts: readonly (string | object)[]): number =>
  parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'string' ? part : JSON.stringify(part)).length,
    0,
  )
