// What a therapist answers to a flag of a patient of theirs.
'use server'

import { refresh } from 'next/cache'
import {
  closeFlagSchema,
  putOffFlagSchema,
  type CloseFlagInput,
  type PutOffFlagInput,
} from '@/domain/logging/flag-forms'
import { therapistAction } from '@/server/action'
import * as flags from '@/server/flags'

const close = therapistAction(closeFlagSchema, (viewer, input, flagId: string) =>
  flags.closeFlag(viewer, input, flagId),
)
const putOff = therapistAction(putOffFlagSchema, (viewer, input, flagId: string) =>
  flags.putOffFlag(viewer, input, flagId),
)

export async function closeFlag(flagId: string, raw: CloseFlagInput) {
  const result = await close(raw, flagId)
  if (result.ok) refresh()
  return result
}

export async function putOffFlag(flagId: string, raw: PutOffFlagInput) {
  const result = await putOff(raw, flagId)
  if (result.ok) refresh()
  return result
}
