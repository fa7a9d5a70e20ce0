-- Exercises that somebody of the staff has marked, for that person alone; and the way to what they published last.

-- CreateTable
CREATE TABLE "favourite_exercises" (
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "exercise_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "favourite_exercises_pkey" PRIMARY KEY ("account_id","exercise_id")
);

-- CreateIndex
CREATE INDEX "plan_versions_clinic_id_published_by_published_at_idx" ON "plan_versions"("clinic_id", "published_by", "published_at");

-- AddForeignKey
ALTER TABLE "favourite_exercises" ADD CONSTRAINT "favourite_exercises_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite_exercises" ADD CONSTRAINT "favourite_exercises_exercise_id_fkey" FOREIGN KEY ("exercise_id") REFERENCES "exercises"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE favourite_exercises ENABLE ROW LEVEL SECURITY;
ALTER TABLE favourite_exercises FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON favourite_exercises TO phaseline_staff;
CREATE POLICY staff ON favourite_exercises TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()) AND is_on_shelf(exercise_id));
