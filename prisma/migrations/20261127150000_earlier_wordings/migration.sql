-- What stood in a section of a record (diagnosis and precautions, red flags, approved visits) is kept when it is written over, with who did it and when.

-- CreateTable
CREATE TABLE "earlier_wordings" (
    "id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "diagnosis" TEXT NOT NULL DEFAULT '',
    "precautions" TEXT[],
    "red_flags_on" DATE,
    "red_flags" TEXT NOT NULL DEFAULT '',
    "approved_visits" SMALLINT,
    "approved_from" DATE,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replaced_by" UUID NOT NULL,

    CONSTRAINT "earlier_wordings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "earlier_wordings_clinic_id_patient_id_section_number_key" ON "earlier_wordings"("clinic_id", "patient_id", "section", "number");

-- AddForeignKey
ALTER TABLE "earlier_wordings" ADD CONSTRAINT "earlier_wordings_clinic_id_patient_id_fkey" FOREIGN KEY ("clinic_id", "patient_id") REFERENCES "patients"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was wholly empty is no wording, and red flags stand with the day they were asked for.
ALTER TABLE earlier_wordings
  ADD CHECK (number >= 1),
  ADD CHECK (approved_visits BETWEEN 0 AND 500),
  ADD CONSTRAINT earlier_wordings_of_a_section CHECK (CASE section
    WHEN 'problem' THEN diagnosis <> '' OR coalesce(precautions, '{}') <> '{}'
    WHEN 'screening' THEN red_flags_on IS NOT NULL
    WHEN 'visits' THEN approved_visits IS NOT NULL OR approved_from IS NOT NULL
    ELSE false
  END);

-- Only ever added to, by staff in their own name; a patient's connection holds no grant on it.
GRANT SELECT, INSERT ON earlier_wordings TO phaseline_staff;
ALTER TABLE earlier_wordings ENABLE ROW LEVEL SECURITY;
ALTER TABLE earlier_wordings FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON earlier_wordings TO phaseline_staff
  USING (clinic_id = (SELECT app_clinic())) WITH CHECK (clinic_id = (SELECT app_clinic()));
CREATE POLICY own_name_replaced_by ON earlier_wordings AS RESTRICTIVE FOR INSERT TO phaseline_staff, phaseline_patient
  WITH CHECK (is_acting(replaced_by));
CREATE TRIGGER refuse_erased BEFORE INSERT ON earlier_wordings FOR EACH ROW
  WHEN (current_user IN ('phaseline_staff', 'phaseline_patient')) EXECUTE FUNCTION refuse_erased();

-- A trigger, so that no code that writes a section can forget it. The patient's row is held by then: whoever writes at the
-- same time comes after, finds what this one wrote, and counts on from here. Contact data is not kept longer than it is needed.
CREATE FUNCTION keep_wording() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text[] := coalesce(OLD.precautions, '{}');
  after text[] := coalesce(NEW.precautions, '{}');
BEGIN
  INSERT INTO earlier_wordings (id, clinic_id, patient_id, section, number, diagnosis, precautions, red_flags_on, red_flags,
    approved_visits, approved_from, replaced_by)
  SELECT gen_random_uuid(), OLD.clinic_id, OLD.id, stood.section,
    1 + coalesce((SELECT max(e.number) FROM earlier_wordings e
      WHERE e.clinic_id = OLD.clinic_id AND e.patient_id = OLD.id AND e.section = stood.section), 0),
    stood.diagnosis, stood.precautions, stood.red_flags_on, stood.red_flags, stood.approved_visits, stood.approved_from,
    app_account()
  FROM (VALUES
    ('problem', OLD.diagnosis, before, NULL, '', NULL, NULL,
      -- In which order precautions were ticked says nothing.
      NEW.diagnosis <> OLD.diagnosis OR NOT (before <@ after AND after <@ before),
      OLD.diagnosis <> '' OR before <> '{}'),
    ('screening', '', '{}', OLD.red_flags_on, OLD.red_flags, NULL, NULL,
      (NEW.red_flags_on, NEW.red_flags) IS DISTINCT FROM (OLD.red_flags_on, OLD.red_flags),
      OLD.red_flags_on IS NOT NULL),
    ('visits', '', '{}', NULL, '', OLD.approved_visits, OLD.approved_from,
      (NEW.approved_visits, NEW.approved_from) IS DISTINCT FROM (OLD.approved_visits, OLD.approved_from),
      OLD.approved_visits IS NOT NULL OR OLD.approved_from IS NOT NULL)
  ) AS stood (section, diagnosis, precautions, red_flags_on, red_flags, approved_visits, approved_from, differs, says_something)
  WHERE stood.differs AND stood.says_something;
  RETURN NULL;
END
$$;
-- Of what staff write: an erasure takes words away for good, and rows that are filled in before anybody works here name nobody.
CREATE TRIGGER keep_wording
  AFTER UPDATE OF diagnosis, precautions, red_flags_on, red_flags, approved_visits, approved_from ON patients FOR EACH ROW
  WHEN (current_user = 'phaseline_staff' AND app_account() IS NOT NULL) EXECUTE FUNCTION keep_wording();

-- Erased with the person, also where figures stay. All else is as before.
GRANT SELECT, DELETE ON earlier_wordings TO phaseline_eraser;
CREATE POLICY eraser ON earlier_wordings TO phaseline_eraser USING (clinic_id = (SELECT app_clinic()));
DO $$
DECLARE
  earlier text := pg_get_functiondef('erase_rows(uuid, uuid, boolean, uuid)'::regprocedure);
  words constant text := $words$'clinician_notes', $words$;
BEGIN
  IF position(words IN earlier) = 0 THEN
    RAISE EXCEPTION 'erase_rows is not what it was';
  END IF;
  EXECUTE replace(earlier, words, words || $words$'earlier_wordings', $words$);
END
$$;
