-- When the last e-mail went out, and since when none has: no address, no name and no text.
CREATE TABLE "mailings" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "mailings_pkey" PRIMARY KEY ("key")
);

-- As with the backups: all staff may read it; the program alone writes.
ALTER TABLE mailings ENABLE ROW LEVEL SECURITY;
ALTER TABLE mailings FORCE ROW LEVEL SECURITY;
GRANT SELECT ON mailings TO phaseline_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON mailings TO phaseline_system;
CREATE POLICY staff ON mailings FOR SELECT TO phaseline_staff USING (true);
CREATE POLICY system ON mailings TO phaseline_system USING (true) WITH CHECK (true);
