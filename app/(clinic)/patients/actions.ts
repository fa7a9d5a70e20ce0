// Finding patients, and writing a patient and a baseline down for the first time.
'use server'

import type { z } from 'zod'
import { newPatientSchema, patientSearchSchema, type NewPatientInput } from '@/domain/patients'
import { baselineSchema } from '@/domain/reassessment/baseline'
import { staffAction, therapistAction } from '@/server/action'
import * as assessments from '@/server/assessments'
import * as patients from '@/server/patients'

const add = staffAction(newPatientSchema, (viewer, input) => patients.addPatient(viewer, input))
const find = staffAction(patientSearchSchema, (viewer, input) => patients.listPatients(viewer, input))
const assess = therapistAction(baselineSchema, (viewer, input, patientId: string) =>
  assessments.addBaseline(viewer, patientId, input),
)

export async function addPatient(raw: NewPatientInput) {
  return add(raw)
}

export async function addBaseline(patientId: string, raw: z.input<typeof baselineSchema>) {
  return assess(raw, patientId)
}

export async function searchPatients(q: string) {
  return find({ q })
}
