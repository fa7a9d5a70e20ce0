-- CreateTable
CREATE TABLE "self_reports" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "self_reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "self_reports_plan_id_sent_at_idx" ON "self_reports"("plan_id", "sent_at");

-- AddForeignKey
ALTER TABLE "self_reports" ADD CONSTRAINT "self_reports_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only ever added to, by the patient whom it is about.
ALTER TABLE self_reports ADD CHECK (jsonb_typeof(answers) = 'array');
GRANT SELECT ON self_reports TO phaseline_staff;
GRANT SELECT, INSERT ON self_reports TO phaseline_patient;
ALTER TABLE self_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE self_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON self_reports FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY patient ON self_reports TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
