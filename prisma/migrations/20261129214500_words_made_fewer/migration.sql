-- Where a clinic had more words from before than it may have, it may make them fewer: what a statement leaves is compared with
-- what there was before the transaction took any away.
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

GRANT CREATE ON SCHEMA public TO phaseline_search;
SET LOCAL ROLE phaseline_search;

-- How many the clinic had, for catalog_index_words, which comes after it.
CREATE OR REPLACE FUNCTION catalog_forget_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  clinic uuid;
BEGIN
  FOR clinic IN
    SELECT DISTINCT e.clinic_id FROM earlier e JOIN written w ON w.id = e.id
    WHERE e.clinic_id IS NOT NULL AND (e.name, e.other_names, e.kind, e.regions, e.equipment, e.position, e.level, e.purpose)
      IS DISTINCT FROM (w.name, w.other_names, w.kind, w.regions, w.equipment, w.position, w.level, w.purpose)
  LOOP
    IF split_part(current_setting('phaseline.words_before', true), ' ', 1) IS DISTINCT FROM clinic::text THEN
      PERFORM set_config('phaseline.words_before',
        clinic || ' ' || (SELECT count(*) FROM catalog_words w WHERE w.clinic_id = clinic), true);
    END IF;
    DELETE FROM catalog_words w WHERE w.clinic_id = clinic AND w.word IN (
      SELECT known.word FROM catalog_words known WHERE known.clinic_id = clinic
      EXCEPT SELECT unnest(tsvector_to_array(s.document)) FROM exercise_search s WHERE s.clinic_id = clinic
    );
  END LOOP;
  RETURN NULL;
END
$$;

-- The words that a slip of the finger may have meant. One with a digit in it is found as it is, or not meant.
CREATE OR REPLACE FUNCTION catalog_index_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  most CONSTANT int := 30000;
  before CONSTANT text := coalesce(current_setting('phaseline.words_before', true), '');
  had int;
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
    had := CASE WHEN split_part(before, ' ', 1) = clinic::text THEN split_part(before, ' ', 2)::int ELSE 0 END;
    IF cardinality(added) > 0
      AND cardinality(added) + (SELECT count(*) FROM catalog_words w WHERE w.clinic_id = clinic) > greatest(most, had)
    THEN
      RAISE EXCEPTION 'A clinic has % different words at most', most USING ERRCODE = 'PH001';
    END IF;
    INSERT INTO catalog_words (clinic_id, word, near) SELECT clinic, word, catalog_near(word) FROM unnest(added) word
    ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END
$$;

DO $$
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', current_setting('phaseline.program'));
END
$$;
REVOKE CREATE ON SCHEMA public FROM phaseline_search;
