-- Finding catalog items. The operators of full-text and trigram search are not leakproof, so under row-level security their
-- indexes would not be used. What is searched therefore stands in two tables that one role alone can read, the owner of
-- search_catalog, which filters by the clinic itself. The catalog's rows are read as ever, by the viewer, behind the walls.

-- Extensions. On a managed server they may stand in a schema of their own already.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['pg_trgm', 'unaccent'] LOOP
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = wanted) THEN
      EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I', wanted);
    END IF;
  END LOOP;
  -- For the rest of this script, and for the functions that it makes: the tables, then wherever the extensions are.
  PERFORM set_config('search_path', concat_ws(', ', 'public', (
    SELECT string_agg(DISTINCT quote_ident(n.nspname), ', ') FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname IN ('pg_trgm', 'unaccent') AND n.nspname <> 'public'
  ), 'pg_temp'), true);
END
$$;

-- The role that search runs as. Nobody signs in as it, and it holds nothing but the two tables below.
DO $$
DECLARE
  attempt int;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_search') THEN
        CREATE ROLE phaseline_search NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT pg_has_role(current_user, 'phaseline_search', 'SET') THEN
          -- Not read by a version that does not know it.
          EXECUTE 'GRANT phaseline_search TO CURRENT_USER WITH SET TRUE, INHERIT FALSE';
        END IF;
      ELSIF NOT pg_has_role(current_user, 'phaseline_search', 'MEMBER') THEN
        GRANT phaseline_search TO CURRENT_USER;
      END IF;
      EXIT;
    EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
      IF attempt = 20 THEN RAISE; END IF;
      PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;

-- CreateTable
CREATE TABLE "exercise_search" (
    "exercise_id" UUID NOT NULL,
    "clinic_id" UUID,
    "archived" BOOLEAN NOT NULL,
    "titles" TEXT[],
    "facets" TEXT[],
    "document" tsvector,

    CONSTRAINT "exercise_search_pkey" PRIMARY KEY ("exercise_id")
);

-- CreateTable
CREATE TABLE "catalog_words" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "clinic_id" UUID,
    "word" TEXT NOT NULL,
    "near" TEXT[],

    CONSTRAINT "catalog_words_pkey" PRIMARY KEY ("id")
);

-- Written seldom and read at each key: no list of entries that a search would have to go through.
-- CreateIndex
CREATE INDEX "exercise_search_document_idx" ON "exercise_search" USING GIN ("document") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "catalog_words_word_idx" ON "catalog_words" USING GIN ("word" gin_trgm_ops) WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "catalog_words_near_idx" ON "catalog_words" USING GIN ("near") WITH (fastupdate = off);

-- AddForeignKey
ALTER TABLE "exercise_search" ADD CONSTRAINT "exercise_search_exercise_id_fkey" FOREIGN KEY ("exercise_id") REFERENCES "exercises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercise_search" ADD CONSTRAINT "exercise_search_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_words" ADD CONSTRAINT "catalog_words_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX catalog_words_built_in ON catalog_words (word) WHERE clinic_id IS NULL;
CREATE UNIQUE INDEX catalog_words_own ON catalog_words (clinic_id, word) WHERE clinic_id IS NOT NULL;

ALTER TABLE exercise_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE exercise_search FORCE ROW LEVEL SECURITY;
ALTER TABLE catalog_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalog_words FORCE ROW LEVEL SECURITY;
CREATE POLICY search ON exercise_search TO phaseline_search USING (true) WITH CHECK (true);
CREATE POLICY search ON catalog_words TO phaseline_search USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA public TO phaseline_search;
GRANT SELECT, INSERT, UPDATE ON exercise_search TO phaseline_search;
GRANT SELECT, INSERT ON catalog_words TO phaseline_search;

-- Words as they are compared: without case, accents, apostrophes and signs. "Child’s pose (NFD or not)" is "childs pose".
CREATE FUNCTION catalog_text(written text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    lower(unaccent(translate(normalize(written, NFKC), '''’‘ʼ′`´', ''))), '[^a-z0-9\u00df-\u1fff\u2c00-\u2dff\u3040-\uffff]+', ' ', 'g'))
$$;

-- Two words that stand together are one as well: "push-up" is found as "pushup".
CREATE FUNCTION catalog_joined(written text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(word || next, ' '), '')
  FROM (SELECT word, lead(word) OVER (ORDER BY place) AS next
    FROM string_to_table(written, ' ') WITH ORDINALITY AS w (word, place)) pairs
  WHERE next IS NOT NULL
$$;

-- What is left of a word when one letter is left out, and the word itself. Two words that are one slip apart (a letter
-- too many, too few, wrong, or changed places with the next) have one of these in common, which trigrams of short words have not.
CREATE FUNCTION catalog_near(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN length(word) < 3 THEN ARRAY[word]
    ELSE word || ARRAY(SELECT left(word, i - 1) || substr(word, i + 1) FROM generate_series(1, length(word)) i) END
$$;

-- Words of one weight: as written, by their English stems, and two that stand together as one.
CREATE FUNCTION catalog_words_of(written text, weight "char", joined boolean) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT setweight(simple || ts_delete(to_tsvector('english', written), tsvector_to_array(simple)), weight)
  FROM (SELECT to_tsvector('simple', CASE WHEN joined THEN written || ' ' || catalog_joined(written) ELSE written END) AS simple) w
$$;

-- Keeps what is searched in step with the catalog, whoever writes it.
CREATE FUNCTION catalog_index() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
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
  -- A word that no item has any more stays, and finds nothing.
  INSERT INTO catalog_words (clinic_id, word, near)
  SELECT NEW.clinic_id, w, catalog_near(w) FROM unnest(tsvector_to_array(words)) w
  WHERE length(w) <= 40 AND NOT EXISTS (
    SELECT FROM catalog_words known WHERE known.word = w
      AND (known.clinic_id = NEW.clinic_id OR (known.clinic_id IS NULL AND NEW.clinic_id IS NULL))
  )
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER catalog_index
  AFTER INSERT OR UPDATE OF clinic_id, name, other_names, kind, delivery, regions, equipment, position, level, purpose, archived_at
  ON exercises FOR EACH ROW EXECUTE FUNCTION catalog_index();


-- The items that the transaction's clinic sees: the built-in ones and its own. Whoever asks cannot name a clinic.
CREATE FUNCTION catalog_shelf() RETURNS SETOF exercise_search LANGUAGE sql STABLE AS $$
  SELECT * FROM exercise_search s
  WHERE (s.clinic_id IS NULL OR s.clinic_id = (SELECT app_clinic())) AND NOT s.archived
$$;

-- All words of an expression, each as written or by its stem.
CREATE FUNCTION catalog_query(said text) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT string_agg(format(CASE WHEN stem <> word THEN '(%s | %s)' ELSE '%s' END, word, stem), ' & ')::tsquery
  FROM string_to_table(said, ' ') word
  CROSS JOIN LATERAL (SELECT nullif(replace(to_tsquery('english', word)::text, '''', ''), '') AS stem) s
$$;

-- What may be meant by what was asked, and how near each is. `asked`: rows {term, said, typed, last}; a term is a word or a known
-- expression, as it was typed or in another way to say it. A word that stands in no name may be mistyped: then what has like
-- trigrams or is one slip of the finger away is meant too. The factors level ts_rank, which is 6/π² for one word in one place
-- and 1 for several together.
CREATE FUNCTION catalog_candidates(asked jsonb) RETURNS TABLE (term int, said text, query tsquery, factor float4)
LANGUAGE sql STABLE AS $$
  WITH ways AS MATERIALIZED (
    SELECT term, said, typed, last, position(' ' IN said) = 0 AS single FROM (
      SELECT a.term, catalog_text(left(a.said, 60)) AS said, typed, last
      FROM jsonb_to_recordset(asked) AS a (term int, said text, typed boolean, last boolean)
    ) w WHERE said <> ''
  )
  SELECT w.term, w.said, catalog_query(w.said), CASE WHEN typed THEN 1 ELSE 0.9 END * CASE WHEN single THEN 1.645 ELSE 1 END FROM ways w
  UNION ALL
  SELECT w.term, w.said, (w.said || ':*')::tsquery, 0.8 * 1.645 FROM ways w WHERE typed AND single AND (last OR length(w.said) >= 3)
  UNION ALL
  SELECT w.term, l.word, l.word::tsquery, 1.645 * l.nearness
  FROM ways w CROSS JOIN LATERAL (
    SELECT n.word, max(n.nearness) AS nearness, max(max(n.nearness)) OVER () AS nearest FROM (
      SELECT c.word, 0.9 * similarity(c.word, w.said) AS nearness FROM catalog_words c
      WHERE c.word % w.said AND (c.clinic_id IS NULL OR c.clinic_id = (SELECT app_clinic()))
      UNION ALL
      SELECT c.word, 0.65 + 0.2 * similarity(c.word, w.said) FROM catalog_words c
      WHERE c.near && catalog_near(w.said) AND (c.clinic_id IS NULL OR c.clinic_id = (SELECT app_clinic()))
    ) n WHERE n.word <> w.said GROUP BY n.word ORDER BY 2 DESC LIMIT 8
  ) l
  WHERE typed AND single AND length(w.said) >= 3 AND l.nearness > 0.7 * l.nearest
    AND NOT EXISTS (SELECT FROM catalog_shelf() s WHERE s.document @@ (w.said || ':AB')::tsquery)
$$;

-- What somebody looks for. `chosen`: facets, as "region:knee". `within`: only these items, in this order where nothing is asked.
-- Answers one page of ids, how many there are in all, and how many each facet would show.
CREATE FUNCTION search_catalog(asked jsonb, chosen text[], within uuid[], page int, page_size int,
  OUT ids uuid[], OUT total int, OUT shown_page int, OUT counts jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
-- Planned once a connection, and for many rows: what a text search finds is guessed far too low.
SET plan_cache_mode = force_generic_plan SET enable_nestloop = off SET jit = off
AS $$
DECLARE
  -- Purpose; region, equipment, kind, position and level; other names; name.
  field_weights CONSTANT float4[] := '{0.15, 0.35, 0.8, 1.0}';
  -- 1 is every word as it was asked, in the name.
  good_enough CONSTANT float4 := 0.45;
  closely CONSTANT int := CASE WHEN asked = '[]' THEN 0 ELSE 60 END;
  terms int[];
  sayings text[];
  queries tsquery[];
  factors float4[];
  wanted tsquery[];
  every_term tsquery;
  most_terms tsquery;
  any_term tsquery;
  attempt tsquery;
  best float4;
BEGIN
  SELECT array_agg(c.term), array_agg(c.said), array_agg(c.query), array_agg(c.factor) INTO terms, sayings, queries, factors
  FROM catalog_candidates(asked) c;
  -- A term that stands nowhere tells nothing.
  SELECT array_agg(t.query) INTO wanted FROM (
    SELECT string_agg(format('(%s)', q.query), ' | ')::tsquery AS query FROM unnest(terms, queries) q (term, query) GROUP BY q.term
  ) t WHERE EXISTS (SELECT FROM catalog_shelf() s WHERE s.document @@ t.query);
  SELECT string_agg(format('(%s)', w), ' & ')::tsquery, string_agg(format('(%s)', w), ' | ')::tsquery INTO every_term, any_term
  FROM unnest(wanted) w;
  SELECT string_agg(format('(%s)', m.query), ' | ')::tsquery INTO most_terms FROM (
    SELECT string_agg(format('(%s)', w.query), ' & ') AS query
    FROM unnest(wanted) WITH ORDINALITY w (query, place), generate_series(1, cardinality(wanted)) without
    WHERE w.place <> without GROUP BY without
  ) m;

  -- First what has every term; where that finds nothing good, what has all but one, and then what has any of them.
  FOREACH attempt IN ARRAY CASE WHEN asked <> '[]' AND any_term IS NULL THEN '{}' ELSE ARRAY[every_term, most_terms, any_term] END LOOP
    WITH matching AS MATERIALIZED (
      SELECT exercise_id, titles, facets, document, ts_rank(field_weights, s.document, any_term) AS likely
      FROM catalog_shelf() s
      WHERE s.document @@ attempt AND (within IS NULL OR s.exercise_id = ANY (within))
      UNION ALL
      SELECT exercise_id, titles, facets, NULL, 1 FROM catalog_shelf() s
      WHERE asked = '[]' AND (within IS NULL OR s.exercise_id = ANY (within))
    ),
    found AS MATERIALIZED (
      -- The facets with a choice that the item does not meet. Each facet is counted as if nothing were chosen in it.
      SELECT m.*, CASE WHEN chosen = '{}' THEN '{}' ELSE ARRAY(
        SELECT split_part(c, ':', 1) FROM unnest(chosen) c GROUP BY 1 HAVING NOT m.facets && array_agg(c)
      ) END AS missed FROM matching m
    ),
    -- The likeliest are looked at closely: for each term the candidate that fits best, and then title by title. Whether
    -- the attempt was good is told by those that lead whatever is chosen, so that each choice counts the same items.
    likely AS MATERIALIZED (
      SELECT exercise_id, bool_or(leads) AS leads FROM (
        (SELECT exercise_id, true AS leads FROM found ORDER BY likely DESC, exercise_id LIMIT closely)
        UNION ALL
        (SELECT exercise_id, false FROM found WHERE missed = '{}' AND chosen <> '{}' ORDER BY likely DESC, exercise_id LIMIT closely)
      ) l GROUP BY exercise_id
    ),
    told AS MATERIALIZED (
      SELECT DISTINCT ON (exercise_id, term) exercise_id, term, said, score FROM (
        SELECT f.exercise_id, c.term, c.said, c.factor * ts_rank(field_weights, f.document, c.query) AS score
        FROM found f JOIN likely USING (exercise_id) CROSS JOIN unnest(terms, sayings, queries, factors) c (term, said, query, factor)
        OFFSET 0 -- ranked before it is sorted, so that no document is
      ) r WHERE score > 0 ORDER BY exercise_id, term, score DESC
    ),
    -- What few have tells more than what many have.
    weights AS MATERIALIZED (
      SELECT term, 1 / ln(count(*) + 1.72) AS weight, sum(1 / ln(count(*) + 1.72)) OVER () AS whole
      FROM told JOIN likely USING (exercise_id) WHERE leads GROUP BY term
    ),
    scored AS MATERIALIZED (
      SELECT exercise_id, string_agg(said, ' ' ORDER BY term) AS said, sum(least(score, 1) * weight / whole) AS score
      FROM told JOIN weights USING (term) GROUP BY exercise_id
    ),
    fitting AS MATERIALIZED (
      SELECT s.exercise_id, s.score, s.score + 0.5 * max(CASE t.nth WHEN 1 THEN 1 ELSE 0.95 END * similarity(t.title, s.said)) AS fit
      FROM scored s JOIN found f USING (exercise_id) CROSS JOIN unnest(f.titles) WITH ORDINALITY t (title, nth)
      GROUP BY s.exercise_id, s.score
    ),
    shown AS MATERIALIZED (
      SELECT f.exercise_id, f.likely, b.fit, f.titles[1] COLLATE "C" AS name
      FROM found f LEFT JOIN fitting b USING (exercise_id) WHERE f.missed = '{}'
    ),
    paged AS (
      SELECT count(*)::int AS items, least(page, greatest(1, ceil(count(*)::float / page_size)::int)) AS page FROM shown
    )
    SELECT (SELECT max(score) FROM scored JOIN likely USING (exercise_id) WHERE leads), p.items, p.page,
      ARRAY(
        SELECT exercise_id FROM shown
        ORDER BY fit DESC NULLS LAST, likely DESC, array_position(within, exercise_id), name, exercise_id
        LIMIT page_size OFFSET (p.page - 1) * page_size
      ),
      (SELECT coalesce(jsonb_object_agg(facet, items), '{}') FROM (
        SELECT facet, count(*) AS items FROM (SELECT unnest(facets) COLLATE "C" AS facet, missed FROM found) f
        WHERE missed = '{}' OR missed = ARRAY[split_part(facet, ':', 1)] GROUP BY facet
      ) f)
    INTO best, total, shown_page, ids, counts FROM paged p;
    EXIT WHEN best >= good_enough OR attempt = any_term OR asked = '[]';
  END LOOP;
  ids := coalesce(ids, '{}');
  total := coalesce(total, 0);
  shown_page := coalesce(shown_page, 1);
  counts := coalesce(counts, '{}');
END
$$;

-- Both functions with their owner's rights run as the search's role, on a path that no caller can change.
DO $$
DECLARE
  program CONSTANT text := current_user;
  pinned CONSTANT text := current_setting('search_path');
  f text;
  s text;
BEGIN
  FOREACH s IN ARRAY string_to_array(pinned, ', ') LOOP
    IF s <> 'pg_temp' AND NOT has_schema_privilege('phaseline_search', s, 'USAGE') THEN
      EXECUTE format('GRANT USAGE ON SCHEMA %s TO phaseline_search', s);
    END IF;
  END LOOP;
  GRANT CREATE ON SCHEMA public TO phaseline_search;
  FOREACH f IN ARRAY ARRAY['catalog_index()', 'search_catalog(jsonb, text[], uuid[], int, int)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %s', f, pinned);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO phaseline_search', f);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM phaseline_search;
  SET LOCAL ROLE phaseline_search;
  GRANT EXECUTE ON FUNCTION search_catalog(jsonb, text[], uuid[], int, int) TO phaseline_staff;
  EXECUTE format('SET LOCAL ROLE %I', program);
END
$$;

-- What is in the catalog already. Its owner is bound by row-level security too, but for this statement.
ALTER TABLE exercises NO FORCE ROW LEVEL SECURITY;
UPDATE exercises SET name = name;
ALTER TABLE exercises FORCE ROW LEVEL SECURITY;
