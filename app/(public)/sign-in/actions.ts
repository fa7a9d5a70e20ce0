// The actions of the second step at sign-in.
'use server'

import { redirect } from 'next/navigation'
import type { Enrolled } from '@/components/accounts/EnrolSecondStep'
import { textIn } from '@/components/accounts/textIn'
import type { FormState } from '@/components/accounts/useServerForm'
import { signInCodeSchema } from '@/domain/accounts/accounts'
import { publicAction } from '@/server/action'
import { signInHere, thisDevice } from '@/server/auth-session'
import { finishByEnrolling, finishWithCode } from '@/server/pending-sign-in'

const finish = publicAction(signInCodeSchema, async ({ code }) =>
  finishWithCode(code, (await thisDevice()).device),
)
const finishEnrolling = publicAction(signInCodeSchema, async ({ code }) =>
  finishByEnrolling(code, (await thisDevice()).device),
)

export async function enterCode(_: FormState, form: FormData): Promise<FormState> {
  const result = await finish({ code: textIn(form, 'code') })
  if (!result.ok) return { fields: result.fields }
  await signInHere(result.value)
  redirect(result.value.back ?? '/caseload')
}

export async function enrol(_: Enrolled, form: FormData): Promise<Enrolled> {
  const result = await finishEnrolling({ code: textIn(form, 'code') })
  if (!result.ok) return { fields: result.fields }
  await signInHere(result.value)
  return { fields: {}, codes: result.value.codes }
}
