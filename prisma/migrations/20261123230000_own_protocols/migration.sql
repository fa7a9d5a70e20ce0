-- The clinic’s own protocols: the regions of the body that a protocol is for, and a draft is somebody’s.

-- AlterTable
ALTER TABLE "protocols" ADD COLUMN     "regions" TEXT[];

-- Checks that no program can leave out.
ALTER TABLE protocols ADD CHECK (shared OR created_by IS NOT NULL);
