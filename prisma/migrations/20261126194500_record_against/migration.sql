-- A line of the caseload says how many exercises of its plans the record speaks against and nobody has explained: who works
-- lines out reads the patient's precautions, and of an exercise for whom it is not.
ALTER TABLE "watches" ADD COLUMN     "against" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE watches ADD CHECK (against >= 0);

GRANT UPDATE (against) ON watches TO phaseline_watch;
GRANT SELECT (precautions) ON patients TO phaseline_watch;
GRANT SELECT (id, clinic_id, contraindications) ON exercises TO phaseline_watch;
GRANT SELECT (clinic_id, patient_id, plan_id, exercise_id) ON prescriptions TO phaseline_watch;
CREATE POLICY watch ON exercises TO phaseline_watch
  USING (clinic_id = (SELECT app_clinic()) OR clinic_id IS NULL AND (SELECT app_clinic()) IS NOT NULL);
CREATE POLICY watch ON prescriptions TO phaseline_watch USING (clinic_id = (SELECT app_clinic()));

-- What changes in a clinic's own exercise marks whoever has it. A built-in one changes with a release alone, and every line
-- is worked out anew each day.
CREATE FUNCTION watch_exercise_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO watch_marks (clinic_id, patient_id)
    SELECT DISTINCT r.clinic_id, r.patient_id FROM prescriptions r WHERE r.exercise_id = NEW.id;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION watch_exercise_again() FROM PUBLIC;
CREATE TRIGGER watch_exercise_again AFTER UPDATE OF contraindications ON exercises FOR EACH ROW
  WHEN (OLD.contraindications IS DISTINCT FROM NEW.contraindications) EXECUTE FUNCTION watch_exercise_again();
GRANT CREATE ON SCHEMA public TO phaseline_watch;
ALTER FUNCTION watch_exercise_again() OWNER TO phaseline_watch;
REVOKE CREATE ON SCHEMA public FROM phaseline_watch;

-- Everybody's line is to be worked out anew. The owner is shown none while policies are forced.
ALTER TABLE watches NO FORCE ROW LEVEL SECURITY;
UPDATE watches SET true_until = NULL;
ALTER TABLE watches FORCE ROW LEVEL SECURITY;
