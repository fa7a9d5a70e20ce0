// The actions of letting a patient in: a new invitation, and signing their devices out.
'use server'

import { refresh, revalidatePath } from 'next/cache'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import { wasTheirs, type ActionResult } from '@/domain/action-result'
import { nothingSchema } from '@/domain/fields'
import { staffAction } from '@/server/action'
import { invitationLink } from '@/server/invitation-link'
import { endPatientSessions, invitePatient } from '@/server/invitations'
import { hasProof } from '@/server/own-proof'

const invite = staffAction(nothingSchema, async (viewer, _, patientId: string) =>
  invitationLink(await invitePatient(viewer, patientId, await hasProof(viewer)), viewer.demo),
)
const endSessions = staffAction(nothingSchema, (viewer, _, patientId: string) =>
  endPatientSessions(viewer, patientId),
)

export async function invitePatientToPortal(patientId: string): Promise<ActionResult<InvitationLink>> {
  const result = await invite({}, patientId)
  // The proof may have lapsed while the page was open: drawn anew, it asks for it.
  if (!result.ok && wasTheirs(result)) refresh()
  return result
}

export async function endSessionsOfPatient(patientId: string): Promise<ActionResult<void>> {
  const result = await endSessions({}, patientId)
  if (result.ok) revalidatePath(`/patients/${patientId}`)
  return result
}
