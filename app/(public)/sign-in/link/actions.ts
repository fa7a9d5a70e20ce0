// Asking for a link by e-mail, and signing in with it.
'use server'

import { redirect } from 'next/navigation'
import { textIn } from '@/components/accounts/textIn'
import type { FormState } from '@/components/accounts/useServerForm'
import { linkTokenSchema, signInLinkSchema } from '@/domain/accounts/accounts'
import { publicAction } from '@/server/action'
import { signInHere, thisDevice } from '@/server/auth-session'
import { askForLinkByEmail } from '@/server/link-by-email'
import { sendSignInLinks, useSignInLink as signInWith } from '@/server/sign-in-links'

const ask = publicAction(signInLinkSchema, ({ email }) => askForLinkByEmail(email, sendSignInLinks))

export async function askForLink(_: FormState, form: FormData): Promise<FormState> {
  const result = await ask({ email: textIn(form, 'email') })
  if (!result.ok) return { fields: result.fields }
  redirect('/sign-in/link?sent')
}

const enter = publicAction(linkTokenSchema, async (token) => signInWith(token, (await thisDevice()).device))

export async function signInWithLink(_: FormState, form: FormData): Promise<FormState> {
  const result = await enter(textIn(form, 'token'))
  if (!result.ok) return { fields: result.fields }
  await signInHere(result.value)
  redirect('/today')
}
