// The record of a session: read with all that was ever written in it, and added to. An entry that was written stays.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import {
  plannedInterventions,
  type Intervention,
  type RecordEntry,
  type sessionRecordSchema,
} from '@/domain/plans/session-record'
import type { SessionLine } from '@/domain/plans/session-forms'
import { noteRead } from '@/server/audit'
import { dateIn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { charactersOf, charactersSql } from '@/server/how-long'
import { inTurn } from '@/server/in-turn'
import { idOf, treats } from '@/server/patients'
import { planHistories } from '@/server/plan-history'
import { inNote } from '@/server/session-booking'
import { lockSession } from '@/server/session-lock'
import { readablePatients } from '@/server/scope'
import { lines } from '@/server/sessions'
import type { StaffViewer } from '@/server/viewer'
import { namesOf, overtaken } from '@/server/who-wrote'
import { refuseTooOften } from '@/server/within-a-day'

/** Whoever opens the session reads them all. */
const mostEntries = 50
/** Of all that is written in the records of one patient: whoever fetches a person's data fetches them all. */
const mostOfPatient = 8_000_000

export type SessionFile = {
  session: SessionLine
  /** The newest first; what was written before stays. */
  entries: RecordEntry[]
  /** What a first entry begins with. */
  planned: Intervention[]
  mayWriteNote: boolean
}

/** @throws NotFound when there is none, or its patient is not one that the viewer may read */
export function sessionFile(viewer: StaffViewer, sessionId: string): Promise<SessionFile> {
  return asViewer(viewer, async (tx) => {
    const [session] = await lines(tx, viewer, { clinicId: viewer.clinicId, id: idOf(sessionId) })
    if (!session) throw new NotFound()
    await noteRead(tx, viewer, session.patientId, 'session', session.id)
    const plans = await planHistories(tx, {
      clinicId: viewer.clinicId,
      patientId: session.patientId,
      id: { in: session.plans.map(({ id }) => id) },
    })
    return {
      session,
      entries: await entriesOf(tx, viewer, session.id),
      planned: plannedInterventions(plans, session.date),
      mayWriteNote: await treats(tx, viewer, session.patientId),
    }
  })
}

async function entriesOf(tx: Tx, viewer: StaffViewer, sessionId: string): Promise<RecordEntry[]> {
  const rows = await tx.sessionRecord.findMany({
    where: { clinicId: viewer.clinicId, sessionId },
    orderBy: { number: 'desc' },
  })
  const nameOf = await namesOf(
    tx,
    viewer,
    rows.map(({ writtenBy }) => writtenBy),
  )
  return rows.map(({ number, interventions, report, findings, next, privateNote, writtenAt, writtenBy }) => ({
    ...{ number, report, findings, next, privateNote, writtenAt },
    interventions: interventions as Intervention[],
    writtenBy: nameOf(writtenBy),
  }))
}

/**
 * Adds an entry. A session of which a record is written was held: one that is still booked is marked attended with it.
 * @throws Refused when the session is still to come or was not held, or when somebody has written since
 */
export async function writeRecord(
  viewer: StaffViewer,
  input: z.output<typeof sessionRecordSchema>,
  sessionId: string,
): Promise<{ number: number }> {
  return asViewer(viewer, async (tx) => {
    const asked = await tx.session.findFirst({
      where: { id: idOf(sessionId), patient: readablePatients(viewer) },
      select: { patientId: true },
    })
    if (!asked) throw new NotFound()
    // Counted over all sessions of a patient; before the row, as where a plan ends with its sessions.
    await inTurn(tx, 'counted', asked.patientId)
    await lockSession(tx, sessionId, readablePatients(viewer))
    const session = await tx.session.findFirst({
      where: { id: sessionId, patient: readablePatients(viewer) },
      select: { id: true, patientId: true, therapistId: true, startsAt: true, status: true },
    })
    if (!session) throw new NotFound()
    const [on, today] = [dateIn(viewer.timeZone, session.startsAt), dateIn(viewer.timeZone)]
    if (on > today) throw new Refused({ '': 'This session is still to come.' })
    if (on < today && session.therapistId !== viewer.accountId)
      await refuseInEmergency(tx, viewer, session.patientId, 'writes about an earlier session', inNote)
    if (session.status !== 'booked' && session.status !== 'attended')
      throw new Refused({ '': 'This session was not held: mark it as attended first.' })
    const whose = { clinicId: viewer.clinicId, sessionId: session.id }
    const last = await tx.sessionRecord.findFirst({ where: whose, orderBy: { number: 'desc' } })
    const { number: read, privateNote, ...record } = input
    const written = {
      ...record,
      privateNote: (await treats(tx, viewer, session.patientId)) ? privateNote : (last?.privateNote ?? ''),
    }
    if (last) {
      const {
        number,
        writtenAt: at,
        writtenBy: by,
        interventions,
        report,
        findings,
        next,
        privateNote,
      } = last
      const stands = { interventions, report, findings, next, privateNote }
      // Nothing is new in it, or it is sent again since no answer came.
      if ((number === read || by === viewer.accountId) && isDeepStrictEqual(stands, written))
        return { number }
      if (number !== read)
        throw new Refused({ shown: await overtaken(tx, viewer, { did: 'wrote in this record', at, by }) })
    }
    const number = (last?.number ?? 0) + 1
    if (number > mostEntries)
      throw new Refused({
        '': `This record has been written ${mostEntries} times, which is the most. Write what is new in that of the next session.`,
      })
    await refuseTooOften(tx, viewer, session.patientId, 'entry')
    await refuseTooLong(tx, viewer, session.patientId, written)
    await tx.sessionRecord.create({
      data: {
        ...{ ...whose, ...written, number },
        ...{ patientId: session.patientId, writtenBy: viewer.accountId },
      },
      select: { id: true },
    })
    await tx.session.updateMany({
      where: { id: session.id, clinicId: viewer.clinicId, status: 'booked' },
      data: { status: 'attended' },
    })
    return { number }
  })
}

async function refuseTooLong(
  tx: Tx,
  { clinicId }: StaffViewer,
  patientId: string,
  {
    interventions,
    report,
    findings,
    next,
    privateNote,
  }: Omit<z.output<typeof sessionRecordSchema>, 'number'>,
): Promise<void> {
  const [before] = await tx.$queryRaw<{ length: number }[]>`
    SELECT ${charactersSql('interventions', 'report', 'findings', 'next', 'private_note')} AS length
    FROM session_records WHERE clinic_id = ${clinicId}::uuid AND patient_id = ${patientId}::uuid`
  const added = charactersOf(interventions, report, findings, next, privateNote)
  if ((before?.length ?? 0) + added > mostOfPatient)
    throw new Refused({
      '': 'The records of this patient’s sessions would be too long to be read together: add the patient anew, and go on there',
    })
}
