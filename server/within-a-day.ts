// How often one person does to one patient within a day what counts towards a limit for good: nobody takes the room of all the others, neither in an emergency of an hour nor by a program of theirs.
import 'server-only'
import { dateWords } from '@/domain/date-words'
import { withinADay, dateIn, timeIn } from '@/server/clock'
import { Prisma, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { lengthSql } from '@/server/how-long'
import type { StaffViewer } from '@/server/viewer'

type Kind = {
  most: number
  can: string
  what?: string
  rows: string
  /** Of which each has so much; the patient, unless something less is named. */
  of?: string
  by: string
  at: string
  /** How much one row is. */
  each?: string
}

const typedIn = ['logs', 'check_ins'].map(
  (table) => `SELECT clinic_id, patient_id, entered_by, received_at FROM ${table} WHERE source = 'paper'`,
)

/** Each far more than anybody does by hand; what it is called, and where its rows say of whom, by whom and when. */
const kinds = {
  note: {
    ...{ most: 30, can: 'write the private note of this patient' },
    ...{ rows: 'clinician_notes', by: 'written_by', at: 'written_at' },
  },
  section: {
    ...{ most: 30, can: 'write over what stands in the record of this patient' },
    ...{ rows: 'earlier_wordings', by: 'replaced_by', at: 'replaced_at' },
  },
  entry: {
    ...{ most: 30, can: 'write in records of sessions of this patient' },
    ...{ rows: 'session_records', by: 'written_by', at: 'written_at' },
  },
  version: {
    ...{ most: 30, can: 'change plans of this patient' },
    ...{ rows: 'plan_versions', by: 'published_by', at: 'published_at' },
  },
  /** As much as thirty versions of a plan of two phases with all that is written to its exercises. */
  length: {
    ...{ most: 400_000, can: 'publish for this patient', what: 'characters of plans' },
    ...{ rows: 'plan_versions', by: 'published_by', at: 'published_at' },
    each: lengthSql('phases', 'goals'),
  },
  plan: {
    ...{ most: 10, can: 'begin plans for this patient' },
    ...{ rows: 'plans', by: 'created_by', at: 'created_at' },
  },
  pause: {
    ...{ most: 20, can: 'pause plans of this patient' },
    ...{ rows: 'plan_pauses', by: 'paused_by', at: 'paused_at' },
  },
  assessment: {
    ...{ most: 10, can: 'assess this patient' },
    ...{ rows: 'assessments', by: 'created_by', at: 'created_at' },
  },
  /** Of fifty that there can be, as long as its cause stands. */
  answer: {
    ...{ most: 5, can: 'answer one flag' },
    ...{ rows: 'flag_answers', of: 'flag_id', by: 'written_by', at: 'written_at' },
  },
  consent: {
    ...{ most: 20, can: 'record what this patient agrees to' },
    ...{ rows: 'consents', by: 'recorded_by', at: 'recorded_at' },
  },
  paper: {
    ...{ most: 2_000, can: 'type in from paper of this patient', what: 'boxes and days' },
    ...{ rows: `(${typedIn.join(' UNION ALL ')}) typed`, by: 'entered_by', at: 'received_at' },
  },
  adverseEvent: {
    ...{ most: 20, can: 'write adverse events of this patient' },
    ...{ rows: 'adverse_events', by: 'written_by', at: 'written_at' },
  },
} satisfies Record<string, Kind>

/**
 * In the turn in which all of them are counted.
 * @throws Refused, with when it goes on, where with what is added it would be more than anybody does; what is more by itself
 * alone is the first of a day
 */
export async function refuseTooOften(
  tx: Tx,
  { clinicId, accountId, timeZone, locale }: StaffViewer,
  id: string,
  kind: keyof typeof kinds,
  { field = '', adding = 1 }: { field?: string; adding?: number } = {},
): Promise<void> {
  const { most, can, what = 'times', of = 'patient_id', each = '1', ...where }: Kind = kinds[kind]
  const [rows, by, at, whose, amount] = [where.rows, where.by, where.at, of, each].map((sql) =>
    Prisma.raw(sql),
  )
  const { gt, lte } = withinADay()
  const [first] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT at FROM (
      SELECT ${at} AS at, sum(${amount}) OVER (ORDER BY ${at} DESC) AS amount FROM ${rows}
      WHERE clinic_id = ${clinicId}::uuid AND ${whose} = ${id}::uuid AND ${by} = ${accountId}::uuid
        AND ${at} > ${gt}::timestamptz AND ${at} <= ${lte}::timestamptz
    ) lately
    WHERE amount + ${adding}::int > ${most}::int ORDER BY at DESC LIMIT 1`
  if (!first) return
  // Once what is too much is a day old, in the minute after that.
  const then = new Date(first.at.getTime() + 24 * 3_600_000 + 59_999)
  const on = dateWords(dateIn(timeZone, then), locale)
  throw new Refused({
    [field]: `Within a day you can ${can} at most ${most.toLocaleString('en')} ${what}. It goes on at ${timeIn(timeZone, then)} on ${on}.`,
  })
}
