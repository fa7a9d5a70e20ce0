// What the database's and the client's errors mean: which say that it does not answer, and which rule was broken; and what may be written of them.

/**
 * Thrown on in place of what the database or its client said, since whatever nobody expects is written to the program's log:
 * a message may quote what was typed, and its detail a whole row. It says the kind, PostgreSQL's code and the constraint.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly state: string | undefined

  constructor(error: Error) {
    const state = sqlState(error)
    super([error.name, state, constraintOf(error)].filter(Boolean).join(' '))
    this.state = state
    this.stack = `${this.name}: ${this.message}${framesOf(error)}`
  }
}

/** Said by the database or its client, and so perhaps with words of a row. */
export const isOfDatabase = (error: unknown): error is Error =>
  error instanceof Error && (/^(PrismaClient|DriverAdapterError)/.test(error.name) || 'severity' in error)

/** Where it was thrown, which stands behind the message. */
const framesOf = ({ stack = '' }: Error) => /(\n +at [^\n]+:\d+:\d+\)?)*$/.exec(stack)?.[0] ?? ''

/** The names of constraints are the program's own; the first that is named is PostgreSQL's, before any word of a row. */
const constraintOf = ({ message }: Error) => /constraint:? \\?["`]([a-z0-9_]+)\\?["`]/.exec(message)?.[1]

/** What is written about is gone meanwhile: erased, with the row or with figures kept. */
export const isAboutNobody = (error: unknown): boolean =>
  error instanceof Error &&
  (sqlState(error) === 'P0002' ||
    (sqlState(error) === '23503' && /_(patient|account)_id(_\w+)?_fkey$/.test(constraintOf(error) ?? '')))

// What the adapter calls a connection that is gone, whatever the client makes of it.
const unavailableKinds = new Set([
  'ConnectionClosed',
  'SocketTimeout',
  'DatabaseNotReachable',
  'TooManyConnections',
])
// P1001, P1002, P1008, P1017: cannot reach, timed out, closed. P2024, P2028: no connection or no transaction in time.
const unavailableCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
const unavailable =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout|Can't reach database/
// 08: connection exceptions; 25P03: it stood still; 40P01: two waited for each other; 53: no room on the disk, in memory or
// for connections; 55P03: somebody else holds what is asked for; 57014: it took too long; 57P01 to 57P03: shutting down,
// crashed or starting.
const unavailableStates = /^(08|53)|^25P03|^40P01|^55P03|^57014|^57P0[1-3]/

type Kind = { kind?: string }

/** The database did not answer, or not in time: the same request may succeed a moment later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause, meta } = error as {
    code?: string
    cause?: Kind
    meta?: { driverAdapterError?: { cause?: Kind } }
  }
  const kind = (meta?.driverAdapterError?.cause ?? cause)?.kind
  return (
    (code !== undefined && unavailableCodes.has(code)) ||
    (kind !== undefined && unavailableKinds.has(kind)) ||
    unavailable.test(error.message) ||
    unavailableStates.test(sqlState(error) ?? '')
  )
}

/** PostgreSQL's error code (SQLSTATE) behind an error of the client, such as 23505 for a broken unique constraint. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseError) return error.state
  const { code, severity } = error as { code?: string; severity?: string }
  // PostgreSQL's own word, when the client did not stand between.
  if (severity !== undefined) return code
  const found = /(?:Code: `|code: ")([0-9A-Z]{5})[`"]/.exec(error.message)?.[1]
  if (found) return found
  const { cause } = error as { cause?: { originalCode?: unknown } }
  if (typeof cause?.originalCode === 'string') return cause.originalCode
  return code === 'P2002' ? '23505' : code === 'P2003' ? '23503' : undefined
}
