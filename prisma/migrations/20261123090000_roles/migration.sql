-- The three roles that queries run as. Nobody signs in as them: the program's own login switches to one for a transaction.
-- Roles belong to the whole server, so they may exist already, and two databases may be migrated at once.
DO $$
DECLARE
  wanted text;
  attempt int;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['phaseline_staff', 'phaseline_patient', 'phaseline_system'] LOOP
    FOR attempt IN 1..20 LOOP
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
        IF current_setting('server_version_num')::int >= 160000 THEN
          IF NOT pg_has_role(current_user, wanted, 'SET') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER WITH SET TRUE, INHERIT FALSE', wanted);
          END IF;
        ELSIF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
          EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
        END IF;
        EXIT;
      EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
        IF attempt = 20 THEN RAISE; END IF;
        PERFORM pg_sleep(0.05);
      END;
    END LOOP;
  END LOOP;
END
$$;
