-- The morning digest goes to who treats patients: whoever does no more is not written to.
GRANT SELECT (roles) ON accounts TO phaseline_jobs;
