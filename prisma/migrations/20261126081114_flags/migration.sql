-- What asks for attention, kept: a line of the caseload per patient as it was last worked out, the flags with their history,
-- and what therapists answered. The database itself marks a patient's line when something under it changes, so that
-- no way of writing can forget to.

-- The role that works out figures and flags, for one clinic at a time. Nobody signs in as it. It reads dates, figures and
-- plans, no name and no written word, and writes the lines and the flags alone.
DO $$
DECLARE
  attempt int;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_watch') THEN
        CREATE ROLE phaseline_watch NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT pg_has_role(current_user, 'phaseline_watch', 'SET') THEN
          -- Not read by a version that does not know it.
          EXECUTE 'GRANT phaseline_watch TO CURRENT_USER WITH SET TRUE, INHERIT FALSE';
        END IF;
      ELSIF NOT pg_has_role(current_user, 'phaseline_watch', 'MEMBER') THEN
        GRANT phaseline_watch TO CURRENT_USER;
      END IF;
      EXIT;
    EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
      IF attempt = 20 THEN RAISE; END IF;
      PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;

-- CreateTable
CREATE TABLE "watches" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "true_until" TIMESTAMPTZ(3),
    "plans" JSONB NOT NULL DEFAULT '[]',
    "phases" TEXT[],
    "reassess_on" DATE,

    CONSTRAINT "watches_pkey" PRIMARY KEY ("clinic_id","patient_id")
);

-- CreateTable
CREATE TABLE "watch_marks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,

    CONSTRAINT "watch_marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flags" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "last_on" DATE,
    "figures" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "flags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flag_answers" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "flag_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "until" DATE,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID NOT NULL,

    CONSTRAINT "flag_answers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "watch_marks_clinic_id_patient_id_idx" ON "watch_marks"("clinic_id", "patient_id");

-- CreateIndex
CREATE INDEX "flags_patient_id_opened_at_idx" ON "flags"("patient_id", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "flags_clinic_id_patient_id_id_key" ON "flags"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE INDEX "flag_answers_flag_id_idx" ON "flag_answers"("flag_id");

-- AddForeignKey
ALTER TABLE "watches" ADD CONSTRAINT "watches_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_marks" ADD CONSTRAINT "watch_marks_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "flag_answers" ADD CONSTRAINT "flag_answers_clinic_id_patient_id_flag_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "flag_id") REFERENCES "flags"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE watches
  ADD CHECK (jsonb_typeof(plans) = 'array'),
  ADD CHECK (phases <@ ARRAY['intensive', 'maintenance', 'custom']);
ALTER TABLE flags
  ADD CHECK (kind IN ('over-ceiling', 'not-settled', 'too-painful-twice', 'pain-rising', 'silent', 'low-adherence',
    'reassessment-overdue', 'session-missed')),
  ADD CHECK (jsonb_typeof(figures) = 'object'),
  ADD CHECK (last_on >= since);
ALTER TABLE flag_answers ADD CONSTRAINT flag_answers_closed_with_a_note CHECK (note <> '' OR until IS NOT NULL);
CREATE UNIQUE INDEX flags_one_open ON flags (plan_id, kind) WHERE resolved_at IS NULL;
CREATE INDEX flags_open ON flags (clinic_id, patient_id) WHERE resolved_at IS NULL;

-- Everybody who is there already has a line that is to be worked out. The owner is shown no patient while policies are forced.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
INSERT INTO watches (clinic_id, patient_id, phases) SELECT clinic_id, id, '{}' FROM patients;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO phaseline_watch;
GRANT SELECT (id, clinic_id, time_zone, archived_at) ON patients TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, problem, status, starts_on, ended_on) ON plans TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, plan_id, number, effective_on, reassess_every_weeks, phases) ON plan_versions
  TO phaseline_watch;
GRANT SELECT ON plan_pauses TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, plan_id, prescription_id, prescription_version_id, due_on, slot, extra, status,
  sets_done, pain, pain_after, skip_reason, logged_at, replaces) ON logs TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, plan_id, "on", pain, settled, logged_at, replaces) ON check_ins TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, starts_at, status) ON sessions TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, plan_id, kind, "on", next_due_on, created_at) ON assessments TO phaseline_watch;
GRANT SELECT ON measurements TO phaseline_watch;
GRANT SELECT, INSERT, UPDATE (true_until, plans, phases, reassess_on) ON watches TO phaseline_watch;
GRANT SELECT, INSERT, DELETE ON watch_marks TO phaseline_watch;
GRANT SELECT, INSERT, UPDATE (since, last_on, figures, resolved_at) ON flags TO phaseline_watch;
GRANT SELECT (id, clinic_id, patient_id, flag_id, until) ON flag_answers TO phaseline_watch;
GRANT SELECT ON watches, watch_marks, flags TO phaseline_staff;
GRANT SELECT, INSERT ON flag_answers TO phaseline_staff;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['watches', 'watch_marks', 'flags', 'flag_answers'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff ON %I TO phaseline_staff USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['patients', 'plans', 'plan_versions', 'plan_pauses', 'logs', 'check_ins', 'sessions',
    'assessments', 'measurements', 'watches', 'watch_marks', 'flags', 'flag_answers'] LOOP
    EXECUTE format('CREATE POLICY watch ON %I TO phaseline_watch USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;
END
$$;

-- Whoever changes a patient's data holds no grant on the marks, so these act as the role that does. A mark is a row of its
-- own, so that no two who write of one patient ever wait for each other here, and none is overlooked: who works a line out
-- takes away the marks that it finds, and one that is committed later stands until the next time.
CREATE FUNCTION watch_newcomers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO watches (clinic_id, patient_id, phases) SELECT clinic_id, id, '{}' FROM changed ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE FUNCTION watch_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  -- A patient who is being erased takes the rest along.
  INSERT INTO watch_marks (clinic_id, patient_id)
    SELECT DISTINCT c.clinic_id, c.patient_id FROM changed c JOIN patients p ON p.clinic_id = c.clinic_id AND p.id = c.patient_id;
  RETURN NULL;
END
$$;
CREATE FUNCTION watch_patient_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO watch_marks (clinic_id, patient_id) SELECT clinic_id, id FROM changed;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION watch_newcomers(), watch_again(), watch_patient_again() FROM PUBLIC;
CREATE TRIGGER watch_newcomers AFTER INSERT ON patients REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION watch_newcomers();
CREATE TRIGGER watch_patient_again AFTER UPDATE ON patients REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION watch_patient_again();
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['plans', 'plan_versions', 'plan_pauses', 'logs', 'check_ins', 'sessions', 'assessments',
    'measurements'] LOOP
    EXECUTE format('CREATE TRIGGER watch_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS changed '
      'FOR EACH STATEMENT EXECUTE FUNCTION watch_again()', t);
    EXECUTE format('CREATE TRIGGER watch_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed '
      'FOR EACH STATEMENT EXECUTE FUNCTION watch_again()', t);
    EXECUTE format('CREATE TRIGGER watch_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS changed '
      'FOR EACH STATEMENT EXECUTE FUNCTION watch_again()', t);
  END LOOP;
  GRANT CREATE ON SCHEMA public TO phaseline_watch;
  ALTER FUNCTION watch_newcomers() OWNER TO phaseline_watch;
  ALTER FUNCTION watch_again() OWNER TO phaseline_watch;
  ALTER FUNCTION watch_patient_again() OWNER TO phaseline_watch;
  REVOKE CREATE ON SCHEMA public FROM phaseline_watch;
END
$$;
