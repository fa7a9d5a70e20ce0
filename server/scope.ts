// Who sees which rows: every `where` of authorisation stands on this page. The database's row-level security is the second wall.
import 'server-only'
import { emergencyMinutes } from '@/domain/accounts/emergency'
import { addDays } from '@/domain/dates'
import { Prisma } from '@/server/db'
import { dateIn, endingWithin, endOfDay, toColumn } from '@/server/clock'
import {
  isAdmin,
  isTherapist,
  type Admin,
  type StaffViewer,
  type Therapist,
  type Viewer,
} from '@/server/viewer'

/**
 * A therapist's own patients: those in whose care team they are, those whom they see in a session from the day before to
 * the day after it, by the clinic's calendar (cover), and those whose record they have opened in an emergency within the
 * last hour.
 */
export function ownPatients(viewer: StaffViewer): Prisma.PatientWhereInput {
  const { accountId } = viewer
  const emergency: Prisma.PatientWhereInput = {
    emergencyAccesses: { some: { accountId, endsAt: endingWithin(emergencyMinutes) } },
  }
  return { ...ofClinic(viewer), OR: [...inCareOrCovered(viewer), emergency] }
}

function inCareOrCovered(viewer: StaffViewer): Prisma.PatientWhereInput[] {
  const { from, before } = coveredNow(viewer)
  const cover: Prisma.PatientWhereInput = {
    sessions: {
      some: {
        therapistId: viewer.accountId,
        status: { in: ['booked', 'attended', 'missed'] },
        startsAt: { gte: from, lt: before },
      },
    },
  }
  return [inCare(viewer, { toOn: { gte: today(viewer) } }), cover]
}

/** Those of them who are the viewer's without an emergency, or an admin's: with whom nothing is kept from them. */
export function patientsByRight(viewer: StaffViewer): Prisma.PatientWhereInput {
  if (isAdmin(viewer)) return ofClinic(viewer)
  if (!isTherapist(viewer)) return nobody
  return { ...ofClinic(viewer), OR: inCareOrCovered(viewer) }
}

/** When the sessions are by which somebody covers today: yesterday, today and tomorrow. */
function coveredNow({ timeZone }: StaffViewer): { from: Date; before: Date } {
  const date = dateIn(timeZone)
  return { from: endOfDay(addDays(date, -2), timeZone), before: endOfDay(addDays(date, 1), timeZone) }
}

/** Who was erased is nobody's patient, also where figures stay. */
const ofClinic = ({ clinicId }: Viewer) => ({ clinicId, erasedAt: null })

const today = ({ timeZone }: StaffViewer) => toColumn(dateIn(timeZone))

/** In whose care team the viewer is today, and until then. */
function inCare(viewer: StaffViewer, until: Prisma.CareTeamMemberWhereInput): Prisma.PatientWhereInput {
  const { clinicId, accountId } = viewer
  return {
    clinicId,
    careTeam: {
      some: { therapistId: accountId, fromOn: { lte: today(viewer) }, OR: [{ toOn: null }, until] },
    },
  }
}

/** Whose finished plans the clinic's outcomes count: also theirs who were erased and whose figures stay, of whom nothing else is read. */
export const countedPatients = ({ clinicId }: Admin) => ({ clinicId }) satisfies Prisma.PatientWhereInput

/** Patients whose record the viewer may read. An admin reads all of the clinic, a therapist their own, a patient oneself. */
export function readablePatients(viewer: Viewer): Prisma.PatientWhereInput {
  if (viewer.kind === 'patient') return { clinicId: viewer.clinicId, id: viewer.patientId }
  if (isAdmin(viewer)) return ofClinic(viewer)
  if (isTherapist(viewer)) return ownPatients(viewer)
  return nobody
}

/** The same as readablePatients in SQL, for the caseload's one statement; `p` is the patients' table. Keep the two in step. */
export function readablePatientsSql(viewer: StaffViewer): Prisma.Sql {
  if (isAdmin(viewer)) return ofClinicSql(viewer)
  return treatedPatientsSql(viewer)
}

/** The same as ofClinic in SQL. */
const ofClinicSql = ({ clinicId }: StaffViewer) =>
  Prisma.sql`p.clinic_id = ${clinicId}::uuid AND p.erased_at IS NULL`

/** The ids of those whose care team the viewer, or another of the clinic, is in today. */
export function inCareSql(viewer: StaffViewer, therapistId = viewer.accountId): Prisma.Sql {
  const today = dateIn(viewer.timeZone)
  return Prisma.sql`SELECT c.patient_id FROM care_team_members c
    WHERE c.clinic_id = ${viewer.clinicId}::uuid AND c.therapist_id = ${therapistId}::uuid
      AND c.from_on <= ${today}::date AND (c.to_on IS NULL OR c.to_on >= ${today}::date)`
}

/** Somebody who works here as a therapist is in the care team today; `p` is the patients' table. */
export const isLookedAfterSql = (viewer: StaffViewer): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM care_team_members c JOIN accounts w ON w.clinic_id = c.clinic_id AND w.id = c.therapist_id
  WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id
    AND c.from_on <= ${dateIn(viewer.timeZone)}::date
    AND (c.to_on IS NULL OR c.to_on >= ${dateIn(viewer.timeZone)}::date)
    AND w.disabled_at IS NULL AND 'therapist' = ANY (w.roles))`

/** The same as ownPatients in SQL; `p` is the patients' table. Keep the two in step. */
export function ownPatientsSql(viewer: StaffViewer): Prisma.Sql {
  const { from, before } = coveredNow(viewer)
  const { gt, lte } = endingWithin(emergencyMinutes)
  return Prisma.sql`${ofClinicSql(viewer)} AND p.id IN (
    ${inCareSql(viewer)}
    UNION
    SELECT x.patient_id FROM sessions x
    WHERE x.clinic_id = ${viewer.clinicId}::uuid AND x.therapist_id = ${viewer.accountId}::uuid
      AND x.status IN ('booked', 'attended', 'missed')
      AND x.starts_at >= ${from} AND x.starts_at < ${before}
    UNION
    SELECT y.patient_id FROM emergency_accesses y
    WHERE y.clinic_id = ${viewer.clinicId}::uuid AND y.account_id = ${viewer.accountId}::uuid
      AND y.ends_at > ${gt} AND y.ends_at <= ${lte})`
}

/**
 * Patients whose care team, contact and way into the portal the viewer may change, and whose sessions they may book and
 * move: those in whose care team they are and stay after today, or an admin's. Who covers, came by an emergency or leaves
 * today would else find a way to stay: whoever has a session with somebody may read their record for days. With `days`,
 * those of them whom the viewer still has after so many days, as it is planned now.
 */
export function entrustedPatients(viewer: StaffViewer, days = 0): Prisma.PatientWhereInput {
  if (isAdmin(viewer)) return ofClinic(viewer)
  if (!isTherapist(viewer)) return nobody
  const then = toColumn(addDays(dateIn(viewer.timeZone), days))
  return { ...ofClinic(viewer), ...inCare(viewer, { toOn: { gt: then } }) }
}

/** The same, of today, in SQL; `p` is the patients' table. Keep the two in step. */
export function entrustedPatientsSql(viewer: StaffViewer): Prisma.Sql {
  if (isAdmin(viewer)) return ofClinicSql(viewer)
  if (!isTherapist(viewer)) return Prisma.sql`false`
  return Prisma.sql`${ofClinicSql(viewer)} AND p.id IN (${inCareSql(viewer)}
    AND (c.to_on IS NULL OR c.to_on > ${dateIn(viewer.timeZone)}::date))`
}

/**
 * Whether links to sign in go to a patient's e-mail address: once the patient has proved it, or while whoever gave their
 * word for it may write it, as entrustedPatients says. `p` is the patients' table. Keep the two in step.
 */
export const emailStandsSql = (at: Date): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM accounts w JOIN clinics k ON k.id = w.clinic_id
  WHERE w.clinic_id = p.clinic_id AND w.id = p.email_by AND w.disabled_at IS NULL
    AND (w.patient_id = p.id OR 'admin' = ANY (w.roles) OR ('therapist' = ANY (w.roles) AND EXISTS (
      SELECT FROM care_team_members m
      WHERE m.clinic_id = p.clinic_id AND m.patient_id = p.id AND m.therapist_id = w.id
        AND m.from_on <= (${at}::timestamptz AT TIME ZONE k.time_zone)::date
        AND (m.to_on IS NULL OR m.to_on > (${at}::timestamptz AT TIME ZONE k.time_zone)::date)))))`

/** Patients whose plans and assessments the viewer may write: only a therapist's own. */
export function treatedPatients(viewer: Therapist): Prisma.PatientWhereInput {
  return ownPatients(viewer)
}

/** The same in SQL, for any of the staff; `p` is the patients' table. */
export function treatedPatientsSql(viewer: StaffViewer): Prisma.Sql {
  return isTherapist(viewer) ? ownPatientsSql(viewer) : Prisma.sql`false`
}

/** Those whom a patient can be given to, and with whom a session can be booked. */
export function therapistsOfClinic(viewer: StaffViewer) {
  return {
    clinicId: viewer.clinicId,
    roles: { has: 'therapist' },
    disabledAt: null,
  } satisfies Prisma.AccountWhereInput
}

/** Who was invited and never came in reads nothing and is reached by nobody: they are not somebody who stays. */
export const hasSignedIn = {
  OR: [{ authSessions: { some: {} } }, { invitations: { none: {} } }],
} satisfies Prisma.AccountWhereInput

/** The sessions that the viewer comes to: a patient's own, a therapist's own. */
export function ownSessions(viewer: Viewer): Prisma.SessionWhereInput {
  const { clinicId } = viewer
  return viewer.kind === 'patient'
    ? { clinicId, patientId: viewer.patientId }
    : { clinicId, therapistId: viewer.accountId }
}

/** The built-in catalog and the clinic's own items. */
export function readableCatalog(viewer: StaffViewer) {
  return { OR: [{ clinicId: null }, { clinicId: viewer.clinicId }], archivedAt: null }
}

/** The same as readableCatalog in SQL, archived or not; `e` is the exercises' table. Keep the two in step. */
export function readableCatalogSql(viewer: StaffViewer): Prisma.Sql {
  return Prisma.sql`(e.clinic_id IS NULL OR e.clinic_id = ${viewer.clinicId}::uuid)`
}

/**
 * The items whose picture the viewer may see. Archived ones too, since plans keep them; a patient sees what is prescribed
 * to them and nothing else.
 */
export function picturedItems(viewer: Viewer): Prisma.ExerciseWhereInput {
  const { clinicId } = viewer
  const shelf: Prisma.ExerciseWhereInput = { OR: [{ clinicId: null }, { clinicId }] }
  if (viewer.kind === 'staff') return shelf
  return { AND: [shelf, { prescriptions: { some: { clinicId, patientId: viewer.patientId } } }] }
}

/** What the viewer has marked, and nobody else. */
export function ownFavourites(viewer: StaffViewer) {
  return { clinicId: viewer.clinicId, accountId: viewer.accountId }
}

/** The views of the caseload that the viewer has kept. */
export function ownSavedViews(viewer: StaffViewer) {
  return { clinicId: viewer.clinicId, accountId: viewer.accountId }
}

/** ownSavedViews for hand-written SQL, over the alias v. */
export const ownSavedViewsSql = ({ clinicId, accountId }: StaffViewer): Prisma.Sql =>
  Prisma.sql`v.clinic_id = ${clinicId}::uuid AND v.account_id = ${accountId}::uuid`

/** Whether the viewer wants the morning digest. */
export function ownDigest(viewer: StaffViewer) {
  return { clinicId: viewer.clinicId, accountId: viewer.accountId }
}

/** The same as ownFavourites in SQL; `v` is the favourites' table. */
export function ownFavouritesSql(viewer: StaffViewer): Prisma.Sql {
  return Prisma.sql`(v.clinic_id = ${viewer.clinicId}::uuid AND v.account_id = ${viewer.accountId}::uuid)`
}

/** Versions that the viewer has published; `v` is the versions' table. For what they prescribed, not for whom. */
export function publishedByOneselfSql(viewer: StaffViewer): Prisma.Sql {
  return Prisma.sql`(v.clinic_id = ${viewer.clinicId}::uuid AND v.published_by = ${viewer.accountId}::uuid)`
}

/** What the viewer's clinic has written itself, archived or not; all its staff may write it. */
export function ownItems(viewer: StaffViewer) {
  return { clinicId: viewer.clinicId }
}

/** The clinic's own protocols that the viewer may write: those shared with the clinic, and one's own drafts. */
export function writableProtocols(viewer: StaffViewer): Prisma.ProtocolWhereInput {
  return { clinicId: viewer.clinicId, OR: [{ shared: true }, { createdBy: viewer.accountId }] }
}

/** Those, archived or not, and the built-in ones. */
export function readableProtocols(viewer: StaffViewer): Prisma.ProtocolWhereInput {
  return { OR: [{ clinicId: null, archivedAt: null }, writableProtocols(viewer)] }
}

/** The protocols that a plan can begin as. */
export function offeredProtocols(viewer: StaffViewer): Prisma.ProtocolWhereInput {
  return { AND: [readableProtocols(viewer), { archivedAt: null }] }
}

/** The same in SQL; `t` is the protocols' table. Keep the two in step. */
export function offeredProtocolsSql({ clinicId, accountId }: StaffViewer): Prisma.Sql {
  return Prisma.sql`t.archived_at IS NULL AND (t.clinic_id IS NULL
    OR t.clinic_id = ${clinicId}::uuid AND (t.shared OR t.created_by = ${accountId}::uuid))`
}

const nobody: Prisma.PatientWhereInput = { id: { in: [] } }
