-- AlterTable
ALTER TABLE "assessments" ADD COLUMN     "summary" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "own_measures" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "least" DOUBLE PRECISION NOT NULL,
    "most" DOUBLE PRECISION NOT NULL,
    "decimals" BOOLEAN NOT NULL DEFAULT false,
    "unit" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL,
    "mcid" DOUBLE PRECISION,
    "by_patient" BOOLEAN NOT NULL,
    "licence" TEXT NOT NULL DEFAULT '',
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "own_measures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "own_measures_clinic_id_idx" ON "own_measures"("clinic_id");

-- AddForeignKey
ALTER TABLE "own_measures" ADD CONSTRAINT "own_measures_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE own_measures
  ADD CHECK (name <> ''),
  ADD CHECK (most > least),
  ADD CHECK (mcid > 0),
  ADD CHECK (direction IN ('lower-is-better', 'higher-is-better'));
-- Never edited: values that were measured stand under it. A patient reads what they are asked.
GRANT SELECT, INSERT, UPDATE (retired_at) ON own_measures TO phaseline_staff;
GRANT SELECT ON own_measures TO phaseline_patient;
ALTER TABLE own_measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_measures FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON own_measures TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY patient ON own_measures FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND by_patient);
