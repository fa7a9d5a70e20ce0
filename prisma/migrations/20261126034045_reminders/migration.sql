-- Reminders: what each patient chose, the browsers that show them, and a record of each that keeps it from going out twice.

-- The role that background jobs run as, for one clinic at a time. Nobody signs in as it. It learns whom to tell and how,
-- and reads no plan, no log and no message.
DO $$
DECLARE
  attempt int;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_jobs') THEN
        CREATE ROLE phaseline_jobs NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT pg_has_role(current_user, 'phaseline_jobs', 'SET') THEN
          -- Not read by a version that does not know it.
          EXECUTE 'GRANT phaseline_jobs TO CURRENT_USER WITH SET TRUE, INHERIT FALSE';
        END IF;
      ELSIF NOT pg_has_role(current_user, 'phaseline_jobs', 'MEMBER') THEN
        GRANT phaseline_jobs TO CURRENT_USER;
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
CREATE TABLE "reminder_choices" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "by_email" BOOLEAN NOT NULL,
    "times" TEXT[],
    "quiet_from" TEXT NOT NULL,
    "quiet_until" TEXT NOT NULL,

    CONSTRAINT "reminder_choices_pkey" PRIMARY KEY ("clinic_id","patient_id")
);

-- CreateTable
CREATE TABLE "push_devices" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "auth_session_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_devices_patient_id_endpoint_key" ON "push_devices"("patient_id", "endpoint");

-- CreateIndex
CREATE UNIQUE INDEX "notices_patient_id_kind_subject_channel_key" ON "notices"("patient_id", "kind", "subject", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "auth_sessions_clinic_id_id_key" ON "auth_sessions"("clinic_id", "id");

-- AddForeignKey
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_clinic_id_auth_session_id_fkey" FOREIGN KEY ("clinic_id", "auth_session_id") REFERENCES "auth_sessions"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION is_clock_time(said text) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT said ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' $$;
CREATE FUNCTION are_clock_times(said text[]) RETURNS boolean LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(bool_and(is_clock_time(one)), true) FROM unnest(said) one $$;
ALTER TABLE reminder_choices
  ADD CHECK (cardinality(times) <= 3 AND are_clock_times(times)),
  ADD CHECK (is_clock_time(quiet_from) AND is_clock_time(quiet_until));
ALTER TABLE push_devices
  ADD CHECK (octet_length(endpoint) <= 2000 AND octet_length(p256dh) <= 200 AND octet_length(auth) <= 100);
ALTER TABLE notices
  ADD CHECK (kind IN ('reminder', 'message')),
  ADD CHECK (channel IN ('email', 'push')),
  ADD CHECK (state IN ('waiting', 'sending', 'sent', 'not-needed', 'given-up')),
  ADD CONSTRAINT notices_end CHECK ((ended_at IS NULL) = (state IN ('waiting', 'sending')));
-- What is still to go out, clinic by clinic.
CREATE INDEX notices_waiting ON notices (clinic_id, not_before) WHERE state = 'waiting';

GRANT SELECT, INSERT, UPDATE (by_email, times, quiet_from, quiet_until) ON reminder_choices TO phaseline_patient;
GRANT SELECT, INSERT, DELETE ON push_devices TO phaseline_patient;

GRANT USAGE ON SCHEMA public TO phaseline_jobs;
GRANT SELECT (id, name, phone, locale, time_zone, demo) ON clinics TO phaseline_jobs;
GRANT SELECT (id, clinic_id, email, time_zone, archived_at) ON patients TO phaseline_jobs;
GRANT SELECT (id, clinic_id, patient_id, name, disabled_at) ON accounts TO phaseline_jobs;
GRANT SELECT (id, clinic_id, patient_id, from_patient, sent_at, read_at) ON messages TO phaseline_jobs;
GRANT SELECT (id, clinic_id, last_seen_at, idle_minutes, expires_at, ended_at) ON auth_sessions TO phaseline_jobs;
GRANT SELECT ON reminder_choices TO phaseline_jobs;
GRANT SELECT, DELETE ON push_devices TO phaseline_jobs;
GRANT SELECT, INSERT, UPDATE (state, attempts, not_before, ended_at) ON notices TO phaseline_jobs;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['reminder_choices', 'push_devices', 'notices'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['patients', 'accounts', 'messages', 'auth_sessions', 'reminder_choices', 'push_devices', 'notices'] LOOP
    EXECUTE format('CREATE POLICY jobs ON %I TO phaseline_jobs USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;
END
$$;
CREATE POLICY jobs ON clinics TO phaseline_jobs USING (id = (SELECT app_clinic()));
CREATE POLICY patient ON reminder_choices TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
-- On a device where the patient is signed in, and nobody else's.
CREATE POLICY patient ON push_devices TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND EXISTS (SELECT FROM auth_sessions s WHERE s.id = auth_session_id));
