-- The record of access: from where, what staff change (by triggers), and a chain of digests in which an alteration shows.

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "audit_seals" (
    "entry_id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seals_clinic_id_entry_id_key" ON "audit_seals"("clinic_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seals_clinic_id_number_key" ON "audit_seals"("clinic_id", "number");

-- CreateIndex
CREATE INDEX "audit_entries_clinic_id_patient_id_at_idx" ON "audit_entries"("clinic_id", "patient_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_clinic_id_id_key" ON "audit_entries"("clinic_id", "id");

-- AddForeignKey
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_clinic_id_entry_id_fkey" FOREIGN KEY ("clinic_id", "entry_id") REFERENCES "audit_entries"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE audit_seals ADD CHECK (number >= 1);

-- The address that the request came from. asViewer sets it for one transaction.
CREATE FUNCTION app_address() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.address', true), '') $$;

-- Notes a change as one line for each patient that it is about, whoever wrote the statement. The trigger names the column
-- that holds the patient and the one that holds the row's own id; '' where there is none.
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A draft saves itself every few seconds; a quarter of an hour of it is one line.
  IF TG_TABLE_NAME = 'plan_drafts' AND TG_OP = 'UPDATE' THEN
    INSERT INTO audit_entries (id, clinic_id, account_id, patient_id, action, object, object_id, address)
    SELECT gen_random_uuid(), app_clinic(), app_account(), d.patient_id, 'change', 'plan_drafts', d.plan_id, app_address()
    FROM changed d
    WHERE NOT EXISTS (SELECT FROM audit_entries e WHERE e.clinic_id = app_clinic() AND e.patient_id = d.patient_id
      AND e.at > now() - interval '15 minutes' AND e.account_id = app_account()
      AND e.object = 'plan_drafts' AND e.object_id = d.plan_id AND e.action <> 'remove');
    RETURN NULL;
  END IF;
  EXECUTE format(
    'INSERT INTO audit_entries (id, clinic_id, account_id, patient_id, action, object, object_id, address) '
    'SELECT gen_random_uuid(), app_clinic(), app_account(), %s, %L, %L, CASE WHEN count(*) = 1 THEN min(%s::text)::uuid END, '
    'app_address() FROM changed c GROUP BY 4',
    CASE WHEN TG_ARGV[0] = '' THEN 'NULL::uuid' ELSE format('c.%I', TG_ARGV[0]) END,
    CASE TG_OP WHEN 'INSERT' THEN 'add' WHEN 'UPDATE' THEN 'change' ELSE 'remove' END,
    TG_TABLE_NAME,
    CASE WHEN TG_ARGV[1] = '' THEN 'NULL' ELSE format('c.%I', TG_ARGV[1]) END);
  RETURN NULL;
END
$$;

-- What an entry says together with the seal before it, as one digest.
CREATE FUNCTION audit_digest(before text, e audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(before || jsonb_build_array(e.id, e.clinic_id, (extract(epoch FROM e.at) * 1000)::bigint,
    e.account_id, e.patient_id, e.action, e.object, e.object_id, e.address)::text, 'UTF8')), 'hex')
$$;

-- Seals what has no seal yet, oldest first; one at a time for each clinic. Entries are written without waiting for each
-- other, so one may appear that is older than the last sealed one: by no more than a transaction takes.
CREATE FUNCTION seal_audit(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  clinic uuid := app_clinic();
  place int;
  before text;
  since timestamptz;
  sealed int := 0;
  entry audit_entries;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit seals of ' || clinic, 0));
  SELECT s.number, s.digest, e.at - interval '1 hour' INTO place, before, since
  FROM audit_seals s JOIN audit_entries e ON e.clinic_id = s.clinic_id AND e.id = s.entry_id
  WHERE s.clinic_id = clinic ORDER BY s.number DESC LIMIT 1;
  FOR entry IN SELECT a.* FROM audit_entries a
    WHERE a.clinic_id = clinic AND a.at >= coalesce(since, '-infinity')
      AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = a.id)
    ORDER BY a.at, a.id LIMIT most
  LOOP
    place := coalesce(place, 0) + 1;
    before := audit_digest(coalesce(before, ''), entry);
    INSERT INTO audit_seals (entry_id, clinic_id, number, digest) VALUES (entry.id, clinic, place, before);
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END
$$;

-- Works every seal out anew: how many there are, the first that does not fit (a changed or missing entry), the last
-- digest, and entries that have waited too long to be honest.
CREATE FUNCTION check_audit() RETURNS TABLE (sealed int, broken_at int, last_digest text, unsealed int)
LANGUAGE sql STABLE AS $$
  WITH chain AS (
    SELECT s.number, s.digest, row_number() OVER w AS place, coalesce(lag(s.digest) OVER w, '') AS before, s.entry_id
    FROM audit_seals s WHERE s.clinic_id = app_clinic() WINDOW w AS (ORDER BY s.number)
  )
  SELECT count(*)::int,
    min(c.number) FILTER (WHERE c.number <> c.place OR e.id IS NULL OR c.digest <> audit_digest(c.before, e)),
    (SELECT l.digest FROM chain l ORDER BY l.number DESC LIMIT 1),
    (SELECT count(*)::int FROM audit_entries u WHERE u.clinic_id = app_clinic() AND u.at < now() - interval '1 hour'
      AND NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = u.id))
  FROM chain c LEFT JOIN audit_entries e ON e.id = c.entry_id
$$;

-- A patient sees who opened the own record, and not from where.
GRANT SELECT (id, clinic_id, at, account_id, patient_id, action, object, object_id) ON audit_entries TO phaseline_patient;
DROP POLICY patient ON audit_entries;
CREATE POLICY patient ON audit_entries FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
CREATE POLICY patient_adds ON audit_entries FOR INSERT TO phaseline_patient
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND account_id = (SELECT app_account()));

-- Staff note what they do themselves, under no other name.
DROP POLICY staff ON audit_entries;
CREATE POLICY staff ON audit_entries FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY staff_adds ON audit_entries FOR INSERT TO phaseline_staff
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()));

ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_seals TO phaseline_staff;
CREATE POLICY staff ON audit_seals TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
GRANT SELECT ON audit_entries TO phaseline_jobs;
GRANT SELECT, INSERT ON audit_seals TO phaseline_jobs;
CREATE POLICY jobs ON audit_entries FOR SELECT TO phaseline_jobs USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY jobs ON audit_seals TO phaseline_jobs USING (clinic_id = (SELECT app_clinic()))
  WITH CHECK (clinic_id = (SELECT app_clinic()));
