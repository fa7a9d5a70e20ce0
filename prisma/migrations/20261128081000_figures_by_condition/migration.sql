-- Figures that stay of an erased person are counted under what was treated. That stays where four others of the clinic have
-- the same, as many as it takes to be told of at all: it then says nothing of one person. All else is as before.
DO $$
DECLARE
  earlier text := pg_get_functiondef('erase_rows(uuid, uuid, boolean, uuid)'::regprocedure);
  emptied constant text := 'UPDATE plans SET problem = '''', end_reason';
BEGIN
  IF position(emptied IN earlier) = 0 THEN
    RAISE EXCEPTION 'erase_rows is not what it was';
  END IF;
  EXECUTE replace(earlier, emptied, 'UPDATE plans SET problem = CASE WHEN (SELECT count(DISTINCT o.patient_id) FROM plans o '
    'WHERE o.clinic_id = clinic AND o.patient_id <> person AND lower(btrim(o.problem)) = lower(btrim(plans.problem))) >= 4 '
    'THEN problem ELSE '''' END, end_reason');
END
$$;

CREATE INDEX plans_as_treated ON plans (clinic_id, lower(btrim(problem)));
