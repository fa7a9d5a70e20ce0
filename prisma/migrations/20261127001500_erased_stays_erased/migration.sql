-- Who was erased and whose figures stay is nobody's patient any more: no care team, nobody who reads or writes about them.
ALTER TABLE "patients" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
GRANT SELECT, DELETE ON care_team_members TO phaseline_eraser;
CREATE POLICY eraser ON care_team_members TO phaseline_eraser USING (clinic_id = (SELECT app_clinic()));

-- The tables' owner sees no row where row-level security is forced; no trigger has anything to say of it.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
ALTER TABLE patients DISABLE TRIGGER USER;
ALTER TABLE erasures NO FORCE ROW LEVEL SECURITY;
ALTER TABLE care_team_members NO FORCE ROW LEVEL SECURITY;
ALTER TABLE care_team_members DISABLE TRIGGER USER;
UPDATE patients p SET erased_at = e.at FROM erasures e WHERE e.clinic_id = p.clinic_id AND e.patient_id = p.id;
DELETE FROM care_team_members m USING patients p
WHERE p.clinic_id = m.clinic_id AND p.id = m.patient_id AND p.erased_at IS NOT NULL;
ALTER TABLE care_team_members ENABLE TRIGGER USER;
ALTER TABLE care_team_members FORCE ROW LEVEL SECURITY;
ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
ALTER TABLE patients ENABLE TRIGGER USER;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;

-- As before, and with the care team.
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
      language = '', referrer = '', red_flags = '', archived_at = coalesce(archived_at, now()),
      erased_at = now()
    WHERE clinic_id = clinic AND id = person;
    -- Nobody treats them, nobody comes any more, and nobody is watched.
    DELETE FROM care_team_members WHERE clinic_id = clinic AND patient_id = person;
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

-- As before, and of nobody who was erased.
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about_nobody boolean := false;
BEGIN
  -- Whoever was writing while somebody was erased comes after that, and writes nothing any more.
  IF TG_ARGV[0] <> '' AND TG_OP <> 'DELETE' THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM changed c JOIN patients p ON p.id = c.%I WHERE p.erased_at IS NOT NULL)',
      TG_ARGV[0]) INTO about_nobody;
    IF about_nobody THEN
      RAISE EXCEPTION 'This person was erased' USING ERRCODE = 'no_data_found';
    END IF;
  END IF;
  -- A draft saves itself every few seconds; a quarter of an hour of it is one line.
  IF TG_TABLE_NAME = 'plan_drafts' AND TG_OP = 'UPDATE' THEN
    INSERT INTO audit_entries (id, clinic_id, account_id, patient_id, action, object, object_id, address)
    SELECT gen_random_uuid(), app_clinic(), app_account(), d.patient_id, 'change', 'plan_drafts', d.plan_id, app_address()
    FROM changed d
    WHERE NOT EXISTS (SELECT FROM audit_entries e WHERE e.clinic_id = app_clinic() AND e.patient_id = d.patient_id
      AND e.at > now() - interval '15 minutes' AND e.account_id = app_account()
      AND e.object = 'plan_drafts' AND e.object_id = d.plan_id AND e.action <> 'remove');
    RETURN NULL;
  END IF;
  EXECUTE format(
    'INSERT INTO audit_entries (id, clinic_id, account_id, patient_id, action, object, object_id, address) '
    'SELECT gen_random_uuid(), app_clinic(), app_account(), %s, %L, %L, CASE WHEN count(*) = 1 THEN min(%s::text)::uuid END, '
    'app_address() FROM changed c GROUP BY 4',
    CASE WHEN TG_ARGV[0] = '' THEN 'NULL::uuid' ELSE format('c.%I', TG_ARGV[0]) END,
    CASE TG_OP WHEN 'INSERT' THEN 'add' WHEN 'UPDATE' THEN 'change' ELSE 'remove' END,
    TG_TABLE_NAME,
    CASE WHEN TG_ARGV[1] = '' THEN 'NULL' ELSE format('c.%I', TG_ARGV[1]) END);
  RETURN NULL;
END
$$;
