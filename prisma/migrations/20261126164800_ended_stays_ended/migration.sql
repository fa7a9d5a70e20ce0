-- Who may end a session or a link may not begin it again.
CREATE POLICY only_ends ON auth_sessions AS RESTRICTIVE FOR UPDATE TO phaseline_staff, phaseline_patient
  WITH CHECK (ended_at IS NOT NULL);
CREATE POLICY only_ends ON invitations AS RESTRICTIVE FOR UPDATE TO phaseline_staff
  WITH CHECK (used_at IS NOT NULL);
