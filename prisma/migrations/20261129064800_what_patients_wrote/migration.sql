-- What a patient wrote is new to a therapist until an entry of the audit log names it, which is asked for everybody in the caseload: most entries have no word.
CREATE INDEX logs_with_note ON logs (patient_id, received_at) WHERE note <> '';
CREATE INDEX check_ins_with_word ON check_ins (patient_id, received_at) WHERE word <> '';
CREATE INDEX audit_entries_words_shown ON audit_entries (clinic_id, patient_id, account_id, object_id)
  WHERE action = 'read' AND object = 'words';
