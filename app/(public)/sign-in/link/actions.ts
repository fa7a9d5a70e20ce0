// Asking for a link by e-mail, and signing in with it.
'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { textIn } from '@/components/accounts/textIn'
import type { FormState } from '@/components/accounts/useServerForm'
import { signInLinkSchema } from '@/domain/accounts/accounts'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { publicAction } from '@/server/action'
import { signInHere, thisDevice } from '@/server/auth-session'
import { NotFound, Refused } from '@/server/errors'
import { sendsMail } from '@/server/mail'
import { secondsBeforeLink, sendSignInLinks, useSignInLink as signInWith } from '@/server/sign-in-links'

const ask = publicAction(signInLinkSchema, async ({ email }) => {
  if (!sendsMail()) throw new NotFound()
  const wait = await secondsBeforeLink(email, (await thisDevice()).address)
  if (wait > 0) throw new Refused({ email: problemInWords(`wait:${wait}`) })
  // Once this is answered: how long it takes would tell whether anybody has the address.
  after(() =>
    sendSignInLinks(email).catch((error: unknown) =>
      console.error('a sign-in link was not sent:', error instanceof Error ? error.name : typeof error),
    ),
  )
})

export async function askForLink(_: FormState, form: FormData): Promise<FormState> {
  const result = await ask({ email: textIn(form, 'email') })
  if (!result.ok) return { fields: result.fields }
  redirect('/sign-in/link?sent')
}

const enter = publicAction(z.string().max(200), async (token) =>
  signInWith(token, (await thisDevice()).device),
)

export async function signInWithLink(_: FormState, form: FormData): Promise<FormState> {
  const result = await enter(textIn(form, 'token'))
  if (!result.ok) return { fields: result.fields }
  await signInHere(result.value)
  redirect('/today')
}
