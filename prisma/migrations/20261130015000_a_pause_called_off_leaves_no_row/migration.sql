-- A pause that is called off leaves no row: of no length it meant nothing to anybody, and there was no end to how many were
-- read with each plan. That there was one is in the audit log.
ALTER TABLE plan_pauses NO FORCE ROW LEVEL SECURITY;
DELETE FROM plan_pauses WHERE resumed_on = from_on;
ALTER TABLE plan_pauses FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_pauses DROP CONSTRAINT plan_pauses_check, ADD CHECK (resumed_on > from_on);

-- One that began on an earlier day stays. Somewhere on earth it is still the day before that of the database.
GRANT DELETE ON plan_pauses TO phaseline_staff;
CREATE POLICY lived_stays ON plan_pauses AS RESTRICTIVE FOR DELETE TO phaseline_staff
  USING (from_on >= (now() AT TIME ZONE 'UTC')::date - 1);
