-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_account_id_idx" ON "sign_in_links"("account_id");

-- AddForeignKey
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_clinic_id_account_id_fkey" FOREIGN KEY ("clinic_id", "account_id") REFERENCES "accounts"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Made and used before anybody has signed in, so no viewer's role has any right to it.
GRANT SELECT, INSERT, UPDATE (used_at) ON sign_in_links TO phaseline_system;
ALTER TABLE sign_in_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_links FORCE ROW LEVEL SECURITY;
CREATE POLICY system ON sign_in_links TO phaseline_system USING (true) WITH CHECK (true);

-- Whose address it is that a link was asked for.
GRANT SELECT (email) ON patients TO phaseline_system;
CREATE INDEX patients_email ON patients (lower(email)) WHERE email <> '';
