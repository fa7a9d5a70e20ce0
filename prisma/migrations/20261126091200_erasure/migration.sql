-- Erasing a person: one function does it, for an admin of the clinic and again after a restore; a list without names says who.

-- AlterTable
ALTER TABLE "clinics" ADD COLUMN     "keep_figures" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retention_years" SMALLINT;

-- CreateTable
CREATE TABLE "erasures" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_by" UUID,
    "figures_kept" BOOLEAN NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "erasures_clinic_id_patient_id_key" ON "erasures"("clinic_id", "patient_id");

ALTER TABLE clinics ADD CHECK (retention_years BETWEEN 1 AND 100);
GRANT UPDATE (keep_figures, retention_years) ON clinics TO phaseline_staff;

-- Only added to, and only by the function below. The system writes it into the file that a restore reads.
GRANT SELECT ON erasures TO phaseline_staff, phaseline_system;
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON erasures TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY system ON erasures FOR SELECT TO phaseline_system USING (true);

-- Erases with nobody asked whether they may: for the owner after a restore, and for erase_patient. Who the person is and
-- whatever anybody wrote goes; with `keep`, dates and numbers stay, of somebody without a name.
CREATE FUNCTION erase_rows(clinic uuid, person uuid, keep boolean, by_whom uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text;
BEGIN
  -- What is nothing but words, a way to the person, or a draft. The account goes with its devices and its ways of signing in.
  FOREACH t IN ARRAY ARRAY['messages', 'clinician_notes', 'adverse_events', 'session_records', 'plan_drafts',
    'reminder_choices', 'push_devices', 'notices', 'flag_answers', 'flags', 'self_management', 'self_reports',
    'emergency_accesses', 'accounts'] LOOP
    EXECUTE format('DELETE FROM %I WHERE clinic_id = $1 AND patient_id = $2', t) USING clinic, person;
  END LOOP;
  IF keep THEN
    UPDATE patients SET name = 'Erased', birth_date = NULL, phone = '', email = '', diagnosis = '', precautions = '{}',
      language = '', referrer = '', red_flags = '', consent_on = NULL, consent_text = '',
      archived_at = coalesce(archived_at, now())
    WHERE clinic_id = clinic AND id = person;
    UPDATE plans SET problem = '', end_reason = '' WHERE clinic_id = clinic AND patient_id = person;
    UPDATE plan_versions SET problem = '', goals = '[]', reason = '',
      phases = (SELECT coalesce(jsonb_agg(
          (ph.one - 'sessionWeekdays' - 'sessionTime') || jsonb_build_object('name', ph.one -> 'kind', 'aim', '', 'criterion', '',
            'prescriptions', (SELECT coalesce(jsonb_agg((pr.one - 'caution') || '{"note": ""}' ORDER BY pr.place), '[]')
              FROM jsonb_array_elements(ph.one -> 'prescriptions') WITH ORDINALITY pr (one, place)))
          ORDER BY ph.place), '[]')
        FROM jsonb_array_elements(phases) WITH ORDINALITY ph (one, place))
    WHERE clinic_id = clinic AND patient_id = person;
    -- Worked out anew from what stays.
    UPDATE watches SET plans = '[]', phases = '{}' WHERE clinic_id = clinic AND patient_id = person;
    UPDATE logs SET note = '' WHERE clinic_id = clinic AND patient_id = person;
    UPDATE check_ins SET word = '' WHERE clinic_id = clinic AND patient_id = person;
    UPDATE assessments SET findings = '', summary = '' WHERE clinic_id = clinic AND patient_id = person;
    -- An activity, a side or a movement is in somebody's own words; which is which is still told apart.
    UPDATE measurements m SET item = '#' || n.place
    FROM (SELECT id, dense_rank() OVER (PARTITION BY measure ORDER BY item) AS place
          FROM measurements WHERE clinic_id = clinic AND patient_id = person AND item <> '') n
    WHERE m.id = n.id;
  ELSE
    DELETE FROM patients WHERE clinic_id = clinic AND id = person;
  END IF;
  INSERT INTO erasures (id, clinic_id, patient_id, erased_by, figures_kept)
  VALUES (gen_random_uuid(), clinic, person, by_whom, keep) ON CONFLICT DO NOTHING;
END
$$;
REVOKE EXECUTE ON FUNCTION erase_rows(uuid, uuid, boolean, uuid) FROM PUBLIC;

-- The role whose right it is. Nobody signs in as it, and only the function below acts as it.
DO $$
DECLARE
  attempt int;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_eraser') THEN
        CREATE ROLE phaseline_eraser NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT pg_has_role(current_user, 'phaseline_eraser', 'SET') THEN
          -- Not read by a version that does not know it.
          EXECUTE 'GRANT phaseline_eraser TO CURRENT_USER WITH SET TRUE, INHERIT FALSE';
        END IF;
      ELSIF NOT pg_has_role(current_user, 'phaseline_eraser', 'MEMBER') THEN
        GRANT phaseline_eraser TO CURRENT_USER;
      END IF;
      EXIT;
    EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
      IF attempt = 20 THEN RAISE; END IF;
      PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;
GRANT USAGE ON SCHEMA public TO phaseline_eraser;
GRANT EXECUTE ON FUNCTION erase_rows(uuid, uuid, boolean, uuid) TO phaseline_eraser;
GRANT SELECT (id, clinic_id, patient_id, roles, disabled_at), DELETE ON accounts TO phaseline_eraser;
GRANT SELECT, UPDATE, DELETE ON patients TO phaseline_eraser;
GRANT SELECT, INSERT ON erasures TO phaseline_eraser;
GRANT SELECT, UPDATE ON plans, plan_versions, logs, check_ins, assessments, measurements, watches TO phaseline_eraser;
GRANT SELECT, DELETE ON messages, clinician_notes, adverse_events, session_records, plan_drafts, reminder_choices,
  push_devices, notices, flag_answers, flags, self_management, self_reports, emergency_accesses TO phaseline_eraser;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['accounts', 'patients', 'erasures', 'plans', 'plan_versions', 'logs', 'check_ins', 'assessments',
    'measurements', 'messages', 'clinician_notes', 'adverse_events', 'session_records', 'plan_drafts', 'reminder_choices',
    'push_devices', 'notices', 'watches', 'flag_answers', 'flags', 'self_management', 'self_reports',
    'emergency_accesses'] LOOP
    EXECUTE format('CREATE POLICY eraser ON %I TO phaseline_eraser USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;
END
$$;

-- For staff: false when the clinic has no such patient. Who is no admin is refused here too.
CREATE FUNCTION erase_patient(person uuid, keep boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM accounts WHERE clinic_id = app_clinic() AND id = app_account() AND 'admin' = ANY (roles)
    AND disabled_at IS NULL) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NOT EXISTS (SELECT FROM patients WHERE clinic_id = app_clinic() AND id = person) THEN
    RETURN false;
  END IF;
  PERFORM erase_rows(app_clinic(), person, keep, app_account());
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION erase_patient(uuid, boolean) FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO phaseline_eraser;
ALTER FUNCTION erase_patient(uuid, boolean) OWNER TO phaseline_eraser;
REVOKE CREATE ON SCHEMA public FROM phaseline_eraser;
-- After the change of owner; only the owner may grant.
DO $$
DECLARE
  program text := current_user;
BEGIN
  SET LOCAL ROLE phaseline_eraser;
  GRANT EXECUTE ON FUNCTION erase_patient(uuid, boolean) TO phaseline_staff;
  EXECUTE format('SET LOCAL ROLE %I', program);
END
$$;
