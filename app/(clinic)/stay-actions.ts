// The action by which an open page of the staff's side says that somebody is at work on it.
'use server'

import { z } from 'zod'
import type { ActionResult } from '@/domain/action-result'
import { staffAction } from '@/server/action'

const stay = staffAction(z.object({}), async () => undefined)

/** Being looked up is what keeps a session. */
export async function staySignedIn(): Promise<ActionResult<void>> {
  return stay({})
}
