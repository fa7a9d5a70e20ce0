-- AlterTable
ALTER TABLE "auth_sessions" ADD COLUMN     "proved_until" TIMESTAMPTZ(3);

-- Given by who signs in, and by no role that a viewer has.
GRANT UPDATE (proved_until) ON auth_sessions TO phaseline_system;
