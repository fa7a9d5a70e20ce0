// How often one person does to one patient within a day what counts towards a limit for good: nobody takes the room of all the others, neither in an emergency of an hour nor by a program of theirs.
import 'server-only'
import { dateWords } from '@/domain/date-words'
import { aDayAgo, dateIn, timeIn } from '@/server/clock'
import { Prisma, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import type { StaffViewer } from '@/server/viewer'

type Kind = { most: number; did: string; rows: string; by: string; at: string }

/** Each far more than anybody does by hand; what it is called, and where its rows say by whom and when. */
const kinds = {
  note: {
    ...{ most: 30, did: 'written the private note of this patient' },
    ...{ rows: 'clinician_notes', by: 'written_by', at: 'written_at' },
  },
  entry: {
    ...{ most: 30, did: 'written in records of sessions of this patient' },
    ...{ rows: 'session_records', by: 'written_by', at: 'written_at' },
  },
  version: {
    ...{ most: 30, did: 'changed plans of this patient' },
    ...{ rows: 'plan_versions', by: 'published_by', at: 'published_at' },
  },
  plan: {
    ...{ most: 10, did: 'begun plans for this patient' },
    ...{ rows: 'plans', by: 'created_by', at: 'created_at' },
  },
  pause: {
    ...{ most: 20, did: 'paused plans of this patient' },
    ...{ rows: 'plan_pauses', by: 'paused_by', at: 'paused_at' },
  },
  consent: {
    ...{ most: 20, did: 'recorded what this patient agrees to' },
    ...{ rows: 'consents', by: 'recorded_by', at: 'recorded_at' },
  },
  paper: {
    ...{ most: 2_000, did: 'typed in what this patient ticked on paper' },
    ...{ rows: "(SELECT * FROM logs WHERE source = 'paper') typed", by: 'entered_by', at: 'received_at' },
  },
  adverseEvent: {
    ...{ most: 20, did: 'written adverse events of this patient' },
    ...{ rows: 'adverse_events', by: 'written_by', at: 'written_at' },
  },
} satisfies Record<string, Kind>

/**
 * In the turn in which all of them are counted.
 * @throws Refused, with when it goes on, where one more would be more than anybody does
 */
export async function refuseTooOften(
  tx: Tx,
  { clinicId, accountId, timeZone, locale }: StaffViewer,
  patientId: string,
  kind: keyof typeof kinds,
  field = '',
): Promise<void> {
  const { most, did, ...where } = kinds[kind]
  const [rows, by, at] = [where.rows, where.by, where.at].map((name) => Prisma.raw(name))
  const [first] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT ${at} AS at FROM ${rows}
    WHERE clinic_id = ${clinicId}::uuid AND patient_id = ${patientId}::uuid AND ${by} = ${accountId}::uuid
      AND ${at} > ${aDayAgo()}::timestamptz
    ORDER BY ${at} DESC OFFSET ${most - 1}::int LIMIT 1`
  if (!first) return
  // Once the first of them is a day old, in the minute after that.
  const then = new Date(first.at.getTime() + 24 * 3_600_000 + 59_999)
  const on = dateWords(dateIn(timeZone, then), locale)
  throw new Refused({
    [field]: `You have ${did} ${most} times within a day, which is the most. It goes on at ${timeIn(timeZone, then)} on ${on}.`,
  })
}
