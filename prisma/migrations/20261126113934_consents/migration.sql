-- The texts that a clinic asks its patients to agree to, in versions, and who agreed to which. What stood in a record in one line becomes a text of that line.

-- CreateTable
CREATE TABLE "consent_texts" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "topic" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID,

    CONSTRAINT "consent_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "text_id" UUID NOT NULL,
    "given" BOOLEAN NOT NULL,
    "on" DATE NOT NULL,
    "how" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "consent_texts_clinic_id_id_key" ON "consent_texts"("clinic_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "consent_texts_clinic_id_topic_number_key" ON "consent_texts"("clinic_id", "topic", "number");

-- CreateIndex
CREATE INDEX "consents_clinic_id_patient_id_recorded_at_idx" ON "consents"("clinic_id", "patient_id", "recorded_at");

-- AddForeignKey
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_clinic_id_text_id_fkey" FOREIGN KEY ("clinic_id", "text_id") REFERENCES "consent_texts"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE consent_texts
  ADD CHECK (number >= 1),
  ADD CHECK (title <> ''),
  ADD CHECK (text <> ''),
  ADD CHECK (asked IN ('in-portal', 'in-person', 'no-longer'));
ALTER TABLE consents ADD CHECK (how IN ('in-portal', 'in-person'));

-- What was recorded before. The owner is shown no patient while policies are forced; the new tables have none yet.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
INSERT INTO consent_texts (id, clinic_id, topic, number, title, text, asked)
SELECT gen_random_uuid(), clinic_id, gen_random_uuid(), 1, left(consent_text, 80), consent_text, 'no-longer'
FROM patients WHERE consent_on IS NOT NULL GROUP BY clinic_id, consent_text;
INSERT INTO consents (id, clinic_id, patient_id, text_id, given, "on", how)
SELECT gen_random_uuid(), p.clinic_id, p.id, t.id, true, p.consent_on, 'in-person'
FROM patients p JOIN consent_texts t ON t.clinic_id = p.clinic_id AND t.text = p.consent_text
WHERE p.consent_on IS NOT NULL;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
-- AlterTable
ALTER TABLE "patients" DROP COLUMN "consent_on",
DROP COLUMN "consent_text";

-- Both are only ever added to: a version stays what somebody agreed to, and a withdrawal is an entry of its own.
GRANT SELECT, INSERT ON consent_texts, consents TO phaseline_staff;
GRANT SELECT ON consent_texts TO phaseline_patient;
GRANT SELECT, INSERT ON consents TO phaseline_patient;
ALTER TABLE consent_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_texts FORCE ROW LEVEL SECURITY;
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE consents FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON consent_texts TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
-- A patient sees what is asked, and what they were asked once.
CREATE POLICY patient ON consent_texts FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND (asked <> 'no-longer' OR EXISTS (
    SELECT FROM consents c WHERE c.clinic_id = consent_texts.clinic_id AND c.text_id = consent_texts.id)));
-- Nobody records it in another's name.
CREATE POLICY staff ON consents FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY staff_adds ON consents FOR INSERT TO phaseline_staff
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND recorded_by = (SELECT app_account()) AND how = 'in-person');
CREATE POLICY patient ON consents FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
CREATE POLICY patient_adds ON consents FOR INSERT TO phaseline_patient
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND recorded_by = (SELECT app_account()) AND how = 'in-portal');
-- A policy cannot ask for this: what is seen of the texts asks for the answers. A key alone would let a patient answer, and
-- from then on read, what others were asked.
CREATE FUNCTION answers_what_is_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM consent_texts t WHERE t.clinic_id = NEW.clinic_id AND t.id = NEW.text_id) THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER answers_what_is_seen BEFORE INSERT ON consents FOR EACH ROW
  WHEN (current_user = 'phaseline_patient') EXECUTE FUNCTION answers_what_is_seen();

GRANT SELECT, DELETE ON consents TO phaseline_eraser;
CREATE POLICY eraser ON consents TO phaseline_eraser USING (clinic_id = (SELECT app_clinic()));
-- Erases with nobody asked whether they may: for the owner after a restore, and for erase_patient. Who the person is and
-- whatever anybody wrote goes; with `keep`, dates and numbers stay, of somebody without a name.
CREATE OR REPLACE FUNCTION erase_rows(clinic uuid, person uuid, keep boolean, by_whom uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text;
BEGIN
  -- What is nothing but words, a way to the person, or a draft. The account goes with its devices and its ways of signing in.
  FOREACH t IN ARRAY ARRAY['messages', 'clinician_notes', 'adverse_events', 'session_records', 'plan_drafts',
    'reminder_choices', 'push_devices', 'notices', 'flag_answers', 'flags', 'self_management', 'self_reports',
    'emergency_accesses', 'consents', 'accounts'] LOOP
    EXECUTE format('DELETE FROM %I WHERE clinic_id = $1 AND patient_id = $2', t) USING clinic, person;
  END LOOP;
  IF keep THEN
    UPDATE patients SET name = 'Erased', birth_date = NULL, phone = '', email = '', diagnosis = '', precautions = '{}',
      language = '', referrer = '', red_flags = '', archived_at = coalesce(archived_at, now())
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
