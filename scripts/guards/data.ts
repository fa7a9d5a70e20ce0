// The guards of who reads and writes whose rows: roles, scope, policies.
import type { Guard } from './guard'

const walls = 'prisma/migrations/20261123090200_walls/migration.sql'
const wallsTest = 'server/walls.int.test.ts'
const scope = 'server/scope.ts'
const consents = 'prisma/migrations/20261126113934_consents/migration.sql'
const admins = 'prisma/migrations/20261126185933_admins_and_care_teams/migration.sql'
const session = { file: 'server/session.ts', test: 'server/session.test.ts' }
const action = { file: 'server/action.ts', test: 'server/action.test.ts' }

/** A policy that hides nothing any more. */
const open = (table: string, from: string, to: string): Guard => ({
  ...{ guard: `rls: ${table}`, file: walls, from, to, test: wallsTest },
})

export const guardsOfData: Guard[] = [
  {
    ...{
      guard: 'scope: a therapist reads their own patients',
      file: scope,
      test: 'server/patients.int.test.ts',
    },
    from: 'if (isTherapist(viewer)) return ownPatients(viewer)',
    to: 'if (isTherapist(viewer)) return { clinicId: viewer.clinicId }',
  },
  {
    ...{ guard: 'scope: the same in the caseload', file: scope, test: 'server/caseload.int.test.ts' },
    from: 'return isTherapist(viewer) ? ownPatientsSql(viewer) : Prisma.sql`false`',
    to: 'return Prisma.sql`p.clinic_id = ${viewer.clinicId}::uuid`',
  },
  {
    ...{ guard: 'scope: a care team ends', file: scope, test: 'server/patients.int.test.ts' },
    from: 'inCare(viewer, { toOn: { gte: today(viewer) } })',
    to: 'inCare(viewer, {})',
  },
  {
    ...{ guard: 'scope: cover begins the day before', file: scope, test: 'server/cover.int.test.ts' },
    ...{ from: 'startsAt: { gte: from, lt: before }', to: 'startsAt: { gte: from }' },
  },
  {
    ...{ guard: 'scope: cover ends the day after', file: scope, test: 'server/cover.int.test.ts' },
    ...{ from: 'startsAt: { gte: from, lt: before }', to: 'startsAt: { lt: before }' },
  },
  {
    ...{ guard: 'scope: cover in SQL', file: scope, test: 'server/cover.int.test.ts' },
    ...{
      from: 'x.starts_at >= ${from} AND x.starts_at < ${before}',
      to: 'x.starts_at > ${from} OR x.starts_at < ${before}',
    },
  },
  {
    ...{ guard: 'scope: an emergency ends', file: scope, test: 'server/cover.int.test.ts' },
    ...{ from: '{ accountId, endsAt: endingWithin(emergencyMinutes) }', to: '{ accountId }' },
  },
  {
    ...{ guard: 'scope: an emergency ends, in SQL', file: scope, test: 'server/cover.int.test.ts' },
    ...{ from: '\n      AND y.ends_at > ${gt} AND y.ends_at <= ${lte}', to: '' },
  },
  {
    ...{ guard: 'scope: one’s own favourites', file: scope, test: 'server/favourites.int.test.ts' },
    from: 'ownFavourites(viewer: StaffViewer) {\n  return { clinicId: viewer.clinicId, accountId: viewer.accountId }',
    to: 'ownFavourites(viewer: StaffViewer) {\n  return { clinicId: viewer.clinicId }',
  },
  {
    ...{ guard: 'scope: one’s own saved views', file: scope, test: 'server/saved-views.int.test.ts' },
    from: 'ownSavedViews(viewer: StaffViewer) {\n  return { clinicId: viewer.clinicId, accountId: viewer.accountId }',
    to: 'ownSavedViews(viewer: StaffViewer) {\n  return { clinicId: viewer.clinicId }',
  },
  {
    ...{
      guard: 'scope: a protocol’s draft is its maker’s',
      file: scope,
      test: 'server/protocols.int.test.ts',
    },
    from: 'return { clinicId: viewer.clinicId, OR: [{ shared: true }, { createdBy: viewer.accountId }] }',
    to: 'return { clinicId: viewer.clinicId }',
  },
  {
    ...{ guard: 'scope: whom a patient can be given to', file: scope, test: 'server/sessions.int.test.ts' },
    from: "    roles: { has: 'therapist' },\n",
    to: '',
  },
  {
    ...{ guard: 'role: a page of the staff', ...session },
    from: "return viewer.kind === 'staff' ? viewer : refused()",
    to: 'return viewer as never',
  },
  {
    ...{ guard: 'role: a page of admins', ...session },
    ...{ from: 'isAdmin(viewer) ? viewer : refused()', to: '(viewer as never)' },
  },
  {
    ...{ guard: 'role: a page of therapists', ...session },
    ...{ from: 'isTherapist(viewer) ? viewer : refused()', to: '(viewer as never)' },
  },
  {
    ...{ guard: 'role: a page of patients', ...session },
    ...{ from: "viewer.kind === 'patient' ? viewer : refused()", to: '(viewer as never)' },
  },
  {
    ...{ guard: 'role: who may use an action', ...action },
    from: "if (!may(viewer)) return refusal(403, 'Your role does not allow this.')",
    to: '',
  },
  {
    ...{ guard: 'role: an admin is an admin', ...action },
    from: 'action<Admin>(isAdmin)',
    to: 'action<Admin>(isStaff as never)',
  },
  {
    ...{ guard: 'role: a therapist is a therapist', ...action },
    from: 'action<Therapist>(isTherapist)',
    to: 'action<Therapist>(isStaff as never)',
  },
  {
    ...{ guard: 'role: a patient is a patient', ...action },
    from: 'action<PatientViewer>(isPatient)',
    to: 'action<PatientViewer>(anybody as never)',
  },
  {
    ...{ guard: 'fields: no character that is none', file: 'domain/fields.ts' },
    ...{ from: '\\u000E-\\u001F', to: '', test: 'domain/fields.test.ts' },
  },
  {
    ...{ guard: 'fields: nothing that the form has not', ...action },
    ...{
      from: 'await run(viewer, parsed.value, ...ids)',
      to: 'await run(viewer, { ...(raw as never), ...(parsed.value as never) }, ...ids)',
    },
  },
  {
    ...{ guard: 'ids are ids', ...action },
    from: 'if (ids.some((id) => !isId(id))) throw new NotFound()',
    to: '',
  },
  {
    ...{ guard: 'the schema is asked again', ...action },
    from: 'if (!parsed.success) return { ok: false, status: 422, fields: fieldErrors(parsed.error) }\n  return { ok: true, value: parsed.data }',
    to: 'return { ok: true, value: raw as never }',
  },
  open(
    'staff see their clinic',
    "EXECUTE format('CREATE POLICY staff ON %I TO phaseline_staff USING (clinic_id = (SELECT app_clinic())) '",
    "EXECUTE format('CREATE POLICY staff ON %I TO phaseline_staff USING (true) '",
  ),
  open(
    'patients see themselves',
    "'USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())) '",
    "'USING (clinic_id = (SELECT app_clinic())) '",
  ),
  open(
    'patients write about themselves',
    "'WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))', t);",
    "'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);",
  ),
  open(
    'a plan’s draft is not the patient’s',
    'USING (clinic_id = (SELECT app_clinic()) AND id = (SELECT app_patient()));',
    'USING (clinic_id = (SELECT app_clinic()));',
  ),
  open(
    'a patient sees what is prescribed',
    'USING (EXISTS (SELECT FROM prescriptions p WHERE p.exercise_id = exercises.id));',
    'USING (true);',
  ),
  open('owners are held too', "EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);", 'NULL;'),
  {
    ...{ guard: 'grant: a log is never changed', file: walls, test: wallsTest },
    from: 'GRANT SELECT, INSERT ON logs, check_ins TO phaseline_patient;',
    to: 'GRANT SELECT, INSERT, UPDATE ON logs, check_ins TO phaseline_patient;',
  },
  {
    ...{
      guard: 'constraint: one first entry of an occurrence',
      file: walls,
      test: 'server/logging.int.test.ts',
    },
    from: 'CREATE UNIQUE INDEX logs_first_entry',
    to: 'CREATE INDEX logs_first_entry',
  },
  {
    ...{ guard: 'consent: for oneself', file: consents, test: 'server/consents.int.test.ts' },
    from: "    AND recorded_by = (SELECT app_account()) AND how = 'in-portal');",
    to: "    AND how = 'in-portal');",
  },
  {
    ...{ guard: 'consent: to what one is shown', file: consents, test: 'server/consents.int.test.ts' },
    from: '    RAISE insufficient_privilege;\n  END IF;\n  RETURN NEW;',
    to: '    NULL;\n  END IF;\n  RETURN NEW;',
  },
  {
    ...{ guard: 'settings: only an admin', file: admins, test: 'server/own-name.int.test.ts' },
    ...{ from: 'SELECT app_account() IS NULL OR is_admin()', to: 'SELECT true' },
  },
  {
    ...{ guard: 'care team: its own', file: admins, test: 'server/own-name.int.test.ts' },
    ...{ from: ' AND m.therapist_id = app_account()', to: '' },
  },
  {
    ...{ guard: 'reading: what the plan has, and nothing else', file: 'server/portal-pages.ts' },
    ...{ from: '    if (!item) throw new NotFound()\n', to: '', test: 'server/reading.int.test.ts' },
  },
]
