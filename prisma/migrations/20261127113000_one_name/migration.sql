-- A patient who was given another name was still greeted and shown by the one before wherever the account speaks.
ALTER TABLE accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts DISABLE TRIGGER USER;
UPDATE accounts a SET name = p.name FROM patients p
WHERE p.clinic_id = a.clinic_id AND p.id = a.patient_id AND p.name <> a.name;
ALTER TABLE accounts ENABLE TRIGGER USER;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
