-- Who is signed out everywhere has lost a phone or a secret: the calendar's secret address ends as well.
GRANT UPDATE (ended_at) ON calendar_feeds TO phaseline_system;
CREATE POLICY system_ends ON calendar_feeds FOR UPDATE TO phaseline_system
  USING (true) WITH CHECK (ended_at IS NOT NULL);
