-- One address at a time waits for its proof; and whoever changes a patient's address, in whatever way, ends in the same
-- transaction the links that were sent to the one before and the address that waits.
ALTER TABLE asked_emails NO FORCE ROW LEVEL SECURITY;
DELETE FROM asked_emails e USING asked_emails newer WHERE newer.account_id = e.account_id AND newer.id > e.id;
ALTER TABLE asked_emails FORCE ROW LEVEL SECURITY;

-- DropIndex
DROP INDEX "asked_emails_account_id_idx";

-- CreateIndex
CREATE UNIQUE INDEX "asked_emails_clinic_id_account_id_key" ON "asked_emails"("clinic_id", "account_id");

-- Nobody who changes an address may write links, so it acts as the role that may.
CREATE FUNCTION end_links_of_email() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE sign_in_links l SET used_at = now() FROM accounts a
  WHERE a.clinic_id = NEW.clinic_id AND a.patient_id = NEW.id AND l.clinic_id = a.clinic_id AND l.account_id = a.id
    AND l.used_at IS NULL;
  DELETE FROM asked_emails e USING accounts a
  WHERE a.clinic_id = NEW.clinic_id AND a.patient_id = NEW.id AND e.clinic_id = a.clinic_id AND e.account_id = a.id;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION end_links_of_email() FROM PUBLIC;
CREATE TRIGGER end_links_of_email AFTER UPDATE OF email ON patients FOR EACH ROW
  WHEN (OLD.email <> NEW.email) EXECUTE FUNCTION end_links_of_email();
GRANT CREATE ON SCHEMA public TO phaseline_system;
ALTER FUNCTION end_links_of_email() OWNER TO phaseline_system;
REVOKE CREATE ON SCHEMA public FROM phaseline_system;
