// Opening a record that is not one's own, in an emergency: by name and birth date, for a reason, for an hour.
import 'server-only'
import type { z } from 'zod'
import { emergencyMinutes, type emergencySchema } from '@/domain/accounts/emergency'
import { addDays } from '@/domain/dates'
import { tooMany } from '@/domain/accounts/sign-in-problem'
import { note } from '@/server/audit'
import { dateIn, endingWithin, endOfDay, now, withinADay } from '@/server/clock'
import { asSystem, asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { patientsByRight } from '@/server/scope'
import { secondsBeforeTry, takeBack } from '@/server/guesses'
import type { Admin, StaffViewer, Therapist } from '@/server/viewer'

const nobody = 'No patient of this clinic has exactly this name and birth date.'
/** They cannot be told apart here, and one of them is not to be opened for the other. */
const two =
  'Two patients of this clinic have this name and birth date. An admin can tell them apart: ask one now.'

const mostADay = 20
const often = `You have opened ${mostADay} records in an emergency within a day. An admin can let you in: ask one now.`

/**
 * @returns whose record is open now
 * @throws Refused when nobody of the clinic has that name and birth date, or two have, or too many were tried
 */
export async function openInEmergency(
  viewer: Therapist,
  { name, birthDate, reason }: z.output<typeof emergencySchema>,
): Promise<{ patientId: string }> {
  const { clinicId, accountId } = viewer
  const wait = await asSystem('sign-in', (tx) => secondsBeforeTry(tx, 'emergency', accountId))
  if (wait > 0) throw new Refused({ '': tooMany('tries', wait) })
  const opened = await asViewer(viewer, async (tx) => {
    // Pressed twice at once, or many at once: each sees what the one before has opened.
    await inTurn(tx, 'counted', accountId)
    const [patient, namesake] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM patients
      WHERE clinic_id = ${clinicId}::uuid AND birth_date = ${birthDate}::date AND erased_at IS NULL
        AND plain_name(name) = plain_name(${name})
      LIMIT 2`
    if (!patient || namesake) {
      await note(tx, viewer, { action: 'refuse', object: 'emergency_accesses' })
      return { refused: namesake ? two : nobody }
    }
    // The hour that runs is not made longer, and the reason that was given stays.
    if (await openedUntilIn(tx, viewer, patient.id)) return { patientId: patient.id }
    const at = withinADay()
    if ((await tx.emergencyAccess.count({ where: { clinicId, accountId, at } })) >= mostADay)
      return { refused: often }
    // By the database's clock, which also refuses any other hour; it ends by the one that is behind, so that it is open at once.
    await tx.$executeRaw`
      INSERT INTO emergency_accesses (id, clinic_id, account_id, patient_id, reason, at, ends_at)
      VALUES (gen_random_uuid(), ${clinicId}::uuid, ${accountId}::uuid, ${patient.id}::uuid, ${reason}, now(),
        LEAST(now(), ${now()}::timestamptz) + make_interval(mins => ${emergencyMinutes}::int))`
    return { patientId: patient.id }
  })
  if (opened.refused !== undefined) throw new Refused({ '': opened.refused })
  await asSystem('sign-in', (tx) => takeBack(tx, 'emergency', accountId))
  return opened
}

/** An admin who looks at the settings once a month sees each. */
export const lately = 31

/** How often records of the clinic were opened in an emergency lately. */
export const emergenciesLately = (viewer: Admin): Promise<number> =>
  asViewer(viewer, (tx) =>
    tx.emergencyAccess.count({
      where: {
        clinicId: viewer.clinicId,
        at: { gte: endOfDay(addDays(dateIn(viewer.timeZone), -lately), viewer.timeZone) },
      },
    }),
  )

/** Until when a record stands open to the viewer in an emergency alone, or null. */
export const openedUntil = (viewer: StaffViewer, patientId: string): Promise<Date | null> =>
  asViewer(viewer, (tx) => openedUntilIn(tx, viewer, patientId))

/** The same within a transaction. */
export async function openedUntilIn(tx: Tx, viewer: StaffViewer, patientId: string): Promise<Date | null> {
  const { clinicId, accountId } = viewer
  const access = await tx.emergencyAccess.findFirst({
    where: {
      ...{ clinicId, accountId, patientId, endsAt: endingWithin(emergencyMinutes) },
      patient: { NOT: patientsByRight(viewer) },
    },
    orderBy: { endsAt: 'desc' },
    select: { endsAt: true },
  })
  return access?.endsAt ?? null
}

/**
 * `deed`: what an emergency is no reason for, as the care team does it; `why`, or what to do instead.
 * @throws Refused to whoever has no right of their own now, also where the hour has ended while somebody was waited for
 */
export async function refuseInEmergency(
  tx: Tx,
  viewer: StaffViewer,
  patientId: string,
  deed: string,
  why = 'since nobody can take that back',
): Promise<void> {
  const theirs = { AND: [patientsByRight(viewer), { id: patientId }] }
  if ((await tx.patient.count({ where: theirs })) === 0)
    throw new Refused({
      '': `This record is open to you in an emergency. Only the care team ${deed}, ${why}.`,
    })
}
