-- Within one clinic: whoever writes is named as the writer, the audit log holds what was done and when it was, and roles and
-- the ways in of staff are an admin's. Restrictive policies, so that they stand beside those that keep clinics apart.

-- Who did it is who is asking. Rows that are filled in at once, before anybody works here, act for nobody; a viewer always
-- has an account.
CREATE FUNCTION is_acting(who uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT app_account() IS NULL OR coalesce(who = app_account(), false) $$;

DO $$
DECLARE
  t text;
  doer text;
BEGIN
  FOR t, doer IN VALUES
    ('adverse_events', 'written_by'), ('assessments', 'created_by'), ('clinician_notes', 'written_by'),
    ('consent_texts', 'written_by'), ('exercises', 'updated_by'), ('flag_answers', 'written_by'), ('logs', 'entered_by'),
    ('plan_drafts', 'updated_by'), ('plan_versions', 'published_by'), ('plans', 'created_by'),
    ('protocols', 'created_by'), ('protocols', 'updated_by'), ('self_management', 'written_by'),
    ('session_records', 'written_by')
  LOOP
    EXECUTE format('CREATE POLICY own_name_%2$s ON %1$I AS RESTRICTIVE FOR INSERT TO phaseline_staff, phaseline_patient '
      'WITH CHECK (is_acting(%2$I))', t, doer);
  END LOOP;
  FOR t, doer IN VALUES
    ('exercises', 'updated_by'), ('messages', 'read_by'), ('plan_drafts', 'updated_by'), ('protocols', 'updated_by')
  LOOP
    EXECUTE format('CREATE POLICY own_change_%2$s ON %1$I AS RESTRICTIVE FOR UPDATE TO phaseline_staff, phaseline_patient '
      'WITH CHECK (is_acting(%2$I))', t, doer);
  END LOOP;
END
$$;
-- Who made a protocol stays who made it.
REVOKE UPDATE ON protocols FROM phaseline_staff;
GRANT UPDATE (slug, name, condition, regions, summary, sources, content, content_hash, adapted_from, shared, revision,
  updated_by, archived_at, updated_at) ON protocols TO phaseline_staff;

-- An entry's time and address are the database's own. That something was changed is for the triggers to say; what is noted
-- by hand is what leaves no row: that it was read, taken away, erased, or refused.
CREATE FUNCTION stamp_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := now();
  NEW.address := app_address();
  RETURN NEW;
END
$$;
CREATE TRIGGER stamp_entry BEFORE INSERT ON audit_entries FOR EACH ROW
  WHEN (current_user IN ('phaseline_staff', 'phaseline_patient')) EXECUTE FUNCTION stamp_entry();
CREATE POLICY known_ways ON audit_entries AS RESTRICTIVE FOR INSERT TO phaseline_staff, phaseline_patient
  WITH CHECK (action IN ('read', 'export', 'erase', 'refuse') OR pg_trigger_depth() > 0);

-- Functions, since a policy cannot ask its own table.
CREATE FUNCTION is_admin() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM accounts a WHERE a.clinic_id = app_clinic() AND a.id = app_account()
    AND 'admin' = ANY (a.roles) AND a.disabled_at IS NULL)
$$;
CREATE FUNCTION is_a_patients(account uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM accounts a WHERE a.id = account AND a.patient_id IS NOT NULL) $$;
CREATE POLICY admin_adds ON accounts AS RESTRICTIVE FOR INSERT TO phaseline_staff
  WITH CHECK (patient_id IS NOT NULL OR (SELECT is_admin()));
CREATE POLICY admin_changes ON accounts AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK (patient_id IS NOT NULL OR (SELECT is_admin()));
CREATE POLICY admin_adds ON invitations AS RESTRICTIVE FOR INSERT TO phaseline_staff
  WITH CHECK ((SELECT is_admin()) OR is_a_patients(account_id));
-- Ending what lets oneself in is everybody's.
CREATE POLICY admin_ends ON invitations AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK (account_id = (SELECT app_account()) OR (SELECT is_admin()) OR is_a_patients(account_id));
CREATE POLICY admin_ends ON auth_sessions AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK (account_id = (SELECT app_account()) OR (SELECT is_admin()) OR is_a_patients(account_id));
