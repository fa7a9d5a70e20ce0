-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "calendar_uid" UUID,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- One address at a time.
CREATE UNIQUE INDEX calendar_feeds_one_open ON calendar_feeds (account_id) WHERE ended_at IS NULL;

-- Everybody has their own and no other.
GRANT SELECT, INSERT, UPDATE (ended_at) ON calendar_feeds TO phaseline_staff, phaseline_patient;
GRANT SELECT ON calendar_feeds TO phaseline_system;
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON calendar_feeds TO phaseline_staff, phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()));
CREATE POLICY system ON calendar_feeds FOR SELECT TO phaseline_system USING (true);

-- Whose feed an address is, as resolve_session says whose session it is; nothing for one that was ended, or of an account
-- that is disabled.
CREATE FUNCTION resolve_calendar_feed(wanted text)
RETURNS TABLE (account_id uuid, clinic_id uuid, roles text[], patient_id uuid, name text, clinic_name text,
  clinic_phone text, locale text, time_zone text, demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT a.id, a.clinic_id, a.roles, a.patient_id, a.name, c.name, c.phone, c.locale,
    coalesce((SELECT p.time_zone FROM patients p WHERE p.id = a.patient_id AND p.clinic_id = a.clinic_id), c.time_zone), c.demo
  FROM calendar_feeds f
  JOIN accounts a ON a.id = f.account_id AND a.clinic_id = f.clinic_id
  JOIN clinics c ON c.id = a.clinic_id
  WHERE f.token_hash = wanted AND f.ended_at IS NULL AND a.disabled_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION resolve_calendar_feed(text) FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO phaseline_system;
ALTER FUNCTION resolve_calendar_feed(text) OWNER TO phaseline_system;
REVOKE CREATE ON SCHEMA public FROM phaseline_system;
DO $$
DECLARE
  program text := current_user;
BEGIN
  SET LOCAL ROLE phaseline_system;
  EXECUTE format('GRANT EXECUTE ON FUNCTION resolve_calendar_feed(text) TO %I', program);
  EXECUTE format('SET LOCAL ROLE %I', program);
END
$$;

-- What a calendar shows of a session has changed: the next sequence (RFC 5545, 3.8.7.4). A session that is moved goes on
-- under the same name in the one that it is moved to.
GRANT UPDATE (calendar_uid, sequence) ON sessions TO phaseline_staff;
CREATE FUNCTION session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.starts_at, NEW.minutes, NEW.therapist_id, NEW.status LIKE 'cancelled%', NEW.moved_to_id) IS DISTINCT FROM
     (OLD.starts_at, OLD.minutes, OLD.therapist_id, OLD.status LIKE 'cancelled%', OLD.moved_to_id) THEN
    NEW.sequence := OLD.sequence + 1;
    NEW.changed_at := now();
  END IF;
  IF NEW.moved_to_id IS NOT NULL AND OLD.moved_to_id IS NULL THEN
    UPDATE sessions SET calendar_uid = coalesce(OLD.calendar_uid, OLD.id), sequence = NEW.sequence + 1
    WHERE id = NEW.moved_to_id;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER session_changed BEFORE UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION session_changed();
