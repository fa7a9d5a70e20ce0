-- A browser that was subscribed before its key was noted listens to the key of now, and to no later one: it is noted.
GRANT UPDATE (push_key) ON push_devices TO phaseline_jobs;
