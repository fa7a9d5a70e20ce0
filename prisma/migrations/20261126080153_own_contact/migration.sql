-- AlterTable
ALTER TABLE "patients" ADD COLUMN     "own_contact_at" TIMESTAMPTZ(3);

-- A patient's own contact is theirs to keep right; staff see when they did.
GRANT UPDATE (phone, email, own_contact_at) ON patients TO phaseline_patient;

-- What a patient has chosen about reminders, and that a browser shows them; not where that browser listens.
GRANT SELECT ON reminder_choices TO phaseline_staff;
GRANT SELECT (id, clinic_id, patient_id, auth_session_id) ON push_devices TO phaseline_staff;
CREATE POLICY staff ON reminder_choices FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
CREATE POLICY staff ON push_devices FOR SELECT TO phaseline_staff USING (clinic_id = (SELECT app_clinic()));
