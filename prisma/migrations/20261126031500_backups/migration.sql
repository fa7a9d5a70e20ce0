-- The role that a backup reads as. What it may see is granted after each migration (prisma/backup/tables.ts), so that no
-- later table is forgotten. Roles belong to the whole server, so it may exist already.
DO $$
DECLARE
  attempt int;
BEGIN
  FOR attempt IN 1..20 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phaseline_backup') THEN
        CREATE ROLE phaseline_backup NOLOGIN;
      END IF;
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT pg_has_role(current_user, 'phaseline_backup', 'SET') THEN
          GRANT phaseline_backup TO CURRENT_USER WITH SET TRUE, INHERIT FALSE;
        END IF;
      ELSIF NOT pg_has_role(current_user, 'phaseline_backup', 'MEMBER') THEN
        GRANT phaseline_backup TO CURRENT_USER;
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
CREATE TABLE "backups" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "file" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "backups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "backups_at_idx" ON "backups"("at");

-- What became of each backup. It names no person, so all staff may read it; the program alone adds.
ALTER TABLE backups ENABLE ROW LEVEL SECURITY;
ALTER TABLE backups FORCE ROW LEVEL SECURITY;
GRANT SELECT ON backups TO phaseline_staff;
GRANT SELECT, INSERT ON backups TO phaseline_system;
CREATE POLICY staff ON backups FOR SELECT TO phaseline_staff USING (true);
CREATE POLICY system ON backups TO phaseline_system USING (true) WITH CHECK (true);
