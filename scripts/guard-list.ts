// The guards: where each stands, what is left without it, and the test that must then go red.
export type Guard = { guard: string; file: string; from: string; to: string; test: string }

const walls = 'prisma/migrations/20261123090200_walls/migration.sql'
const wallsTest = 'server/walls.int.test.ts'
const scope = 'server/scope.ts'
const consents = 'prisma/migrations/20261126113934_consents/migration.sql'
const admins = 'prisma/migrations/20261126185933_admins_and_care_teams/migration.sql'
const action = { file: 'server/action.ts', test: 'server/action.test.ts' }
const bodies = { file: 'scripts/bodies.ts', test: 'scripts/bodies.test.ts' }
const http = { file: 'scripts/http.ts', test: 'scripts/http.test.ts' }

/** A policy that hides nothing any more. */
const open = (table: string, from: string, to: string): Guard => ({
  ...{ guard: `rls: ${table}`, file: walls, from, to, test: wallsTest },
})

export const guards: Guard[] = [
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
    from: 'OR: [{ toOn: null }, { toOn: { gte: today } }],',
    to: '',
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
    ...{ guard: 'ids are ids', ...action },
    from: 'if (ids.some((id) => !isId(id))) throw new NotFound()',
    to: '',
  },
  {
    ...{ guard: 'the schema is asked again', ...action },
    from: 'if (!parsed.success) return { ok: false, status: 422, fields: fieldErrors(parsed.error) }\n        return { ok: true, value: await run(viewer, parsed.data, ...ids) }',
    to: 'return { ok: true, value: await run(viewer, raw as never, ...ids) }',
  },
  {
    ...{ guard: 'origin: a change comes from here', ...http },
    from: "return [403, 'This request did not come from Phaseline itself.']",
    to: 'return undefined',
  },
  {
    ...{ guard: 'origin: what a proxy alone may say', ...http },
    from: "if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')",
    to: 'if (false as boolean)',
  },
  {
    ...{ guard: 'size: a body has a limit', ...http },
    from: 'if (bytes > largestBody(pathname, signedIn))',
    to: 'if (bytes < 0)',
  },
  {
    ...{ guard: 'headers: nothing of ours is in a frame', ...http },
    from: "  ['X-Frame-Options', 'DENY'],\n",
    to: '',
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
    ...{
      guard: 'session: one that was ended is nothing',
      file: walls,
      test: 'server/auth-session.int.test.ts',
    },
    from: 'WHERE s.id = wanted AND s.ended_at IS NULL AND s.expires_at > now()\n    AND s.last_seen_at > now() - make_interval(mins => s.idle_minutes)\n    AND a.disabled_at IS NULL',
    to: 'WHERE s.id = wanted AND s.expires_at > now() AND a.disabled_at IS NULL',
  },
  {
    ...{ guard: 'session: a disabled account is out', file: walls, test: 'server/auth-session.int.test.ts' },
    from: '    AND a.disabled_at IS NULL\n',
    to: '',
  },
  {
    ...{ guard: 'guesses are slowed', file: 'server/guesses.ts', test: 'server/guesses.int.test.ts' },
    from: 'if (granted) return { wait: 0, failures: granted.failures }',
    to: 'if (!granted || granted) return { wait: 0, failures: granted?.failures ?? 1 }',
  },
  {
    ...{ guard: 'guesses: thirty names again and again', file: 'server/guesses.ts' },
    ...{ from: "(address && (await secondsBeforeTry(tx, 'tries-at-address', address)))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'guesses: one name from many networks', file: 'server/guesses.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'account', name))", to: '0' },
    test: 'server/guesses.int.test.ts',
  },
  {
    ...{ guard: 'second step: one’s own attempt alone', file: 'server/second-step.ts' },
    ...{ from: 'made === null || markOf(sealed) === made', to: 'true' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{ guard: 'second step: a renewed passphrase', file: 'server/pending-sign-in.ts' },
    ...{ from: 'account && digestOf(account.passphraseHash) === passphrase ? account : null', to: 'account' },
    test: 'server/pending-sign-in.int.test.ts',
  },
  {
    ...{ guard: 'guesses: names told to a clinic', file: 'server/invitations.ts' },
    ...{ from: "(await secondsBeforeTry(tx, 'names-of-clinic', clinicId))", to: '0' },
    test: 'server/invitations.int.test.ts',
  },
  {
    ...{ guard: 'audit: who is refused is noted', ...http },
    ...{ from: 'store.refused || response.statusCode === 403', to: 'response.statusCode === 403' },
  },
  {
    ...{ guard: 'audit: a scanner fills no log', file: 'server/audit.ts', test: 'server/audit.int.test.ts' },
    ...{ from: 'e.object = ${object} ${alike})', to: "e.object = 'none')" },
  },
  {
    ...{ guard: 'erasure: only an admin', file: 'prisma/migrations/20261126091200_erasure/migration.sql' },
    ...{ from: 'RAISE insufficient_privilege;', to: 'NULL;', test: 'server/person-data.int.test.ts' },
  },
  {
    ...{ guard: 'erasure: under the person’s name', file: 'server/person-data.ts' },
    ...{ from: 'if (person.name.normalize', to: 'if (false && person.name.normalize' },
    test: 'server/person-data.int.test.ts',
  },
  {
    ...{ guard: 'logs: ten extra times a day', file: 'domain/logging/fullness.ts' },
    ...{ from: '>= mostExtras', to: '< 0', test: 'server/logging.int.test.ts' },
  },
  {
    ...{ guard: 'logs: ten extra times in one moment', file: 'server/logging.ts' },
    ...{ from: 'await judgeInTurn(', to: 'await judge(', test: 'server/log-deadlock.int.test.ts' },
  },
  {
    ...{ guard: 'pace: one that never stops waits', file: 'scripts/http.ts', test: 'scripts/http.test.ts' },
    ...{ from: 'if (seconds > 0) {', to: 'if (seconds < 0) {' },
  },
  {
    ...{
      guard: 'bodies: a stranger has short ones',
      file: 'scripts/bodies.ts',
      test: 'scripts/http.test.ts',
    },
    ...{ from: 'if (!signedIn)', to: 'if (false)' },
  },
  {
    ...{ guard: 'bodies: one asker has only so much', ...bodies },
    ...{ from: 'if (this.#heldBy(who) + more > this.#most.one) return false', to: '' },
  },
  {
    ...{ guard: 'bodies: a flood ends its own', ...bodies },
    ...{ from: 'held > most.held) most =', to: 'most.held === 0) most =' },
  },
  {
    ...{ guard: 'bodies: whoever is slow is ended', ...bodies },
    ...{ from: "if (left <= 0) settle('late')", to: 'if (left <= 0) return' },
  },
  {
    ...{ guard: 'places: nobody has them all', file: 'server/places.ts', test: 'server/places.test.ts' },
    ...{ from: ' || own >= mostOfOne', to: '' },
  },
  {
    ...{
      guard: 'places: none for what still arrives',
      file: 'app/api/exercises/import/route.ts',
      test: 'app/api/exercises/slow-bodies.int.test.ts',
    },
    from: 'const bytes = await bytesWithin(request, mostFileBytes)',
    to: 'takePlace(`${Math.random()}`)\n    const bytes = await bytesWithin(request, mostFileBytes)',
  },
  {
    ...{ guard: 'paths: only in their normal form', ...http },
    ...{ from: '.pathname !== sent ||', to: '.pathname === null ||' },
  },
  {
    ...{
      guard: 'pace: a cookie of nobody is nobody’s',
      file: 'scripts/pace.ts',
      test: 'scripts/http.test.ts',
    },
    ...{
      from: 'return session\n    ? { name: `session ${session}`',
      to: 'return token\n    ? { name: `session ${token}`',
    },
  },
  {
    ...{
      guard: 'emergency: no session with oneself',
      file: scope,
      test: 'server/emergency-access.int.test.ts',
    },
    from: 'return isTherapist(viewer) ? inCare(viewer) : nobody',
    to: 'return isTherapist(viewer) ? ownPatients(viewer) : nobody',
  },
  {
    ...{ guard: 'cover: no way to stay', file: scope, test: 'server/invitations.int.test.ts' },
    from: 'return isTherapist(viewer) ? inCare(viewer) : nobody',
    to: 'return isTherapist(viewer) ? ownPatients(viewer) : nobody',
  },
  {
    ...{ guard: 'emergency: no other address', file: 'server/patient-record.ts' },
    ...{ from: 'if (!(await isEntrusted(tx, viewer, patient.id)))', to: 'if (!patient.id)' },
    test: 'server/emergency-access.int.test.ts',
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
    ...{
      guard: 'recovery: of an admin alone',
      file: 'scripts/recovery.ts',
      test: 'scripts/recovery.int.test.ts',
    },
    ...{ from: " AND 'admin' = ANY (roles)", to: '' },
  },
  {
    ...{
      guard: 'proof: the passphrase counts in one session, and for minutes',
      file: 'server/own-proof.ts',
      test: 'server/own-proof.int.test.ts',
    },
    from: 'provedUntil: { gt: now() }',
    to: 'endedAt: null',
  },
  {
    ...{ guard: 'proof: no second way to be a patient', file: 'server/invitations.ts' },
    ...{ from: ' && !proved) throw notProved()', to: ' && false) throw notProved()' },
    test: 'server/invitations.int.test.ts',
  },
  {
    ...{
      guard: 'proof: a new address is not in force before its link is used',
      file: 'server/own-contact.ts',
      test: 'server/asked-email.int.test.ts',
    },
    from: "given.email !== '' && given.email !== before.email && sendsMail()",
    to: 'false',
  },
]
