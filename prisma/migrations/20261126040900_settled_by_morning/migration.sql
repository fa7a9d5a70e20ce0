-- Whether the pain of the day before's exercises was gone by this morning, as the check-in says it.
-- AlterTable
ALTER TABLE "check_ins" ADD COLUMN "settled" BOOLEAN;
