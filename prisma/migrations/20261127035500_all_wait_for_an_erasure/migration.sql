-- Whatever is written about a person waits for whoever erases them, and is then not written: not only logs and check-ins.
DO $$
DECLARE
  t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'patient_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      -- What was done stands in these, also the erasure itself; and these two have it already.
      AND c.relname NOT IN ('audit_entries', 'erasures', 'logs', 'check_ins')
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW '
      'WHEN (NEW.patient_id IS NOT NULL AND current_user IN (''phaseline_staff'', ''phaseline_patient'')) '
      'EXECUTE FUNCTION refuse_erased()', t);
  END LOOP;
END
$$;

-- The erasure takes the line of the caseload before the person, as whoever works that line out does. All else is as before.
DO $$
DECLARE
  earlier text := pg_get_functiondef('erase_rows(uuid, uuid, boolean, uuid)'::regprocedure);
  held constant text := 'PERFORM FROM patients WHERE clinic_id = clinic AND id = person FOR UPDATE;';
BEGIN
  IF position(held IN earlier) = 0 THEN
    RAISE EXCEPTION 'erase_rows is not what it was';
  END IF;
  EXECUTE replace(earlier, held, 'PERFORM FROM watches WHERE clinic_id = clinic AND patient_id = person FOR UPDATE; ' || held);
END
$$;
