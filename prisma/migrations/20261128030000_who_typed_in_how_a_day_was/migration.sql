-- How much somebody types in from paper is counted, also how days were, so it is kept who did. Of those of before it is not known.
ALTER TABLE "check_ins" ADD COLUMN "entered_by" UUID;

CREATE POLICY own_name_entered_by ON check_ins AS RESTRICTIVE FOR INSERT TO phaseline_staff, phaseline_patient
  WITH CHECK (is_acting(entered_by));
