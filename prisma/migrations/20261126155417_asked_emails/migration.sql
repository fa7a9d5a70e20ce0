-- CreateTable
CREATE TABLE "asked_emails" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "asked_emails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "asked_emails_token_hash_key" ON "asked_emails"("token_hash");

-- CreateIndex
CREATE INDEX "asked_emails_account_id_idx" ON "asked_emails"("account_id");

-- AddForeignKey
ALTER TABLE "asked_emails" ADD CONSTRAINT "asked_emails_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each patient has their own and no other; the link may be used where nobody is signed in.
GRANT SELECT, INSERT, DELETE ON asked_emails TO phaseline_patient;
GRANT SELECT, DELETE ON asked_emails TO phaseline_system;
ALTER TABLE asked_emails ENABLE ROW LEVEL SECURITY;
ALTER TABLE asked_emails FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON asked_emails TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()))
  WITH CHECK (clinic_id = (SELECT app_clinic()) AND account_id = (SELECT app_account()));
CREATE POLICY system ON asked_emails TO phaseline_system USING (true) WITH CHECK (true);
