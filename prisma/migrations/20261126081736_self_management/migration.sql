-- CreateTable
CREATE TABLE "self_management" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "exercises" JSONB NOT NULL,
    "flare_up" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID NOT NULL,

    CONSTRAINT "self_management_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "self_management_clinic_id_patient_id_plan_id_key" ON "self_management"("clinic_id", "patient_id", "plan_id");

-- AddForeignKey
ALTER TABLE "self_management" ADD CONSTRAINT "self_management_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written once, at the discharge; the patient keeps it after the plan's end.
ALTER TABLE self_management ADD CHECK (jsonb_typeof(exercises) = 'array');
GRANT SELECT, INSERT ON self_management TO phaseline_staff;
GRANT SELECT ON self_management TO phaseline_patient;
ALTER TABLE self_management ENABLE ROW LEVEL SECURITY;
ALTER TABLE self_management FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON self_management TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY patient ON self_management FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
