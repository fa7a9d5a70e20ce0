-- The second wall: checks that no program can leave out, grants, and row-level security on every table.

-- Who is asking. asViewer sets these for one transaction; afterwards they read as '', hence nullif.
CREATE FUNCTION app_clinic() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.clinic_id', true), '')::uuid $$;
CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.account_id', true), '')::uuid $$;
CREATE FUNCTION app_patient() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.patient_id', true), '')::uuid $$;

-- Checks.
ALTER TABLE clinics ADD CHECK (adherence_target BETWEEN 1 AND 100), ADD CHECK (name <> '');
ALTER TABLE accounts
  ADD CHECK (roles <@ ARRAY['admin', 'therapist']),
  ADD CONSTRAINT accounts_staff_or_patient CHECK ((patient_id IS NULL) = (cardinality(roles) > 0)),
  ADD CHECK (sign_in = lower(sign_in));
ALTER TABLE auth_sessions ADD CHECK (idle_minutes > 0);
ALTER TABLE plans
  ADD CHECK (status IN ('draft', 'active', 'completed', 'discontinued')),
  ADD CHECK (status = 'draft' OR starts_on IS NOT NULL),
  ADD CHECK ((status IN ('completed', 'discontinued')) = (ended_on IS NOT NULL));
ALTER TABLE plan_versions ADD CHECK (number >= 1), ADD CHECK (reassess_every_weeks BETWEEN 1 AND 26);
ALTER TABLE plan_pauses ADD CHECK (resumed_on IS NULL OR resumed_on >= from_on);
CREATE UNIQUE INDEX plan_pauses_one_open ON plan_pauses (plan_id) WHERE resumed_on IS NULL;
ALTER TABLE care_team_members ADD CHECK (to_on IS NULL OR to_on >= from_on);
ALTER TABLE logs
  ADD CHECK (status IN ('done', 'partial', 'skipped', 'removed')),
  ADD CHECK (slot BETWEEN 1 AND 10),
  ADD CHECK (pain BETWEEN 0 AND 10),
  ADD CHECK (pain_after BETWEEN 0 AND 10),
  ADD CHECK (effort BETWEEN 0 AND 10),
  ADD CHECK (sets_done BETWEEN 0 AND 100),
  ADD CHECK (reps_done BETWEEN 0 AND 1000),
  ADD CHECK (skip_reason IN ('pain', 'no-time', 'forgot', 'tired', 'unsure-how', 'no-equipment', 'unwell', 'better-already')),
  ADD CHECK (source IN ('portal', 'paper')),
  ADD CONSTRAINT logs_removal_names_what_it_removes CHECK (status <> 'removed' OR replaces IS NOT NULL),
  ADD CONSTRAINT logs_plan_fkey FOREIGN KEY (clinic_id, patient_id, plan_id)
    REFERENCES plans (clinic_id, patient_id, id) ON DELETE CASCADE,
  ADD CONSTRAINT logs_replaces_fkey FOREIGN KEY (clinic_id, patient_id, prescription_id, replaces)
    REFERENCES logs (clinic_id, patient_id, prescription_id, id) ON DELETE CASCADE;
-- One chain of entries per occurrence: one first entry, and each entry is replaced at most once (unique index on replaces).
CREATE UNIQUE INDEX logs_first_entry ON logs (prescription_id, due_on, slot) WHERE replaces IS NULL AND NOT extra;
ALTER TABLE check_ins
  ADD CHECK (pain BETWEEN 0 AND 10),
  ADD CONSTRAINT check_ins_replaces_fkey FOREIGN KEY (clinic_id, patient_id, plan_id, replaces)
    REFERENCES check_ins (clinic_id, patient_id, plan_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX check_ins_first_entry ON check_ins (plan_id, "on") WHERE replaces IS NULL;
ALTER TABLE sessions
  ADD CHECK (status IN ('booked', 'attended', 'missed', 'cancelled-by-clinic', 'cancelled-by-patient')),
  ADD CHECK (minutes BETWEEN 5 AND 240),
  ADD CONSTRAINT sessions_moved_to_fkey FOREIGN KEY (clinic_id, patient_id, moved_to_id)
    REFERENCES sessions (clinic_id, patient_id, id);
ALTER TABLE assessments
  ADD CHECK (kind IN ('baseline', 'reassessment', 'discharge')),
  ADD CHECK (decision IN ('continue', 'progress', 'modify', 'extend', 'discharge', 'refer')),
  ADD CHECK (kind = 'baseline' OR plan_id IS NOT NULL);
-- What is built in has no clinic, and a unique index over (clinic_id, slug) lets empty ones repeat.
CREATE UNIQUE INDEX exercises_built_in_slug ON exercises (slug) WHERE clinic_id IS NULL;
CREATE UNIQUE INDEX protocols_built_in_slug ON protocols (slug) WHERE clinic_id IS NULL;
ALTER TABLE measurements ADD CHECK (value BETWEEN -1000 AND 1000);

-- Grants. A role that holds no privilege on a table or column cannot touch it, whatever a policy says.
GRANT USAGE ON SCHEMA public TO phaseline_staff, phaseline_patient, phaseline_system;

GRANT SELECT, UPDATE (name, time_zone, locale, phone, email, adherence_target) ON clinics TO phaseline_staff;
GRANT SELECT ON clinics TO phaseline_patient;
GRANT SELECT, INSERT ON clinics TO phaseline_system;

-- Nobody but the system reads a passphrase's hash.
GRANT SELECT (id, clinic_id, roles, patient_id, name, sign_in, disabled_at, created_at),
  INSERT (id, clinic_id, roles, patient_id, name, sign_in, created_at),
  UPDATE (roles, name, sign_in, disabled_at) ON accounts TO phaseline_staff;
GRANT SELECT (id, clinic_id, roles, patient_id, name) ON accounts TO phaseline_patient;
GRANT SELECT, INSERT, UPDATE (passphrase_hash, sign_in) ON accounts TO phaseline_system;

GRANT SELECT, UPDATE (ended_at) ON auth_sessions TO phaseline_staff, phaseline_patient;
GRANT SELECT, INSERT, UPDATE (last_seen_at, ended_at) ON auth_sessions TO phaseline_system;
GRANT SELECT, INSERT, UPDATE (used_at) ON invitations TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE (used_at) ON invitations TO phaseline_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON guesses TO phaseline_system;
GRANT SELECT, INSERT ON audit_entries TO phaseline_staff;
GRANT INSERT ON audit_entries TO phaseline_patient, phaseline_system;

GRANT SELECT, INSERT, UPDATE ON patients TO phaseline_staff;
GRANT SELECT ON patients TO phaseline_patient;
GRANT SELECT (id, clinic_id, time_zone) ON patients TO phaseline_system;
GRANT SELECT, INSERT, UPDATE (to_on) ON care_team_members TO phaseline_staff;
GRANT SELECT ON care_team_members TO phaseline_patient;

GRANT SELECT, INSERT, UPDATE ON exercises, protocols TO phaseline_staff, phaseline_system;
GRANT SELECT ON exercises TO phaseline_patient;

GRANT SELECT, INSERT, UPDATE (problem, status, starts_on, ended_on) ON plans TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_drafts TO phaseline_staff;
-- What was published or logged is never edited: no UPDATE, no DELETE.
GRANT SELECT, INSERT ON plan_versions, phases, prescriptions, prescription_versions, logs, check_ins TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE (resumed_on) ON plan_pauses TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE (starts_at, minutes, therapist_id, status, moved_to_id) ON sessions TO phaseline_staff;
GRANT SELECT, INSERT ON session_plans, measurements TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE (plan_id) ON assessments TO phaseline_staff;

GRANT SELECT ON plans, plan_versions, plan_pauses, phases, prescriptions, prescription_versions, sessions, session_plans,
  assessments, measurements TO phaseline_patient;
GRANT SELECT, INSERT ON logs, check_ins TO phaseline_patient;

-- Row-level security, forced on the owner too: whoever forgets to switch to a role sees nothing.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['clinics', 'accounts', 'auth_sessions', 'invitations', 'guesses', 'audit_entries', 'patients',
    'care_team_members', 'exercises', 'protocols', 'plans', 'plan_drafts', 'plan_versions', 'plan_pauses', 'phases',
    'prescriptions', 'prescription_versions', 'logs', 'check_ins', 'sessions', 'session_plans', 'assessments',
    'measurements'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;

  -- Staff: the rows of their clinic.
  FOREACH t IN ARRAY ARRAY['accounts', 'invitations', 'audit_entries', 'patients', 'care_team_members', 'plans',
    'plan_drafts', 'plan_versions', 'plan_pauses', 'phases', 'prescription_versions', 'logs', 'check_ins', 'sessions',
    'session_plans', 'assessments', 'measurements', 'auth_sessions'] LOOP
    EXECUTE format('CREATE POLICY staff ON %I TO phaseline_staff USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;

  -- A patient: the rows that are about that patient.
  FOREACH t IN ARRAY ARRAY['care_team_members', 'plan_versions', 'plan_pauses', 'phases', 'prescriptions',
    'prescription_versions', 'logs', 'check_ins', 'sessions', 'session_plans', 'assessments', 'measurements'] LOOP
    EXECUTE format('CREATE POLICY patient ON %I TO phaseline_patient '
      'USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))', t);
  END LOOP;

  -- The system: what exists before anybody has signed in.
  FOREACH t IN ARRAY ARRAY['clinics', 'accounts', 'auth_sessions', 'invitations', 'guesses', 'audit_entries', 'patients'] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO phaseline_system USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;

CREATE POLICY staff ON clinics TO phaseline_staff USING (id = (SELECT app_clinic())) WITH CHECK (id = (SELECT app_clinic()));
CREATE POLICY patient ON clinics TO phaseline_patient USING (id = (SELECT app_clinic()));
CREATE POLICY patient ON accounts TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND (patient_id IS NULL OR patient_id = (SELECT app_patient())));
CREATE POLICY patient ON auth_sessions TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()));
CREATE POLICY patient ON audit_entries TO phaseline_patient
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND account_id = (SELECT app_account()));
CREATE POLICY patient ON patients TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND id = (SELECT app_patient()));
CREATE POLICY patient ON plans TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()) AND status <> 'draft');

-- The catalog: everybody reads what is built in and what is the clinic's own; a clinic writes its own alone.
CREATE POLICY staff_reads ON exercises FOR SELECT TO phaseline_staff
  USING (clinic_id IS NULL OR clinic_id = (SELECT app_clinic()));
-- An easier or harder one is of the same shelf: a foreign key alone would take another clinic's. A function, since a
-- policy cannot ask its own table.
CREATE FUNCTION is_on_shelf(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT wanted IS NULL OR EXISTS (SELECT FROM exercises e WHERE e.id = wanted) $$;
CREATE POLICY staff_adds ON exercises FOR INSERT TO phaseline_staff
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND is_on_shelf(easier_id) AND is_on_shelf(harder_id));
CREATE POLICY staff_edits ON exercises FOR UPDATE TO phaseline_staff USING (clinic_id = (SELECT app_clinic()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND is_on_shelf(easier_id) AND is_on_shelf(harder_id));
CREATE POLICY system ON exercises TO phaseline_system USING (clinic_id IS NULL) WITH CHECK (clinic_id IS NULL);
CREATE POLICY staff_reads ON protocols FOR SELECT TO phaseline_staff
  USING (clinic_id IS NULL OR clinic_id = (SELECT app_clinic()));
CREATE POLICY staff_adds ON protocols FOR INSERT TO phaseline_staff WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY staff_edits ON protocols FOR UPDATE TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY system ON protocols TO phaseline_system USING (clinic_id IS NULL) WITH CHECK (clinic_id IS NULL);

-- A patient reads the exercises prescribed to them and no other; a prescription names an exercise its clinic can see.
CREATE POLICY patient ON exercises TO phaseline_patient
  USING (EXISTS (SELECT FROM prescriptions p WHERE p.exercise_id = exercises.id));
CREATE POLICY staff ON prescriptions TO phaseline_staff USING (clinic_id = (SELECT app_clinic()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND EXISTS (SELECT FROM exercises e WHERE e.id = exercise_id));

-- The session look-up of every request, in one statement: a session that was ended, has expired or lain idle is nothing,
-- and so is one of a disabled account. Runs as the system role, since nobody is known before it has answered.
CREATE FUNCTION resolve_session(wanted uuid)
RETURNS TABLE (account_id uuid, clinic_id uuid, roles text[], patient_id uuid, name text, clinic_name text,
  clinic_phone text, locale text, time_zone text, demo boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH seen AS (
    UPDATE auth_sessions s SET last_seen_at = now()
    WHERE s.id = wanted AND s.ended_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
      AND s.last_seen_at < now() - interval '1 minute'
  )
  SELECT a.id, a.clinic_id, a.roles, a.patient_id, a.name, c.name, c.phone, c.locale,
    coalesce((SELECT p.time_zone FROM patients p WHERE p.id = a.patient_id AND p.clinic_id = a.clinic_id), c.time_zone), c.demo
  FROM auth_sessions s
  JOIN accounts a ON a.id = s.account_id AND a.clinic_id = s.clinic_id
  JOIN clinics c ON c.id = a.clinic_id
  WHERE s.id = wanted AND s.ended_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
    AND a.disabled_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION resolve_session(uuid) FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO phaseline_system;
ALTER FUNCTION resolve_session(uuid) OWNER TO phaseline_system;
REVOKE CREATE ON SCHEMA public FROM phaseline_system;
-- After the change of owner, which hands the old owner's own privileges to the new one; only the owner may grant.
DO $$
DECLARE
  program text := current_user;
BEGIN
  SET LOCAL ROLE phaseline_system;
  EXECUTE format('GRANT EXECUTE ON FUNCTION resolve_session(uuid) TO %I', program);
  EXECUTE format('SET LOCAL ROLE %I', program);
END
$$;
