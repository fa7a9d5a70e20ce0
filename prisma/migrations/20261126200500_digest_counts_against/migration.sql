-- The morning digest counts whoever the caseload shows as asking for attention: also those whose plan the record speaks against.
GRANT SELECT (clinic_id, patient_id, against) ON watches TO phaseline_jobs;
CREATE POLICY jobs ON watches FOR SELECT TO phaseline_jobs USING (clinic_id = (SELECT app_clinic()));
