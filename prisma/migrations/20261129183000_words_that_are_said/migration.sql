-- Of a clinic's own catalog only the words are kept that stand in it, and so many different ones at most: each takes some two
-- kilobytes with what is near to it, and all clinics search the same index. Who writes another's words comes after them
-- ('own-catalog'), so none is taken away that somebody is writing just now.
GRANT DELETE ON catalog_words TO phaseline_search;

DO $$
BEGIN
  -- The path that no caller can change, for what is replaced below.
  PERFORM set_config('search_path', (
    SELECT substr(c, length('search_path=') + 1) FROM pg_proc, unnest(proconfig) c
    WHERE oid = 'catalog_index_words()'::regprocedure AND c LIKE 'search_path=%'
  ), true);
  PERFORM set_config('phaseline.program', current_user, true);
END
$$;

-- CreateIndex
CREATE INDEX "exercise_search_clinic_id_idx" ON "exercise_search"("clinic_id");

-- Before words are added, so that those that take the place of others are as many.
CREATE FUNCTION catalog_forget_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  clinic uuid;
BEGIN
  FOR clinic IN
    SELECT DISTINCT e.clinic_id FROM earlier e JOIN written w ON w.id = e.id
    WHERE (e.name, e.other_names, e.kind, e.regions, e.equipment, e.position, e.level, e.purpose)
      IS DISTINCT FROM (w.name, w.other_names, w.kind, w.regions, w.equipment, w.position, w.level, w.purpose)
  LOOP
    DELETE FROM catalog_words w WHERE w.clinic_id = clinic AND w.word IN (
      SELECT known.word FROM catalog_words known WHERE known.clinic_id = clinic
      EXCEPT SELECT unnest(tsvector_to_array(s.document)) FROM exercise_search s WHERE s.clinic_id = clinic
    );
  END LOOP;
  RETURN NULL;
END
$$;
-- They come in the order of their names, behind those of the rows.
CREATE TRIGGER catalog_forget_words AFTER UPDATE ON exercises
  REFERENCING OLD TABLE AS earlier NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION catalog_forget_words();
REVOKE EXECUTE ON FUNCTION catalog_forget_words() FROM PUBLIC;

GRANT CREATE ON SCHEMA public TO phaseline_search;
ALTER FUNCTION catalog_forget_words() OWNER TO phaseline_search;
SET LOCAL ROLE phaseline_search;

-- The words that a slip of the finger may have meant. One with a digit in it is found as it is, or not meant.
CREATE OR REPLACE FUNCTION catalog_index_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  most CONSTANT int := 30000;
  clinic uuid;
  added text[];
BEGIN
  FOR clinic IN SELECT DISTINCT clinic_id FROM written LOOP
    added := ARRAY(
      SELECT word FROM written e JOIN exercise_search s ON s.exercise_id = e.id
      CROSS JOIN LATERAL unnest(tsvector_to_array(s.document)) word
      WHERE e.clinic_id IS NOT DISTINCT FROM clinic AND length(word) <= 40 AND word !~ '[0-9]'
      EXCEPT SELECT word FROM catalog_words w WHERE w.clinic_id = clinic
    );
    IF cardinality(added) > 0 AND cardinality(added) + (SELECT count(*) FROM catalog_words w WHERE w.clinic_id = clinic) > most THEN
      RAISE EXCEPTION 'A clinic has % different words at most', most USING ERRCODE = 'PH001';
    END IF;
    INSERT INTO catalog_words (clinic_id, word, near) SELECT clinic, word, catalog_near(word) FROM unnest(added) word
    ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END
$$;

-- Those of before that nobody says any more.
DELETE FROM catalog_words w USING (
  SELECT clinic_id, word FROM catalog_words WHERE clinic_id IS NOT NULL
  EXCEPT
  SELECT clinic_id, unnest(tsvector_to_array(document)) FROM exercise_search WHERE clinic_id IS NOT NULL
) unsaid
WHERE w.clinic_id = unsaid.clinic_id AND w.word = unsaid.word;

DO $$
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', current_setting('phaseline.program'));
END
$$;
REVOKE CREATE ON SCHEMA public FROM phaseline_search;
