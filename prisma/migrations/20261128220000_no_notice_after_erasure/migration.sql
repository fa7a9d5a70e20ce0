-- A notice waits for whoever erases the person, by its key: so only behind the key it is seen that they were erased.
GRANT SELECT (erased_at) ON patients TO phaseline_jobs;
CREATE FUNCTION refuse_notice_of_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM patients WHERE clinic_id = NEW.clinic_id AND id = NEW.patient_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'This person was erased' USING ERRCODE = 'no_data_found';
  END IF;
  RETURN NULL;
END
$$;
-- By its name the last, after the triggers of the keys.
CREATE TRIGGER refuse_erased_meanwhile AFTER INSERT ON notices FOR EACH ROW
  WHEN (current_user = 'phaseline_jobs') EXECUTE FUNCTION refuse_notice_of_erased();
