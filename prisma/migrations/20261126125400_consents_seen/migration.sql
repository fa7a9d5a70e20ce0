-- A patient sees every wording that somebody of the clinic wrote, also that a topic is no longer asked for: without it the
-- wording before would go on being asked. What was brought over from one record is seen by whom it was asked.
ALTER POLICY patient ON consent_texts
  USING (clinic_id = (SELECT app_clinic()) AND (asked <> 'no-longer' OR written_by IS NOT NULL OR EXISTS (
    SELECT FROM consents c WHERE c.clinic_id = consent_texts.clinic_id AND c.text_id = consent_texts.id)));
-- Nobody writes one in another's name.
ALTER POLICY staff ON consent_texts
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND written_by IS NOT DISTINCT FROM (SELECT app_account()));
