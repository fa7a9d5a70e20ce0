-- How a day was, typed in by staff from paper, is marked like an exercise's entry.
ALTER TABLE "check_ins" ADD COLUMN "source" TEXT NOT NULL DEFAULT 'portal';
ALTER TABLE check_ins ADD CHECK (source IN ('portal', 'paper'));
