-- CreateTable
CREATE TABLE "clinics" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-GB',
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "adherence_target" SMALLINT NOT NULL DEFAULT 80,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clinics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "roles" TEXT[],
    "patient_id" UUID,
    "name" TEXT NOT NULL,
    "sign_in" TEXT,
    "passphrase_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_sessions" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_minutes" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guesses" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guesses_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account_id" UUID,
    "patient_id" UUID,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "object_id" UUID,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "birth_date" DATE,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL,
    "diagnosis" TEXT NOT NULL DEFAULT '',
    "precautions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "patients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "care_team_members" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "care_team_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exercises" (
    "id" UUID NOT NULL,
    "clinic_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "other_names" TEXT[],
    "kind" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "regions" TEXT[],
    "equipment" TEXT[],
    "position" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "steps" TEXT[],
    "cues" TEXT[],
    "mistakes" TEXT[],
    "reading" TEXT[],
    "contraindications" TEXT[],
    "precautions" TEXT[],
    "stop_when" TEXT NOT NULL,
    "dosage_fields" TEXT[],
    "default_dosage" JSONB NOT NULL,
    "easier_id" UUID,
    "harder_id" UUID,
    "content_hash" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exercises_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocols" (
    "id" UUID NOT NULL,
    "clinic_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "sources" TEXT[],
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "protocols_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "problem" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "starts_on" DATE,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_drafts" (
    "plan_id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_drafts_pkey" PRIMARY KEY ("plan_id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "effective_on" DATE NOT NULL,
    "problem" TEXT NOT NULL,
    "goals" JSONB NOT NULL,
    "reassess_every_weeks" INTEGER NOT NULL,
    "phases" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID NOT NULL,

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_pauses" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "resumed_on" DATE,

    CONSTRAINT "plan_pauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phases" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,

    CONSTRAINT "phases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescriptions" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "phase_id" UUID NOT NULL,
    "exercise_id" UUID NOT NULL,

    CONSTRAINT "prescriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prescription_versions" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,

    CONSTRAINT "prescription_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "logs" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "prescription_version_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "slot" SMALLINT NOT NULL,
    "extra" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "sets_done" SMALLINT,
    "reps_done" SMALLINT,
    "pain" SMALLINT,
    "pain_after" SMALLINT,
    "effort" SMALLINT,
    "skip_reason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "performed_at" TIMESTAMPTZ(3) NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "time_zone" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by" UUID NOT NULL,
    "replaces" UUID,

    CONSTRAINT "logs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_ins" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "pain" SMALLINT,
    "word" TEXT NOT NULL DEFAULT '',
    "performed_at" TIMESTAMPTZ(3) NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "time_zone" TEXT NOT NULL,
    "replaces" UUID,

    CONSTRAINT "check_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'booked',
    "moved_to_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_plans" (
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,

    CONSTRAINT "session_plans_pkey" PRIMARY KEY ("session_id","plan_id")
);

-- CreateTable
CREATE TABLE "assessments" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "plan_id" UUID,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "findings" TEXT NOT NULL DEFAULT '',
    "decision" TEXT,
    "next_due_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measurements" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "item" TEXT NOT NULL DEFAULT '',
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "measurements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_sign_in_key" ON "accounts"("sign_in");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_clinic_id_patient_id_key" ON "accounts"("clinic_id", "patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_clinic_id_id_key" ON "accounts"("clinic_id", "id");

-- CreateIndex
CREATE INDEX "auth_sessions_account_id_idx" ON "auth_sessions"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_account_id_idx" ON "invitations"("account_id");

-- CreateIndex
CREATE INDEX "audit_entries_clinic_id_at_idx" ON "audit_entries"("clinic_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "patients_clinic_id_id_key" ON "patients"("clinic_id", "id");

-- CreateIndex
CREATE INDEX "care_team_members_therapist_id_patient_id_idx" ON "care_team_members"("therapist_id", "patient_id");

-- CreateIndex
CREATE INDEX "care_team_members_patient_id_idx" ON "care_team_members"("patient_id");

-- CreateIndex
CREATE UNIQUE INDEX "exercises_clinic_id_slug_key" ON "exercises"("clinic_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "protocols_clinic_id_slug_key" ON "protocols"("clinic_id", "slug");

-- CreateIndex
CREATE INDEX "plans_patient_id_status_idx" ON "plans"("patient_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "plans_clinic_id_patient_id_id_key" ON "plans"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_drafts_clinic_id_patient_id_plan_id_key" ON "plan_drafts"("clinic_id", "patient_id", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_plan_id_number_key" ON "plan_versions"("plan_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_clinic_id_patient_id_id_key" ON "plan_versions"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE INDEX "plan_pauses_plan_id_idx" ON "plan_pauses"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "phases_clinic_id_patient_id_plan_id_id_key" ON "phases"("clinic_id", "patient_id", "plan_id", "id");

-- CreateIndex
CREATE INDEX "prescriptions_exercise_id_idx" ON "prescriptions"("exercise_id");

-- CreateIndex
CREATE INDEX "prescriptions_plan_id_idx" ON "prescriptions"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "prescriptions_clinic_id_patient_id_id_key" ON "prescriptions"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "prescription_versions_version_id_prescription_id_key" ON "prescription_versions"("version_id", "prescription_id");

-- CreateIndex
CREATE UNIQUE INDEX "prescription_versions_clinic_id_patient_id_prescription_id__key" ON "prescription_versions"("clinic_id", "patient_id", "prescription_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "logs_replaces_key" ON "logs"("replaces");

-- CreateIndex
CREATE INDEX "logs_patient_id_due_on_idx" ON "logs"("patient_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "logs_clinic_id_patient_id_prescription_id_id_key" ON "logs"("clinic_id", "patient_id", "prescription_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "check_ins_replaces_key" ON "check_ins"("replaces");

-- CreateIndex
CREATE INDEX "check_ins_patient_id_on_idx" ON "check_ins"("patient_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "check_ins_clinic_id_patient_id_plan_id_id_key" ON "check_ins"("clinic_id", "patient_id", "plan_id", "id");

-- CreateIndex
CREATE INDEX "sessions_clinic_id_starts_at_idx" ON "sessions"("clinic_id", "starts_at");

-- CreateIndex
CREATE INDEX "sessions_patient_id_starts_at_idx" ON "sessions"("patient_id", "starts_at");

-- CreateIndex
CREATE INDEX "sessions_therapist_id_starts_at_idx" ON "sessions"("therapist_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_clinic_id_patient_id_id_key" ON "sessions"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE INDEX "session_plans_plan_id_idx" ON "session_plans"("plan_id");

-- CreateIndex
CREATE INDEX "assessments_patient_id_on_idx" ON "assessments"("patient_id", "on");

-- CreateIndex
CREATE INDEX "assessments_plan_id_on_idx" ON "assessments"("plan_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_clinic_id_patient_id_id_key" ON "assessments"("clinic_id", "patient_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "measurements_assessment_id_measure_item_key" ON "measurements"("assessment_id", "measure", "item");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "patients" ADD CONSTRAINT "patients_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_members" ADD CONSTRAINT "care_team_members_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_team_members" ADD CONSTRAINT "care_team_members_clinic_id_therapist_id_fkey" FOREIGN KEY ("clinic_id", "therapist_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercises" ADD CONSTRAINT "exercises_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercises" ADD CONSTRAINT "exercises_easier_id_fkey" FOREIGN KEY ("easier_id") REFERENCES "exercises"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exercises" ADD CONSTRAINT "exercises_harder_id_fkey" FOREIGN KEY ("harder_id") REFERENCES "exercises"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocols" ADD CONSTRAINT "protocols_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinics"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_pauses" ADD CONSTRAINT "plan_pauses_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phases" ADD CONSTRAINT "phases_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_clinic_id_patient_id_plan_id_phase_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id", "phase_id") REFERENCES "phases"("clinic_id", "patient_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_exercise_id_fkey" FOREIGN KEY ("exercise_id") REFERENCES "exercises"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescription_versions" ADD CONSTRAINT "prescription_versions_clinic_id_patient_id_version_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "version_id") REFERENCES "plan_versions"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescription_versions" ADD CONSTRAINT "prescription_versions_clinic_id_patient_id_prescription_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "prescription_id") REFERENCES "prescriptions"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "logs" ADD CONSTRAINT "logs_clinic_id_patient_id_prescription_id_prescription_ver_fkey" FOREIGN KEY ("clinic_id", "patient_id", "prescription_id", "prescription_version_id") REFERENCES "prescription_versions"("clinic_id", "patient_id", "prescription_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clinic_id_therapist_id_fkey" FOREIGN KEY ("clinic_id", "therapist_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_plans" ADD CONSTRAINT "session_plans_clinic_id_patient_id_session_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "session_id") REFERENCES "sessions"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_plans" ADD CONSTRAINT "session_plans_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_clinic_id_patient_id_plan_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_clinic_id_patient_id_assessment_id_fkey" FOREIGN KEY ("clinic_id", "patient_id", "assessment_id") REFERENCES "assessments"("clinic_id", "patient_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

