-- The words of the catalog are gathered once a statement and not once a row: an import writes thousands of items.

-- What is searched of one item, in step with the catalog, whoever writes it.
CREATE FUNCTION catalog_index_item() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  title text := catalog_text(NEW.name);
  other_titles text[] := ARRAY(SELECT catalog_text(o) FROM unnest(NEW.other_names) o);
  listed text := catalog_text(concat_ws(' ', array_to_string(NEW.regions, ' '), NEW.kind,
    array_to_string(array_remove(NEW.equipment, 'none'), ' '), nullif(NEW.position, 'any'), NEW.level));
  words tsvector := catalog_words_of(title, 'A', true);
  other_title text;
BEGIN
  FOREACH other_title IN ARRAY other_titles LOOP
    words := words || catalog_words_of(other_title, 'B', true);
  END LOOP;
  words := words || catalog_words_of(listed, 'C', false) || catalog_words_of(catalog_text(NEW.purpose), 'D', false);
  INSERT INTO exercise_search (exercise_id, clinic_id, archived, titles, facets, document)
  VALUES (NEW.id, NEW.clinic_id, NEW.archived_at IS NOT NULL, title || other_titles,
    ARRAY(SELECT 'region:' || r FROM unnest(NEW.regions) r) || ARRAY(SELECT 'equipment:' || e FROM unnest(NEW.equipment) e)
      || ARRAY['kind:' || NEW.kind, 'delivery:' || NEW.delivery, 'position:' || NEW.position, 'level:' || NEW.level],
    words)
  ON CONFLICT (exercise_id) DO UPDATE SET clinic_id = excluded.clinic_id, archived = excluded.archived,
    titles = excluded.titles, facets = excluded.facets, document = excluded.document;
  RETURN NULL;
END
$$;

-- The words that a slip of the finger may have meant. One that no item has any more stays, and finds nothing; one with a
-- digit in it is found as it is, or not meant.
CREATE FUNCTION catalog_index_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO catalog_words (clinic_id, word, near)
  SELECT w.clinic_id, w.word, catalog_near(w.word) FROM (
    SELECT DISTINCT s.clinic_id, word FROM written e JOIN exercise_search s ON s.exercise_id = e.id
    CROSS JOIN LATERAL unnest(tsvector_to_array(s.document)) word
    WHERE length(word) <= 40 AND word !~ '[0-9]'
  ) w
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

DROP TRIGGER catalog_index ON exercises;
CREATE TRIGGER catalog_index_item
  AFTER INSERT OR UPDATE OF clinic_id, name, other_names, kind, delivery, regions, equipment, position, level, purpose, archived_at
  ON exercises FOR EACH ROW EXECUTE FUNCTION catalog_index_item();
-- These come after those of the rows.
CREATE TRIGGER catalog_index_words_of_new AFTER INSERT ON exercises
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION catalog_index_words();
CREATE TRIGGER catalog_index_words_of_changed AFTER UPDATE ON exercises
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION catalog_index_words();

-- As the search itself: they run as the search's role, on a path that no caller can change.
DO $$
DECLARE
  program CONSTANT text := current_user;
  pinned CONSTANT text := (
    SELECT substr(c, length('search_path=') + 1) FROM pg_proc, unnest(proconfig) c
    WHERE oid = 'catalog_index()'::regprocedure AND c LIKE 'search_path=%'
  );
  f text;
BEGIN
  GRANT CREATE ON SCHEMA public TO phaseline_search;
  FOREACH f IN ARRAY ARRAY['catalog_index_item()', 'catalog_index_words()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %s', f, pinned);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO phaseline_search', f);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM phaseline_search;
  SET LOCAL ROLE phaseline_search;
  DROP FUNCTION catalog_index();
  EXECUTE format('SET LOCAL ROLE %I', program);
END
$$;
