-- A browser that is subscribed to a key of before hears nothing: it is not counted, and not tried.
ALTER TABLE "push_devices" ADD COLUMN     "push_key" TEXT;
GRANT SELECT (push_key) ON push_devices TO phaseline_staff;
