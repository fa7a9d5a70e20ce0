-- How often somebody pauses a plan is counted, so it is kept who did and when. Of those of before it is not known.
ALTER TABLE "plan_pauses" ADD COLUMN "paused_at" TIMESTAMPTZ(3), ADD COLUMN "paused_by" UUID;
ALTER TABLE "plan_pauses" ALTER COLUMN "paused_at" SET DEFAULT CURRENT_TIMESTAMP;

CREATE POLICY own_name_paused_by ON plan_pauses AS RESTRICTIVE FOR INSERT TO phaseline_staff
  WITH CHECK (is_acting(paused_by));
