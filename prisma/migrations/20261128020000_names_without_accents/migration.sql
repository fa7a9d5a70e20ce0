-- A name as it is looked for: a colleague with another keyboard finds Núñez as "nunez" and Łukasz as "lukasz".
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(translate(
    regexp_replace(normalize(lower(name), NFKD), '[\u0300-\u036f]', '', 'g'),
    'łøđðħı’‘ʼ', 'loddhi'''''''), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')
$$;
