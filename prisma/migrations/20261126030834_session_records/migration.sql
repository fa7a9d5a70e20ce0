-- What a session's record holds, when the clinic is open, and why a plan was ended.

-- AlterTable
ALTER TABLE "clinics" ADD COLUMN     "opening_hours" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "end_reason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "closed_days" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "closed_days_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_records" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "interventions" JSONB NOT NULL,
    "report" TEXT NOT NULL,
    "findings" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "private_note" TEXT NOT NULL DEFAULT '',
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID NOT NULL,

    CONSTRAINT "session_records_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "closed_days_clinic_id_from_on_idx" ON "closed_days"("clinic_id", "from_on");

-- CreateIndex
CREATE INDEX "session_records_clinic_id_patient_id_idx" ON "session_records"("clinic_id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_records_session_id_number_key" ON "session_records"("session_id", "number");

-- AddForeignKey
ALTER TABLE "closed_days" ADD CONSTRAINT "closed_days_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_records" ADD CONSTRAINT "session_records_clinic_id_patient_id_session_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "session_id") REFERENCES "sessions"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE clinics ADD CHECK (jsonb_typeof(opening_hours) = 'array');
GRANT UPDATE (opening_hours) ON clinics TO phaseline_staff;
GRANT UPDATE (end_reason) ON plans TO phaseline_staff;

ALTER TABLE closed_days ADD CHECK (to_on >= from_on);
ALTER TABLE closed_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE closed_days FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON closed_days TO phaseline_staff;
CREATE POLICY staff ON closed_days TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));

-- A record is only ever added to, and a patient's connection holds no grant on it: the private note is the clinician's.
ALTER TABLE session_records ADD CHECK (number >= 1), ADD CHECK (jsonb_typeof(interventions) = 'array');
ALTER TABLE session_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_records FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON session_records TO phaseline_staff;
CREATE POLICY staff ON session_records TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
