// Putting a patient aside as a former one, and bringing them back.
'use server'

import { refresh } from 'next/cache'
import type { ActionResult } from '@/domain/action-result'
import { nothingSchema } from '@/domain/fields'
import { staffAction } from '@/server/action'
import { bringBack, putAside } from '@/server/former-patients'

const put = staffAction(nothingSchema, (viewer, _, patientId: string) => putAside(viewer, patientId))
const bring = staffAction(nothingSchema, (viewer, _, patientId: string) => bringBack(viewer, patientId))

export async function putPatientAside(patientId: string): Promise<ActionResult<void>> {
  return shown(await put({}, patientId))
}

export async function bringPatientBack(patientId: string): Promise<ActionResult<void>> {
  return shown(await bring({}, patientId))
}

function shown(result: ActionResult<void>): ActionResult<void> {
  if (result.ok) refresh()
  return result
}
