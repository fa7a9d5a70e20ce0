-- An address that somebody wrote who has left since stayed, and links to sign in went to it. Now each says on whose word it
-- stands: the patient's own once they proved it, or that of the staff who wrote it, for as long as they may write it.
ALTER TABLE "patients" ADD COLUMN "email_by" UUID;

-- Who wrote those of before is not known: they stand on the word of whoever has been in the care team for longest.
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
ALTER TABLE care_team_members NO FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE patients DISABLE TRIGGER USER;
UPDATE patients p SET email_by = (
  SELECT c.therapist_id FROM care_team_members c
  JOIN accounts a ON a.clinic_id = c.clinic_id AND a.id = c.therapist_id
  WHERE c.clinic_id = p.clinic_id AND c.patient_id = p.id AND a.disabled_at IS NULL
    AND c.from_on <= CURRENT_DATE AND (c.to_on IS NULL OR c.to_on > CURRENT_DATE)
  ORDER BY c.from_on, c.id LIMIT 1)
WHERE email <> '';
ALTER TABLE patients ENABLE TRIGGER USER;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE care_team_members FORCE ROW LEVEL SECURITY;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;

-- Nobody gives another's word, and an address that is changed does not stand on the word that the one before stood on.
CREATE FUNCTION own_word() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.email = '' THEN
    NEW.email_by := NULL;
  ELSIF current_user IN ('phaseline_staff', 'phaseline_patient')
    AND (TG_OP = 'INSERT' OR NEW.email <> OLD.email OR NEW.email_by IS DISTINCT FROM OLD.email_by)
    AND NEW.email_by IS DISTINCT FROM app_account()
    AND (TG_OP = 'INSERT' OR NEW.email_by IS NOT NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'an address stands on the word of whoever writes it';
  END IF;
  RETURN NEW;
END
$$;
REVOKE EXECUTE ON FUNCTION own_word() FROM PUBLIC;
CREATE TRIGGER own_word BEFORE INSERT OR UPDATE OF email, email_by ON patients
  FOR EACH ROW EXECUTE FUNCTION own_word();

GRANT UPDATE (email_by) ON patients TO phaseline_patient;
GRANT SELECT (email_by) ON patients TO phaseline_system;
GRANT SELECT (id, clinic_id, patient_id, therapist_id, from_on, to_on) ON care_team_members TO phaseline_system;
CREATE POLICY system ON care_team_members FOR SELECT TO phaseline_system USING (true);

-- A link by e-mail to choose a new passphrase went on opening the account after another address had taken the place of the
-- one that it was sent to. What staff hand over by hand is not touched by a change of address.
ALTER TABLE "invitations" ADD COLUMN "by_email" BOOLEAN NOT NULL DEFAULT false;
DROP TRIGGER end_links_of_email ON patients;
SET LOCAL ROLE phaseline_system;
DROP FUNCTION end_links_of_email();
RESET ROLE;
CREATE FUNCTION end_links_of_email() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE sign_in_links l SET used_at = now() FROM accounts a
  WHERE a.clinic_id = NEW.clinic_id AND a.patient_id = NEW.id AND l.clinic_id = a.clinic_id AND l.account_id = a.id
    AND l.used_at IS NULL;
  UPDATE invitations i SET used_at = now() FROM accounts a
  WHERE a.clinic_id = NEW.clinic_id AND a.patient_id = NEW.id AND i.clinic_id = a.clinic_id AND i.account_id = a.id
    AND i.by_email AND i.used_at IS NULL;
  DELETE FROM asked_emails e USING accounts a
  WHERE a.clinic_id = NEW.clinic_id AND a.patient_id = NEW.id AND e.clinic_id = a.clinic_id AND e.account_id = a.id;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION end_links_of_email() FROM PUBLIC;
CREATE TRIGGER end_links_of_email AFTER UPDATE OF email, email_by ON patients FOR EACH ROW
  WHEN (OLD.email <> NEW.email OR OLD.email_by IS DISTINCT FROM NEW.email_by) EXECUTE FUNCTION end_links_of_email();
GRANT CREATE ON SCHEMA public TO phaseline_system;
ALTER FUNCTION end_links_of_email() OWNER TO phaseline_system;
REVOKE CREATE ON SCHEMA public FROM phaseline_system;
