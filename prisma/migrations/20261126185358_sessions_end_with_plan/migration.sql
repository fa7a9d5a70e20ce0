-- A session that is cancelled because its plan ended names the plan, whose end says why.
ALTER TABLE "sessions" ADD COLUMN     "cancelled_with_plan_id" UUID;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancelled_with_plan_fkey" FOREIGN KEY ("clinic_id", "patient_id", "cancelled_with_plan_id") REFERENCES "plans"("clinic_id", "patient_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE sessions ADD CHECK (cancelled_with_plan_id IS NULL OR status = 'cancelled-by-clinic');
GRANT UPDATE (cancelled_with_plan_id) ON sessions TO phaseline_staff;
