-- What each of the staff has for the morning round: views of the caseload kept under a name, and a digest by e-mail.

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "morning_digests" (
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "told_on" DATE,

    CONSTRAINT "morning_digests_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_account_id_name_key" ON "saved_views"("account_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "morning_digests_clinic_id_account_id_key" ON "morning_digests"("clinic_id", "account_id");

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "morning_digests" ADD CONSTRAINT "morning_digests_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE saved_views ADD CHECK (name <> ''), ADD CHECK (jsonb_typeof(filter) = 'object');

GRANT SELECT, INSERT, DELETE ON saved_views, morning_digests TO phaseline_staff;
-- The job counts the flags of whoever wants to be told; it reads neither which they are nor of whom.
GRANT SELECT, UPDATE (told_on) ON morning_digests TO phaseline_jobs;
GRANT SELECT (sign_in) ON accounts TO phaseline_jobs;
GRANT SELECT (clinic_id, patient_id, therapist_id, from_on, to_on) ON care_team_members TO phaseline_jobs;
GRANT SELECT (id, clinic_id, patient_id, opened_at, resolved_at) ON flags TO phaseline_jobs;
GRANT SELECT (clinic_id, flag_id, until) ON flag_answers TO phaseline_jobs;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_views', 'morning_digests'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY staff ON %I TO phaseline_staff '
      'USING (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['morning_digests', 'care_team_members', 'flags', 'flag_answers'] LOOP
    EXECUTE format('CREATE POLICY jobs ON %I TO phaseline_jobs USING (clinic_id = (SELECT app_clinic())) '
      'WITH CHECK (clinic_id = (SELECT app_clinic()))', t);
  END LOOP;
END
$$;
