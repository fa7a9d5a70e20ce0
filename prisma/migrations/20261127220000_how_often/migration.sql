-- How often somebody has changed what they sign in with is counted in the log, where each change is a line for good. It is
-- read for that alone: by whom, what and when, and not from where, nor about whose record.
GRANT SELECT (id, clinic_id, at, account_id, action, object, object_id) ON audit_entries TO phaseline_system;
CREATE POLICY own_doing ON audit_entries AS RESTRICTIVE FOR SELECT TO phaseline_system
  USING (object IN ('passphrase', 'second_steps'));
