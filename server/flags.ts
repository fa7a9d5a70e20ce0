// The flags of one patient, with their history, and what therapists answer to them. server/watch.ts opens and resolves them.
import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { addDays } from '@/domain/dates'
import type { closeFlagsSchema, KeptFlag, putOffFlagsSchema } from '@/domain/logging/flag-forms'
import { flagCodes, type FlagCode } from '@/domain/logging/flags'
import { isClosed, seenOf } from '@/domain/logging/flag-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { noteRead } from '@/server/audit'
import { dateIn, fromColumn, now, toColumn, withinTenMinutes } from '@/server/clock'
import { asViewer, readAsViewer, Prisma, type Tx } from '@/server/db'
import { refuseInEmergency } from '@/server/emergency-access'
import { NotFound, Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { idOf } from '@/server/patients'
import { readablePatients, treatedPatients } from '@/server/scope'
import { bringUpToDate, notTrueSql } from '@/server/watch'
import type { StaffViewer, Therapist } from '@/server/viewer'
import { namesOf } from '@/server/who-wrote'
import { refuseTooOften } from '@/server/within-a-day'

const longestPutOffDays = 90
/** Of those whose cause is gone. */
const mostOver = 50
/** Of one flag: they are read with it. */
const mostAnswers = 50

/** The open ones first, the gravest first; then those whose cause is gone, the newest first. */
export async function flagsOfPatient(viewer: StaffViewer, patientId: string): Promise<KeptFlag[]> {
  await bringFlagsUpToDate(viewer, patientId)
  return asViewer(viewer, async (tx) => [
    ...(await openFlags(tx, viewer, patientId)),
    ...(await flagsIn(tx, viewer, patientId, { where: { resolvedAt: { not: null } }, take: mostOver })),
  ])
}

async function bringFlagsUpToDate(viewer: StaffViewer, patientId: string): Promise<void> {
  const stale = await readAsViewer(
    viewer,
    Prisma.sql`SELECT FROM watches w WHERE w.patient_id = ${idOf(patientId)}::uuid
      AND ${notTrueSql(viewer.clinicId, now())}`,
  )
  if (stale.length > 0) await bringUpToDate(viewer.clinicId)
}

/** One of a kind for each plan: however many are over, none of them is left out. */
async function openFlags(tx: Tx, viewer: StaffViewer, patientId: string): Promise<KeptFlag[]> {
  const place = ({ answered, code }: KeptFlag) => flagCodes.indexOf(code) + (answered ? 50 : 0)
  const open = await flagsIn(tx, viewer, patientId, { where: { resolvedAt: null } })
  return open.sort((a, b) => place(a) - place(b))
}

async function flagsIn(
  tx: Tx,
  viewer: StaffViewer,
  patientId: string,
  { where, ...which }: Pick<Prisma.FlagFindManyArgs, 'where' | 'take'>,
): Promise<KeptFlag[]> {
  const rows = await tx.flag.findMany({
    where: { ...where, patientId: idOf(patientId), patient: readablePatients(viewer) },
    select: {
      ...{ id: true, planId: true, kind: true, since: true, lastOn: true, figures: true },
      ...{ openedAt: true, resolvedAt: true, patient: { select: { timeZone: true } } },
      answers: {
        select: { note: true, until: true, writtenAt: true, writtenBy: true },
        orderBy: { writtenAt: 'desc' },
      },
    },
    orderBy: { openedAt: 'desc' },
    ...which,
  })
  const nameOf = await namesOf(
    tx,
    viewer,
    rows.flatMap(({ answers }) => answers.map(({ writtenBy }) => writtenBy)),
  )
  const on = (instant: Date) => dateIn(viewer.timeZone, instant)
  return rows.map(({ openedAt, resolvedAt, patient, answers, ...row }) => {
    const today = dateIn(patient.timeZone)
    const given = answers.map(({ note, until, writtenAt, writtenBy }) => ({
      ...{ note, until: until && fromColumn(until), on: on(writtenAt), by: nameOf(writtenBy) },
    }))
    return {
      ...{ id: row.id, planId: row.planId, code: row.kind as FlagCode, ...saidBy(row) },
      ...{ openedOn: on(openedAt), resolvedOn: resolvedAt && on(resolvedAt) },
      ...{ answers: given, answered: given.some(({ until }) => until === null || until > today) },
    } satisfies KeptFlag
  })
}

function saidBy(row: { since: Date; lastOn: Date | null; figures: unknown }) {
  const said = {
    ...{ since: fromColumn(row.since), lastOn: row.lastOn && fromColumn(row.lastOn) },
    figures: row.figures as Record<string, number>,
  }
  return { since: said.since, figures: said.figures, seen: seenOf(said) }
}

/**
 * What is open of a patient of the viewer's own, to be answered from the caseload's line.
 * @throws NotFound when the viewer does not treat the patient
 */
export async function flagsToAnswer(
  viewer: Therapist,
  patientId: string,
): Promise<{ flags: KeptFlag[]; today: CalendarDate }> {
  await bringFlagsUpToDate(viewer, patientId)
  return asViewer(viewer, async (tx) => {
    const patient = await tx.patient.findFirst({
      where: { AND: [treatedPatients(viewer), { id: idOf(patientId) }] },
      select: { timeZone: true },
    })
    if (!patient) throw new NotFound()
    await noteRead(tx, viewer, patientId, 'flags')
    return { flags: await openFlags(tx, viewer, patientId), today: dateIn(patient.timeZone) }
  })
}

/** @throws NotFound when one is not of a patient whom the viewer treats */
export function closeFlags(
  viewer: Therapist,
  { reason, ...which }: z.output<typeof closeFlagsSchema>,
): Promise<void> {
  return answer(viewer, which, () => ({ note: reason, until: null }))
}

/** @throws NotFound as above; Refused when the day has come already, or is far off */
export function putOffFlags(
  viewer: Therapist,
  { on, reason, ...which }: z.output<typeof putOffFlagsSchema>,
): Promise<void> {
  return answer(viewer, which, (today) => {
    if (on <= today) throw new Refused({ on: 'Choose a day after today' })
    if (on > addDays(today, longestPutOffDays))
      throw new Refused({ on: `At most ${longestPutOffDays} days from today` })
    return { note: reason, until: on }
  })
}

/** All in one transaction, and what is sent again once. One whose cause is gone meanwhile needs no answer; where that is so of all, it is said. */
async function answer(
  viewer: Therapist,
  { flagIds, seen }: { flagIds: readonly string[]; seen?: readonly string[] | undefined },
  said: (today: string) => { note: string; until: string | null },
): Promise<void> {
  await asViewer(viewer, async (tx) => {
    const ids = [...new Set(flagIds)]
    // By the clock of then: the right may end while this waits.
    const own = () => ({ id: { in: ids }, patient: treatedPatients(viewer) })
    const whose = await tx.flag.findMany({
      where: own(),
      select: { patientId: true },
      distinct: ['patientId'],
    })
    // The job that is just changing one is waited for, and waits.
    await inTurn(tx, 'flags', ...whose.map(({ patientId }) => patientId))
    const flags = await tx.flag.findMany({
      where: own(),
      select: {
        ...{ id: true, patientId: true, since: true, lastOn: true, figures: true, resolvedAt: true },
        patient: { select: { timeZone: true } },
      },
    })
    if (flags.length !== ids.length) throw new NotFound()
    for (const patientId of new Set(flags.map((flag) => flag.patientId)))
      await refuseInEmergency(tx, viewer, patientId, 'closes a flag or puts it off')
    const open = flags.filter(({ resolvedAt }) => resolvedAt === null)
    if (open.length === 0) throw new Refused({ '': 'The cause is gone meanwhile, and the flag with it.' })
    // What came after it would be answered unseen.
    if (seen && open.some((flag) => saidBy(flag).seen !== seen[flagIds.indexOf(flag.id)]))
      throw new Refused({
        revision: 'More has happened since this page was opened. See it, then answer: what you typed stays.',
      })
    const given = await tx.flagAnswer.findMany({
      where: { clinicId: viewer.clinicId, flagId: { in: open.map(({ id }) => id) } },
      orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    })
    const data = open.map(({ id, patientId, patient }) => {
      const { note, until } = said(dateIn(patient.timeZone))
      return {
        ...{ clinicId: viewer.clinicId, patientId, flagId: id },
        ...{ note, until: until === null ? null : toColumn(until), writtenBy: viewer.accountId },
      }
    })
    // What is sent again, because no answer came, is there already.
    const { gt, lte } = withinTenMinutes()
    const isOfNow = ({ writtenAt }: { writtenAt: Date }) => writtenAt > gt && writtenAt <= lte
    const anew = data.filter((each) => {
      const last = given.find(({ flagId }) => flagId === each.flagId)
      return !last || !isOfNow(last) || !isDeepStrictEqual({ ...last, ...each }, last)
    })
    const answersOf = (flagId: string) => given.filter((each) => each.flagId === flagId)
    if (anew.some(({ flagId, until }) => until !== null && isClosed(answersOf(flagId))))
      throw new Refused({
        revision:
          'This was closed already, and is back only if it happens again. See it: what you typed stays.',
      })
    for (const { flagId } of anew) {
      if (answersOf(flagId).length >= mostAnswers)
        throw new Refused({
          '': `A flag can be answered ${mostAnswers} times. Write what is new in the private note, or change the plan.`,
        })
      await refuseTooOften(tx, viewer, flagId, 'answer')
    }
    await tx.flagAnswer.createMany({ data: anew })
  })
}
