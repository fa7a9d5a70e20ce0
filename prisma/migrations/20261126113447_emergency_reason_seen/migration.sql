-- A patient sees who opened the own record in an emergency, and the reason that was given.
GRANT SELECT ON emergency_accesses TO phaseline_patient;
CREATE POLICY patient ON emergency_accesses FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
