-- A plan can be reassessed by how many of a phase's sessions the patient has come to: after half of them and after all, or
-- after all alone. Without a share, the weeks decide.

-- AlterTable
ALTER TABLE "plan_versions" ADD COLUMN     "reassess_at_share" SMALLINT;

ALTER TABLE plan_versions ADD CHECK (reassess_at_share IN (50, 100));

-- Which sessions serve a plan is read by whoever works out when it is due, and marks its line when it changes.
GRANT SELECT (reassess_at_share) ON plan_versions TO phaseline_watch;
GRANT SELECT ON session_plans TO phaseline_watch;
CREATE POLICY watch ON session_plans TO phaseline_watch USING (clinic_id = (SELECT app_clinic()))
  WITH CHECK (clinic_id = (SELECT app_clinic()));
DO $$
DECLARE
  me text := current_user;
BEGIN
  -- The marks are written as the role that works lines out; a trigger is made by who may execute its function.
  SET LOCAL ROLE phaseline_watch;
  EXECUTE format('GRANT EXECUTE ON FUNCTION watch_again() TO %I', me);
  EXECUTE format('SET LOCAL ROLE %I', me);
  CREATE TRIGGER watch_inserted AFTER INSERT ON session_plans REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION watch_again();
  CREATE TRIGGER watch_deleted AFTER DELETE ON session_plans REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION watch_again();
  SET LOCAL ROLE phaseline_watch;
  EXECUTE format('REVOKE EXECUTE ON FUNCTION watch_again() FROM %I', me);
  EXECUTE format('SET LOCAL ROLE %I', me);
END
$$;
