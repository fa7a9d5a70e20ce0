-- The drawing of an exercise, as data; its digest is what a browser keeps the picture by.

-- AlterTable
ALTER TABLE "exercises" ADD COLUMN     "drawing" JSONB,
ADD COLUMN     "drawing_digest" TEXT;

ALTER TABLE exercises
  ADD CHECK ((drawing IS NULL) = (drawing_digest IS NULL)),
  ADD CHECK (drawing_digest ~ '^[0-9a-f]{12}$');
