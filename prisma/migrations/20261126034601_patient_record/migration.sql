-- AlterTable
ALTER TABLE "patients" ADD COLUMN     "approved_from" DATE,
ADD COLUMN     "approved_visits" SMALLINT,
ADD COLUMN     "consent_on" DATE,
ADD COLUMN     "consent_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "red_flags" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "red_flags_on" DATE,
ADD COLUMN     "referrer" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "adverse_events" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "happened" TEXT NOT NULL,
    "done" TEXT NOT NULL DEFAULT '',
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID NOT NULL,
    "replaces" UUID,

    CONSTRAINT "adverse_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clinician_notes" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "written_by" UUID NOT NULL,

    CONSTRAINT "clinician_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "adverse_events_replaces_key" ON "adverse_events"("replaces");

-- CreateIndex
CREATE INDEX "adverse_events_patient_id_on_idx" ON "adverse_events"("patient_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "adverse_events_clinic_id_patient_id_id_key" ON "adverse_events"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clinician_notes_clinic_id_patient_id_number_key" ON "clinician_notes"("clinic_id", "patient_id", "number");

-- AddForeignKey
ALTER TABLE "adverse_events" ADD CONSTRAINT "adverse_events_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adverse_events" ADD CONSTRAINT "adverse_events_replaces_fkey" FOREIGN KEY ("clinic_id", "patient_id", "replaces") REFERENCES "adverse_events"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "clinician_notes" ADD CONSTRAINT "clinician_notes_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE patients
  ADD CHECK (approved_visits BETWEEN 0 AND 500),
  ADD CONSTRAINT patients_red_flags_dated CHECK (red_flags = '' OR red_flags_on IS NOT NULL),
  ADD CONSTRAINT patients_consent_whole CHECK ((consent_text = '') = (consent_on IS NULL));
ALTER TABLE adverse_events ADD CHECK (happened <> '');
ALTER TABLE clinician_notes ADD CHECK (number >= 1);

-- Both are only ever added to, and a patient's connection holds no grant on either.
GRANT SELECT, INSERT ON adverse_events, clinician_notes TO phaseline_staff;
ALTER TABLE adverse_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE adverse_events FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON adverse_events TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
ALTER TABLE clinician_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinician_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON clinician_notes TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
