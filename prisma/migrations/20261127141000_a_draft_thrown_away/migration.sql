-- A draft that was thrown away left its revisions to the next one, so a page that still showed the first passed for one of
-- the second: it was published, or written over, unseen. What there was is remembered.
ALTER TABLE "plans" ADD COLUMN "thrown_away" INTEGER NOT NULL DEFAULT 0;
GRANT UPDATE (thrown_away) ON plans TO phaseline_staff;
