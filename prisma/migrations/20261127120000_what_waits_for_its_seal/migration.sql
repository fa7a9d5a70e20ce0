-- Which entries of the audit log have no seal yet was told by their time: from an hour before the last sealed one. Where a
-- clock had been ahead, what was written after it was put right stayed without a seal for good, and could be taken out
-- unseen. Now each entry says itself that it waits, in the transaction that writes it: no clock is asked, and what commits
-- late waits from then on.

-- CreateTable
CREATE TABLE "audit_waiting" (
    "clinic_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "audit_waiting_pkey" PRIMARY KEY ("clinic_id","at","entry_id")
);

-- AddForeignKey
ALTER TABLE "audit_waiting" ADD CONSTRAINT "audit_waiting_clinic_id_entry_id_fkey" FOREIGN KEY ("clinic_id", "entry_id") REFERENCES "audit_entries"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was left out so far. The owner is shown no entry while policies are forced.
ALTER TABLE audit_entries NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_seals NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_waiting (clinic_id, at, entry_id)
  SELECT clinic_id, at, id FROM audit_entries e WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id);
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_waiting ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_waiting FORCE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON audit_waiting TO phaseline_jobs;
CREATE POLICY jobs ON audit_waiting FOR SELECT TO phaseline_jobs USING (clinic_id = (SELECT app_clinic()));
-- Nothing stops waiting before it is sealed. Not EXISTS: of a log whose size is not known yet, each row would read it whole.
CREATE POLICY jobs_seal ON audit_waiting FOR DELETE TO phaseline_jobs
  USING (clinic_id = (SELECT s.clinic_id FROM audit_seals s WHERE s.entry_id = audit_waiting.entry_id));
GRANT INSERT ON audit_waiting TO phaseline_eraser;
CREATE POLICY eraser ON audit_waiting FOR INSERT TO phaseline_eraser WITH CHECK (true);

-- Whoever writes an entry holds no grant here, so this acts as a role that does: one that the served program cannot
-- become, or a statement of its own could drop the function, and the trigger with it.
CREATE FUNCTION wait_for_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_waiting (clinic_id, at, entry_id) SELECT clinic_id, at, id FROM added;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION wait_for_seal() FROM PUBLIC;
CREATE TRIGGER wait_for_seal AFTER INSERT ON audit_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION wait_for_seal();
GRANT CREATE ON SCHEMA public TO phaseline_eraser;
ALTER FUNCTION wait_for_seal() OWNER TO phaseline_eraser;
REVOKE CREATE ON SCHEMA public FROM phaseline_eraser;

-- Seals what waits, oldest first; one at a time for each clinic.
CREATE OR REPLACE FUNCTION seal_audit(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  clinic uuid := app_clinic();
  place int;
  before text;
  sealed int := 0;
  waits audit_waiting;
  entry audit_entries;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit seals of ' || clinic, 0));
  SELECT s.number, s.digest INTO place, before FROM audit_seals s WHERE s.clinic_id = clinic ORDER BY s.number DESC LIMIT 1;
  FOR waits IN SELECT w.* FROM audit_waiting w WHERE w.clinic_id = clinic ORDER BY w.at, w.entry_id LIMIT most LOOP
    SELECT e.* INTO entry FROM audit_entries e WHERE e.id = waits.entry_id;
    place := coalesce(place, 0) + 1;
    before := audit_digest(coalesce(before, ''), entry);
    INSERT INTO audit_seals (entry_id, clinic_id, number, digest) VALUES (entry.id, clinic, place, before);
    DELETE FROM audit_waiting w WHERE w.clinic_id = clinic AND w.at = waits.at AND w.entry_id = waits.entry_id;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END
$$;
