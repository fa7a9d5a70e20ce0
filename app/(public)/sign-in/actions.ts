// The actions of the second step at sign-in, and of a forgotten passphrase.
'use server'

import { redirect } from 'next/navigation'
import type { Enrolled } from '@/components/accounts/EnrolSecondStep'
import { textIn } from '@/components/accounts/textIn'
import type { FormState } from '@/components/accounts/useServerForm'
import { signInCodeSchema, signInLinkSchema } from '@/domain/accounts/accounts'
import { publicAction } from '@/server/action'
import { signInHere, thisDevice } from '@/server/auth-session'
import { askForLinkByEmail } from '@/server/link-by-email'
import { sendRenewal } from '@/server/passphrase-renewal'
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

const ask = publicAction(signInLinkSchema, ({ email }) => askForLinkByEmail(email, sendRenewal))

export async function askForRenewal(_: FormState, form: FormData): Promise<FormState> {
  const result = await ask({ email: textIn(form, 'email') })
  if (!result.ok) return { fields: result.fields }
  redirect('/sign-in/forgotten?sent')
}
