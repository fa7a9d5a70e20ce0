-- Opening a record that is not one's own, in an emergency: for an hour, for a reason, and for everybody to see afterwards.

-- CreateTable
CREATE TABLE "emergency_accesses" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "emergency_accesses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "emergency_accesses_clinic_id_account_id_ends_at_idx" ON "emergency_accesses"("clinic_id", "account_id", "ends_at");

-- AddForeignKey
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE emergency_accesses
  ADD CHECK (reason IN ('here-now', 'telephone', 'colleague-away', 'asked-to')),
  ADD CONSTRAINT emergency_accesses_one_hour CHECK (ends_at > at AND ends_at <= at + interval '1 hour');

GRANT SELECT, INSERT ON emergency_accesses TO phaseline_staff;
ALTER TABLE emergency_accesses ENABLE ROW LEVEL SECURITY;
ALTER TABLE emergency_accesses FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON emergency_accesses FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
-- Nobody opens one for somebody else, or from a time of their own choosing.
CREATE POLICY staff_adds ON emergency_accesses FOR INSERT TO phaseline_staff
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account())
    AND at BETWEEN now() - interval '1 minute' AND now() + interval '1 minute');
