-- Whoever was to join a care team later and is not to any more has an end before the beginning, so that on no day they were in it.
ALTER TABLE care_team_members DROP CONSTRAINT care_team_members_check;
