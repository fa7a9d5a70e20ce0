-- Within one clinic: its settings, closed days, own measures and consent texts are an admin's, and a care team is an admin's
-- or its own. Restrictive policies, as those of whoever writes in their own name.

-- Rows that are filled in at once, before anybody works here, act for nobody; a viewer always has an account.
CREATE FUNCTION administers() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT app_account() IS NULL OR is_admin() $$;

CREATE POLICY admin_changes ON clinics AS RESTRICTIVE FOR UPDATE TO phaseline_staff WITH CHECK ((SELECT administers()));
CREATE POLICY admin_adds ON closed_days AS RESTRICTIVE FOR INSERT TO phaseline_staff WITH CHECK ((SELECT administers()));
CREATE POLICY admin_removes ON closed_days AS RESTRICTIVE FOR DELETE TO phaseline_staff USING ((SELECT administers()));
CREATE POLICY admin_adds ON own_measures AS RESTRICTIVE FOR INSERT TO phaseline_staff WITH CHECK ((SELECT administers()));
CREATE POLICY admin_changes ON own_measures AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK ((SELECT administers()));
CREATE POLICY admin_adds ON consent_texts AS RESTRICTIVE FOR INSERT TO phaseline_staff
  WITH CHECK ((SELECT administers()));

-- Functions, since a policy cannot ask its own table.
CREATE FUNCTION is_in_care_team(patient uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM care_team_members m JOIN clinics c ON c.id = m.clinic_id
    WHERE m.clinic_id = app_clinic() AND m.patient_id = patient AND m.therapist_id = app_account()
      AND (now() AT TIME ZONE c.time_zone)::date BETWEEN m.from_on AND coalesce(m.to_on, 'infinity'))
$$;
CREATE FUNCTION has_no_care_team(patient uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (SELECT FROM care_team_members m WHERE m.clinic_id = app_clinic() AND m.patient_id = patient)
$$;
-- Whoever adds a patient treats them.
CREATE POLICY care_team_adds ON care_team_members AS RESTRICTIVE FOR INSERT TO phaseline_staff
  WITH CHECK ((SELECT administers()) OR is_in_care_team(patient_id)
    OR (therapist_id = (SELECT app_account()) AND has_no_care_team(patient_id)));
CREATE POLICY care_team_changes ON care_team_members AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK ((SELECT administers()) OR is_in_care_team(patient_id));
