// How often one person does to one patient within a day what counts towards a limit for good: nobody takes the room of all the others, neither in an emergency of an hour nor by a program of theirs.
import 'server-only'
import { dateWords } from '@/domain/date-words'
import { aDayAgo, dateIn, timeIn } from '@/server/clock'
import { Prisma, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import type { StaffViewer } from '@/server/viewer'

/** Each far more than anybody does by hand; where its rows are, and what they are called. */
const kinds = {
  note: {
    ...{ most: 30, did: 'written the private note of this patient' },
    rows: Prisma.sql`SELECT written_by AS by, written_at AS at, clinic_id, patient_id FROM clinician_notes`,
  },
  entry: {
    ...{ most: 30, did: 'written in records of sessions of this patient' },
    rows: Prisma.sql`SELECT written_by AS by, written_at AS at, clinic_id, patient_id FROM session_records`,
  },
  version: {
    ...{ most: 30, did: 'changed plans of this patient' },
    rows: Prisma.sql`SELECT published_by AS by, published_at AS at, clinic_id, patient_id FROM plan_versions`,
  },
  plan: {
    ...{ most: 10, did: 'begun plans for this patient' },
    rows: Prisma.sql`SELECT created_by AS by, created_at AS at, clinic_id, patient_id FROM plans`,
  },
  pause: {
    ...{ most: 20, did: 'paused plans of this patient' },
    rows: Prisma.sql`SELECT paused_by AS by, paused_at AS at, clinic_id, patient_id FROM plan_pauses`,
  },
  consent: {
    ...{ most: 20, did: 'recorded what this patient agrees to' },
    rows: Prisma.sql`SELECT recorded_by AS by, recorded_at AS at, clinic_id, patient_id FROM consents`,
  },
  paper: {
    ...{ most: 2_000, did: 'typed in what this patient ticked on paper' },
    rows: Prisma.sql`SELECT entered_by AS by, received_at AS at, clinic_id, patient_id FROM logs WHERE source = 'paper'`,
  },
  adverseEvent: {
    ...{ most: 20, did: 'written adverse events of this patient' },
    rows: Prisma.sql`SELECT written_by AS by, written_at AS at, clinic_id, patient_id FROM adverse_events`,
  },
}

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
  const { most, did, rows } = kinds[kind]
  const [first] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT at FROM (${rows}) done
    WHERE clinic_id = ${clinicId}::uuid AND patient_id = ${patientId}::uuid AND by = ${accountId}::uuid
      AND at > ${aDayAgo()}::timestamptz
    ORDER BY at DESC OFFSET ${most - 1}::int LIMIT 1`
  if (!first) return
  // Once the first of them is a day old, in the minute after that.
  const then = new Date(first.at.getTime() + 24 * 3_600_000 + 59_999)
  const on = dateWords(dateIn(timeZone, then), locale)
  throw new Refused({
    [field]: `You have ${did} ${most} times within a day, which is the most. It goes on at ${timeIn(timeZone, then)} on ${on}.`,
  })
}
