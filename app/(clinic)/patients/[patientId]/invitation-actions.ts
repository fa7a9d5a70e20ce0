// The actions of letting a patient in: a new invitation, and signing their devices out.
'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { InvitationLink } from '@/domain/accounts/invitation-link'
import type { ActionResult } from '@/domain/action-result'
import { staffAction } from '@/server/action'
import { invitationLink } from '@/server/invitation-link'
import { endPatientSessions, invitePatient } from '@/server/invitations'

const nothing = z.object({})

const invite = staffAction(nothing, async (viewer, _, patientId: string) =>
  invitationLink(await invitePatient(viewer, patientId), viewer.demo),
)
const endSessions = staffAction(nothing, (viewer, _, patientId: string) =>
  endPatientSessions(viewer, patientId),
)

export async function invitePatientToPortal(patientId: string): Promise<ActionResult<InvitationLink>> {
  return invite({}, patientId)
}

export async function endSessionsOfPatient(patientId: string): Promise<ActionResult<void>> {
  const result = await endSessions({}, patientId)
  if (result.ok) revalidatePath(`/patients/${patientId}`)
  return result
}
