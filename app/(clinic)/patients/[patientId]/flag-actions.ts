// What a therapist answers to flags of a patient of theirs.
'use server'

import { refresh } from 'next/cache'
import {
  closeFlagsSchema,
  putOffFlagsSchema,
  type CloseFlagsInput,
  type PutOffFlagsInput,
} from '@/domain/logging/flag-forms'
import { therapistAction } from '@/server/action'
import * as flags from '@/server/flags'

const close = therapistAction(closeFlagsSchema, flags.closeFlags)
const putOff = therapistAction(putOffFlagsSchema, flags.putOffFlags)

export async function closeFlags(raw: CloseFlagsInput) {
  const result = await close(raw)
  if (result.ok) refresh()
  return result
}

export async function putOffFlags(raw: PutOffFlagsInput) {
  const result = await putOff(raw)
  if (result.ok) refresh()
  return result
}
