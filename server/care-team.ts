// Who is in a patient's care team: who joins, who leaves, and what ends with that.
import 'server-only'
import type { z } from 'zod'
import { dateWords } from '@/domain/date-words'
import { addDays } from '@/domain/dates'
import { farAhead, isFarAhead } from '@/domain/far-ahead'
import type { teamChangeSchema } from '@/domain/patient-record'
import type { CalendarDate } from '@/domain/plans/plan'
import { dateIn, endOfDay, fromColumn, toColumn } from '@/server/clock'
import { asViewer, type Tx } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurn } from '@/server/in-turn'
import { endLinksMadeBy, stillStaff } from '@/server/invitations'
import { idOf, patientIn } from '@/server/patients'
import { entrustedPatients, hasSignedIn, therapistsOfClinic } from '@/server/scope'
import { refuseWhile, secondsBeforeNextLine } from '@/server/so-often'
import { isAdmin, type StaffViewer } from '@/server/viewer'

/** Whoever opens the patient reads them all. An admin has some more, or whoever fills a care team would close it for good. */
const mostMemberships = { admin: 400, others: 300 }

/**
 * Who joins and who leaves on one day, both or neither. A membership is ended and never taken away, and may end earlier
 * than was planned; the links into the portal that the leaver made and nobody has used end at once.
 * @throws Refused when it would leave nobody, or somebody is not who they should be
 */
export function changeTeam(
  viewer: StaffViewer,
  patientId: string,
  { joins, leaves, on }: z.output<typeof teamChangeSchema>,
): Promise<void> {
  return asViewer(viewer, async (tx) => {
    await inTurn(tx, 'ways-in', viewer.accountId, ...(joins === '' ? [] : [joins]))
    await stillStaff(tx, viewer)
    const today = dateIn(viewer.timeZone)
    // Two changes at once: the second sees what the first has left, and whether it is still theirs to change.
    await inTurn(tx, 'care-team', idOf(patientId))
    const patient = await patientIn(tx, patientId, entrustedPatients(viewer))
    if (on < today) throw new Refused({ on: 'Today or later: what was stays as it was' })
    if (isFarAhead(on, today)) throw new Refused({ on: farAhead })
    const where = { clinicId: viewer.clinicId, patientId: patient.id }
    const stillThen = [{ toOn: null }, { toOn: { gt: toColumn(on) } }]
    const standing = await tx.careTeamMember.findMany({ where: { ...where, OR: stillThen } })
    if (joins !== '') {
      const own = { clinicId: viewer.clinicId, accountId: viewer.accountId, patientId: patient.id }
      const line = { action: 'add', object: 'care_team_members' } as const
      refuseWhile(await secondsBeforeNextLine(tx, own, line), 'changes')
      const most = isAdmin(viewer) ? mostMemberships.admin : mostMemberships.others
      if ((await tx.careTeamMember.count({ where })) >= most)
        throw new Refused({
          joins: `This care team has been joined ${most} times, which is the most: ${isAdmin(viewer) ? 'let somebody stay who is in it' : 'ask an admin'}`,
        })
      // Whoever was taken out, or leaves, would else be back before anybody sees it.
      if (joins === viewer.accountId && !isAdmin(viewer))
        throw new Refused({ joins: 'Another of the care team or an admin adds you' })
      const known = await tx.account.count({ where: { AND: [therapistsOfClinic(viewer), { id: joins }] } })
      if (known === 0) throw new Refused({ joins: 'Choose a therapist of this clinic' })
      if (standing.some(({ therapistId, toOn }) => therapistId === joins && !toOn))
        throw new Refused({ joins: 'Is in the care team already' })
    }
    if (leaves !== '') {
      const leaving = standing.find(({ id }) => id === leaves)
      if (!leaving) throw new Refused({ leaves: 'Is not in the care team any more on this day' })
      if (fromColumn(leaving.fromOn) > on) throw new Refused({ on: 'They join only after this day' })
      const { therapistId } = leaving
      const stay = {
        ...{
          ...where,
          therapistId: { not: therapistId },
          toOn: null,
          fromOn: { lte: toColumn(addDays(on, 1)) },
        },
        therapist: { ...therapistsOfClinic(viewer), ...hasSignedIn },
      }
      const nobodyStays = (await tx.careTeamMember.count({ where: stay })) === 0
      if (nobodyStays && joins === '')
        throw new Refused({ leaves: 'Nobody would be left: choose who joins instead' })
      const comes = { AND: [hasSignedIn, { id: joins, clinicId: viewer.clinicId }] }
      if (nobodyStays && (await tx.account.count({ where: comes })) === 0)
        throw new Refused({
          joins:
            'They have never signed in, so nobody would be left who sees this patient: choose somebody who has, or wait until they have used their link',
        })
      await refuseSessionsAfter(tx, viewer, { ...where, therapistId }, on)
      // All that they are in from that day on: nobody leaves and stays, or comes back, by another entry.
      await tx.careTeamMember.updateMany({
        where: { ...where, therapistId, OR: stillThen },
        data: { toOn: toColumn(on) },
      })
      await endLinksMadeBy(tx, viewer, therapistId, { id: patient.id })
    }
    if (joins !== '')
      await tx.careTeamMember.create({
        data: { ...where, therapistId: joins, fromOn: toColumn(on) },
        select: { id: true },
      })
  })
}

/** Whoever has a session with somebody reads their record around it: whoever leaves would stay by those. */
async function refuseSessionsAfter(
  tx: Tx,
  { timeZone, locale }: StaffViewer,
  whose: { clinicId: string; patientId: string; therapistId: string },
  on: CalendarDate,
): Promise<void> {
  // As a booking waits for another: theirs is seen here, or sees that they leave.
  await inTurn(tx, 'booking', whose.therapistId)
  const booked = await tx.session.findMany({
    where: { ...whose, status: 'booked', startsAt: { gte: endOfDay(on, timeZone) } },
    select: { startsAt: true },
    orderBy: { startsAt: 'asc' },
  })
  const [next] = booked
  if (!next) return
  const day = dateWords(dateIn(timeZone, next.startsAt), locale)
  throw new Refused({
    leaves:
      booked.length === 1
        ? `They still have a session on ${day}: move it to somebody who stays, or cancel it, first`
        : `They still have ${booked.length} sessions, the next on ${day}: move them to somebody who stays, or cancel them, first`,
  })
}
