-- An address is asked for in a session, and ends with it where somebody ends that one: whoever had the phone open would
-- come back in by the link. What was asked for before ends with its hour.
ALTER TABLE "asked_emails" ADD COLUMN "auth_session_id" UUID;

-- AddForeignKey
ALTER TABLE "asked_emails" ADD CONSTRAINT "asked_emails_clinic_id_auth_session_id_fkey" FOREIGN KEY ("clinic_id", "auth_session_id") REFERENCES "auth_sessions"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE POLICY in_ones_own_session ON asked_emails AS RESTRICTIVE FOR INSERT TO phaseline_patient
  WITH CHECK (EXISTS (SELECT FROM auth_sessions s WHERE s.id = auth_session_id));
