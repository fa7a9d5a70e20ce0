// The action by which an open page of the staff's side says that somebody is at work on it.
'use server'

import type { ActionResult } from '@/domain/action-result'
import { nothingSchema } from '@/domain/fields'
import { staffAction } from '@/server/action'

const stay = staffAction(nothingSchema, async () => undefined)

/** Being looked up is what keeps a session. */
export async function staySignedIn(): Promise<ActionResult<void>> {
  return stay({})
}
