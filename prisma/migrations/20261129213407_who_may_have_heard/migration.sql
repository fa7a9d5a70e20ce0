-- Of several browsers one may have heard of it, and another certainly not: only that one is told later.
ALTER TABLE "notices" ADD COLUMN     "may_have_heard" UUID[] DEFAULT ARRAY[]::UUID[];
GRANT UPDATE (may_have_heard) ON notices TO phaseline_jobs;
