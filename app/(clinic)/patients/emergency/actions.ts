// Opens a record that is not one's own, in an emergency.
'use server'

import { redirect } from 'next/navigation'
import type { ActionResult } from '@/domain/action-result'
import { emergencySchema, type EmergencyInput } from '@/domain/accounts/emergency'
import { therapistAction } from '@/server/action'
import { openInEmergency } from '@/server/emergency-access'

const open = therapistAction(emergencySchema, openInEmergency)

export async function openRecordInEmergency(input: EmergencyInput): Promise<ActionResult<void>> {
  const result = await open(input)
  if (!result.ok) return result
  redirect(`/patients/${result.value.patientId}`)
}
