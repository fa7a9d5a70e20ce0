-- How much a patient sends within a day is counted, for whichever days it is.
CREATE INDEX "logs_patient_id_received_at_idx" ON "logs"("patient_id", "received_at");
CREATE INDEX "check_ins_patient_id_received_at_idx" ON "check_ins"("patient_id", "received_at");
