-- Erasing waits for what is being written about the person, ends what is still to come, keeps no word in a dosage or in a text that was brought over, and the stricter of two erasures holds.
GRANT UPDATE (figures_kept) ON erasures TO phaseline_eraser;
GRANT DELETE ON plans TO phaseline_eraser;
GRANT SELECT, UPDATE (status) ON sessions TO phaseline_eraser;
GRANT SELECT, DELETE ON consent_texts TO phaseline_eraser;
GRANT SELECT (id, time_zone) ON clinics TO phaseline_eraser;
CREATE POLICY eraser ON sessions TO phaseline_eraser USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY eraser ON consent_texts TO phaseline_eraser USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY eraser ON clinics TO phaseline_eraser USING (id = (SELECT app_clinic()));

-- Erases with nobody asked whether they may: for the owner after a restore, and for erase_patient. Who the person is and
-- whatever anybody wrote goes; with `keep`, dates and numbers stay, of somebody without a name.
CREATE OR REPLACE FUNCTION erase_rows(clinic uuid, person uuid, keep boolean, by_whom uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t text;
  brought_over uuid[];
  today date := (SELECT (now() AT TIME ZONE time_zone)::date FROM clinics WHERE id = clinic);
BEGIN
  -- Whoever is writing about the person holds this row.
  PERFORM FROM patients WHERE clinic_id = clinic AND id = person FOR UPDATE;
  -- A line of the record of earlier, which is a text of the clinic's since: theirs alone, if nobody else has it.
  brought_over := ARRAY(
    SELECT c.text_id FROM consents c JOIN consent_texts x ON x.clinic_id = c.clinic_id AND x.id = c.text_id
    WHERE c.clinic_id = clinic AND c.patient_id = person AND x.written_by IS NULL
      AND NOT EXISTS (SELECT FROM consents o
        WHERE o.clinic_id = c.clinic_id AND o.text_id = c.text_id AND o.patient_id <> c.patient_id));
  -- What is nothing but words, a way to the person, or a draft. The account goes with its devices and its ways of signing in.
  FOREACH t IN ARRAY ARRAY['messages', 'clinician_notes', 'adverse_events', 'session_records', 'plan_drafts',
    'reminder_choices', 'push_devices', 'notices', 'flag_answers', 'flags', 'self_management', 'self_reports',
    'emergency_accesses', 'consents', 'accounts'] LOOP
    EXECUTE format('DELETE FROM %I WHERE clinic_id = $1 AND patient_id = $2', t) USING clinic, person;
  END LOOP;
  DELETE FROM consent_texts WHERE clinic_id = clinic AND id = ANY (brought_over);
  IF keep THEN
    UPDATE patients SET name = 'Erased', birth_date = NULL, phone = '', email = '', diagnosis = '', precautions = '{}',
      language = '', referrer = '', red_flags = '', archived_at = coalesce(archived_at, now())
    WHERE clinic_id = clinic AND id = person;
    -- Nobody comes any more, and nobody is watched.
    UPDATE sessions SET status = 'cancelled-by-clinic'
    WHERE clinic_id = clinic AND patient_id = person AND status = 'booked' AND starts_at > now();
    DELETE FROM plans WHERE clinic_id = clinic AND patient_id = person AND status = 'draft';
    UPDATE plans SET problem = '', end_reason = '',
      ended_on = CASE WHEN status = 'active' THEN greatest(starts_on, today) ELSE ended_on END,
      status = CASE WHEN status = 'active' THEN 'discontinued' ELSE status END
    WHERE clinic_id = clinic AND patient_id = person;
    UPDATE plan_versions SET problem = '', goals = '[]', reason = '',
      phases = (SELECT coalesce(jsonb_agg(
          (ph.one - 'sessionWeekdays' - 'sessionTime') || jsonb_build_object('name', ph.one -> 'kind', 'aim', '', 'criterion', '',
            'prescriptions', (SELECT coalesce(jsonb_agg(
                (pr.one - 'caution') || jsonb_build_object('note', '', 'dosage', (pr.one -> 'dosage') - 'intensity')
                ORDER BY pr.place), '[]')
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
  VALUES (gen_random_uuid(), clinic, person, by_whom, keep)
  ON CONFLICT (clinic_id, patient_id) DO UPDATE
    SET figures_kept = erasures.figures_kept AND excluded.figures_kept;
END
$$;
