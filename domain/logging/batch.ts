// The body of POST /api/logs as it arrives: each entry is read by itself, so that a bad one refuses only itself. What may be stored is judged in acceptance.ts.
import { z } from 'zod'
import { keysOf } from '@/domain/catalog/vocabulary'
import { anId, calendarDateSchema, optionalLine, optionalText, pain, whole } from '@/domain/fields'
import { clockTolerance, type GivenCheckIn, type GivenLog } from '@/domain/logging/acceptance'
import { skipReasons } from '@/domain/logging/log'

export const mostEntries = 500

const id = anId('Not an id')
const instant = z.iso
  .datetime({ error: 'Enter a time such as 2026-01-31T08:30:00Z' })
  .transform((value) => Date.parse(value))

/** Absent and null are the same: no answer. */
const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

const times = {
  performedAt: instant,
  loggedAt: instant,
  /** As the device calls it; '' where that is no name. */
  timeZone: z
    .string()
    .regex(/^[\w+:/-]{1,64}$/)
    .catch(''),
}
// Said with a negation: a time that could not be read has its own error already and is no number here.
const performedBeforeLogged = (entry: { performedAt: number; loggedAt: number }) =>
  !(entry.performedAt > entry.loggedAt + clockTolerance)
const performedAfterLogged = { path: ['performedAt'], error: 'It was written down before it was done' }

export const logSchema = z
  .object({
    id,
    prescriptionId: id,
    prescriptionVersionId: orNull(id),
    dueOn: calendarDateSchema,
    slot: whole(1, 10),
    status: z.enum(['done', 'partial', 'skipped', 'removed'], {
      error: 'Say done, partial, skipped or removed',
    }),
    setsDone: orNull(whole(0, 100)),
    repsDone: orNull(whole(0, 1_000)),
    pain: orNull(pain),
    painAfter: orNull(pain),
    effort: orNull(whole(0, 10)),
    skipReason: orNull(z.enum(keysOf(skipReasons), { error: 'Choose a reason from the list' })),
    note: optionalText(500)
      .nullish()
      .transform((value) => value ?? ''),
    replaces: orNull(id),
    ...times,
  })
  .refine(performedBeforeLogged, performedAfterLogged)
  .refine((log) => log.status !== 'removed' || log.replaces !== null, {
    path: ['replaces'],
    error: 'A removal names the entry it removes',
  })
  .refine((log) => log.replaces !== log.id, { path: ['replaces'], error: 'An entry cannot replace itself' })

export const checkInSchema = z
  .object({
    id,
    planId: orNull(id),
    on: calendarDateSchema,
    pain: orNull(pain),
    word: optionalLine(200)
      .nullish()
      .transform((value) => value ?? ''),
    settled: orNull(z.boolean({ error: 'Say yes or no' })),
    replaces: orNull(id),
    ...times,
  })
  .refine(performedBeforeLogged, performedAfterLogged)
  .refine((checkIn) => checkIn.replaces !== checkIn.id, {
    path: ['replaces'],
    error: 'An entry cannot replace itself',
  })

/** What a device may send, before it is checked. */
export type SentLog = z.input<typeof logSchema>
export type SentCheckIn = z.input<typeof checkInSchema>

export type Read<T> =
  | { ok: true; value: T }
  /** `id` is what was sent, so that the device can tell which entry it was; null where that is no text. */
  | { ok: false; id: string | null; errors: Record<string, string> }

export type Batch =
  { ok: true; logs: Read<GivenLog>[]; checkIns: Read<GivenCheckIn>[] } | { ok: false; error: string }

/** In the order sent. `receivedAt` is the server's clock in milliseconds since 1970. */
export function readBatch(raw: unknown, receivedAt: number): Batch {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { ok: false, error: 'Send an object' }
  const { logs = [], checkIns = [], sentAt } = raw as Record<string, unknown>
  if (!Array.isArray(logs)) return { ok: false, error: 'logs is not a list' }
  if (!Array.isArray(checkIns)) return { ok: false, error: 'checkIns is not a list' }
  if (logs.length + checkIns.length > mostEntries) {
    return { ok: false, error: `Send at most ${mostEntries} entries at a time` }
  }
  const sent = instant.safeParse(sentAt)
  const corrected = correctedClock(sent.success ? sent.data : null, receivedAt)
  const readLog = reader(logSchema, corrected)
  const readCheckIn = reader(checkInSchema, corrected)
  return { ok: true, logs: logs.map(readLog), checkIns: checkIns.map(readCheckIn) }
}

/**
 * The time on the server's clock of a time on the device's. When the device says that it sent the batch hours ago or from
 * now, its clock is wrong by as much, and so are its entries; small differences are the way the batch took.
 */
export function correctedClock(sentAt: number | null, receivedAt: number): (time: number) => number {
  const apart = sentAt === null ? 0 : receivedAt - sentAt
  const shift = Math.abs(apart) > clockTolerance ? apart : 0
  return (time) => {
    const shifted = time + shift
    return shifted > receivedAt && shifted <= receivedAt + clockTolerance ? receivedAt : shifted
  }
}

function reader<T extends { performedAt: number; loggedAt: number }>(
  schema: z.ZodType<T>,
  corrected: (time: number) => number,
): (entry: unknown) => Read<T> {
  return (entry) => {
    const read = schema.safeParse(entry)
    if (!read.success) return { ok: false, id: idOf(entry), errors: fieldErrors(read.error) }
    const value = { ...read.data, loggedAt: corrected(read.data.loggedAt) }
    // Done a moment after it was written down is the device's imprecision, not another time.
    value.performedAt = Math.min(corrected(read.data.performedAt), value.loggedAt)
    return { ok: true, value }
  }
}

function idOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return null
  return typeof entry.id === 'string' && entry.id.length <= 64 ? entry.id : null
}

/** The first error of each field; '' for the entry as a whole. */
function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return errors
}
