-- What was noted while a clock was ahead ends nothing, and hides nothing, until that time has come again. All else is as before.
GRANT CREATE ON SCHEMA public TO phaseline_system;
DO $$
DECLARE
  program text := current_user;
  -- Which function, whose it is where it is not the program's, what stands in it, and what instead.
  changes constant text[][] := ARRAY[
    -- A session that was seen then lies idle from when it is seen next.
    ['resolve_session(uuid)', 'phaseline_system', 'AND s.last_seen_at < now() - interval ''1 minute''',
      'AND s.last_seen_at NOT BETWEEN now() - interval ''1 minute'' AND now() + interval ''1 minute'''],
    -- A draft that was saved then is no line of the last quarter of an hour.
    ['note_change()', program, 'AND e.at > now() - interval ''15 minutes''',
      'AND e.at BETWEEN now() - interval ''15 minutes'' AND now()']
  ];
  change text[];
  earlier text;
BEGIN
  FOREACH change SLICE 1 IN ARRAY changes LOOP
    earlier := pg_get_functiondef(change[1]::regprocedure);
    IF position(change[3] IN earlier) = 0 THEN
      RAISE EXCEPTION '% is not what it was', change[1];
    END IF;
    EXECUTE format('SET LOCAL ROLE %I', change[2]);
    EXECUTE replace(earlier, change[3], change[4]);
    EXECUTE format('SET LOCAL ROLE %I', program);
  END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA public FROM phaseline_system;
