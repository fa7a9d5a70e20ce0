-- Messages between a patient and their care team, and what a patient has read of the education items.

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "from_patient" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "read_by" UUID,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readings" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "exercise_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("patient_id","exercise_id")
);

-- CreateIndex
CREATE INDEX "messages_patient_id_sent_at_idx" ON "messages"("patient_id", "sent_at");

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_clinic_id_author_id_fkey" FOREIGN KEY ("clinic_id", "author_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_exercise_id_fkey" FOREIGN KEY ("exercise_id") REFERENCES "exercises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE messages
  ADD CHECK (text <> ''),
  ADD CONSTRAINT messages_read_by_somebody CHECK ((read_at IS NULL) = (read_by IS NULL));
-- What waits is counted on every page.
CREATE INDEX messages_unread ON messages (clinic_id, patient_id, from_patient) WHERE read_at IS NULL;

-- What was sent is never edited; that it was read is noted.
GRANT SELECT, INSERT, UPDATE (read_at, read_by) ON messages TO phaseline_staff, phaseline_patient;
GRANT SELECT ON readings TO phaseline_staff;
GRANT SELECT, INSERT, DELETE ON readings TO phaseline_patient;

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_reads ON messages FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY staff_marks ON messages FOR UPDATE TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY patient_reads ON messages FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
CREATE POLICY patient_marks ON messages FOR UPDATE TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()));
-- Nobody writes in somebody else's name.
CREATE POLICY staff_writes ON messages FOR INSERT TO phaseline_staff
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND author_id = (SELECT app_account()) AND NOT from_patient
    AND read_at IS NULL);
CREATE POLICY patient_writes ON messages FOR INSERT TO phaseline_patient
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND author_id = (SELECT app_account()) AND from_patient AND read_at IS NULL);

ALTER TABLE readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE readings FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON readings TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
-- An item that is prescribed to the patient: no other is theirs to see.
CREATE POLICY patient ON readings TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND patient_id = (SELECT app_patient())
    AND EXISTS (SELECT FROM exercises e WHERE e.id = exercise_id));
