-- What a patient logs names no row of patients by a key, so it did not wait for whoever erases that person: now it waits,
-- and is not written. Before the row is, since an erasure takes the person first and the account after.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM patients WHERE clinic_id = NEW.clinic_id AND id = NEW.patient_id FOR KEY SHARE;
  IF EXISTS (SELECT FROM patients WHERE clinic_id = NEW.clinic_id AND id = NEW.patient_id AND erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'This person was erased' USING ERRCODE = 'no_data_found';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_erased BEFORE INSERT ON check_ins FOR EACH ROW
  WHEN (current_user IN ('phaseline_staff', 'phaseline_patient')) EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON logs FOR EACH ROW
  WHEN (current_user IN ('phaseline_staff', 'phaseline_patient')) EXECUTE FUNCTION refuse_erased();
