-- A second step at sign-in: the secret of an authenticator app, and the codes for when it is lost.

-- AlterTable
ALTER TABLE "clinics" ADD COLUMN     "second_step_required" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "second_steps" (
    "account_id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_steps_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "second_steps_clinic_id_account_id_key" ON "second_steps"("clinic_id", "account_id");

-- CreateIndex
CREATE INDEX "recovery_codes_account_id_idx" ON "recovery_codes"("account_id");

-- AddForeignKey
ALTER TABLE "second_steps" ADD CONSTRAINT "second_steps_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT UPDATE (second_step_required) ON clinics TO phaseline_staff;

-- Secrets and hashes are for signing in alone; an admin learns who has a second step.
GRANT SELECT, INSERT, UPDATE, DELETE ON second_steps, recovery_codes TO phaseline_system;
GRANT SELECT (account_id, clinic_id, confirmed_at) ON second_steps TO phaseline_staff;

ALTER TABLE second_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_steps FORCE ROW LEVEL SECURITY;
ALTER TABLE recovery_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_codes FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON second_steps TO phaseline_system USING (true) WITH CHECK (true);
CREATE POLICY system ON recovery_codes TO phaseline_system USING (true) WITH CHECK (true);
CREATE POLICY staff ON second_steps FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
