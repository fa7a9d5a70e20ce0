-- The clinic’s own catalog: who changed an item last and how often, where it comes from, its video and its photograph.

-- AlterTable
ALTER TABLE "exercises" ADD COLUMN     "adapted_from" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updated_by" UUID,
ADD COLUMN     "video_url" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "protocols" ADD COLUMN     "adapted_from" TEXT,
ADD COLUMN     "created_by" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "shared" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "updated_by" UUID;

-- CreateTable
CREATE TABLE "exercise_photos" (
    "clinic_id" UUID NOT NULL,
    "exercise_id" UUID NOT NULL,
    "image" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exercise_photos_pkey" PRIMARY KEY ("clinic_id","exercise_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exercises_clinic_id_id_key" ON "exercises"("clinic_id", "id");

-- AddForeignKey
ALTER TABLE "exercise_photos" ADD CONSTRAINT "exercise_photos_clinic_id_exercise_id_fkey" FOREIGN KEY ("clinic_id", "exercise_id") REFERENCES "exercises"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Checks that no program can leave out.
ALTER TABLE exercises
  ADD CHECK (easier_id <> id AND harder_id <> id),
  ADD CHECK (video_url = '' OR video_url LIKE 'https://%'),
  ADD CHECK (revision >= 1);
ALTER TABLE protocols
  ADD CHECK (clinic_id IS NOT NULL OR shared),
  ADD CHECK (revision >= 1);
ALTER TABLE exercise_photos
  ADD CHECK (octet_length(image) BETWEEN 1 AND 8388608),
  ADD CHECK (width BETWEEN 1 AND 1280 AND height BETWEEN 1 AND 1280);

-- A photograph is of an item of the clinic: the reference carries the clinic, so it cannot be of another's or a built-in one.
GRANT SELECT, INSERT, UPDATE, DELETE ON exercise_photos TO phaseline_staff;
GRANT SELECT ON exercise_photos TO phaseline_patient;
ALTER TABLE exercise_photos ENABLE ROW LEVEL SECURITY;
ALTER TABLE exercise_photos FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON exercise_photos TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
-- A patient sees the photographs of what is prescribed to them, as with the items themselves.
CREATE POLICY patient ON exercise_photos FOR SELECT TO phaseline_patient
  USING (clinic_id = (SELECT app_clinic())
    AND EXISTS (SELECT FROM prescriptions p WHERE p.exercise_id = exercise_photos.exercise_id));
