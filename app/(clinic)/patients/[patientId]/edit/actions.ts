// What is changed in a patient's record: a section, a consent, the care team, an adverse event, the private note.
'use server'

import { refresh } from 'next/cache'
import type { z } from 'zod'
import { wasTheirs, type ActionResult } from '@/domain/action-result'
import {
  adverseEventSchema,
  clinicianNoteSchema,
  sectionSchema,
  teamChangeSchema,
  type SectionInput,
} from '@/domain/patient-record'
import { consentSchema, type ConsentInput } from '@/domain/consents'
import { staffAction, therapistAction } from '@/server/action'
import * as careTeam from '@/server/care-team'
import * as consents from '@/server/consents'
import { sendLater } from '@/server/mail-later'
import * as record from '@/server/patient-record'

const section = (before: unknown) =>
  staffAction(sectionSchema, async (viewer, input, patientId: string) =>
    sendLater(await record.saveSection(viewer, patientId, input, before)),
  )
const consent = staffAction(consentSchema, consents.recordConsent)
const team = staffAction(teamChangeSchema, (viewer, input, patientId: string) =>
  careTeam.changeTeam(viewer, patientId, input),
)
const adverseEvent = staffAction(adverseEventSchema, (viewer, input, patientId: string) =>
  record.addAdverseEvent(viewer, patientId, input),
)
const note = therapistAction(clinicianNoteSchema, (viewer, input, patientId: string) =>
  record.writeNote(viewer, patientId, input),
)

/** `before` is the section as the page showed it. */
export async function saveSection(patientId: string, raw: SectionInput, before?: unknown) {
  return shown(await section(before)(raw, patientId))
}

export async function recordConsent(patientId: string, raw: ConsentInput) {
  return shown(await consent(raw, patientId))
}

export async function changeTeam(patientId: string, raw: z.input<typeof teamChangeSchema>) {
  return shown(await team(raw, patientId))
}

export async function addAdverseEvent(patientId: string, raw: z.input<typeof adverseEventSchema>) {
  return shown(await adverseEvent(raw, patientId))
}

export async function writeNote(patientId: string, raw: z.input<typeof clinicianNoteSchema>) {
  return shown(await note(raw, patientId))
}

/** The page shows the change in the same round trip, and after a refusal what somebody else has written. */
function shown<T>(result: ActionResult<T>): ActionResult<T> {
  if (wasTheirs(result)) refresh()
  return result
}
