// The actions of who comes in and goes out: signing in and signing out.
'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/accounts/useServerForm'
import { wayBack } from '@/domain/accounts/way-back'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { endSessionHere, signInHere, thisDevice } from '@/server/auth-session'
import { signIn } from '@/server/sign-in'

const textOf = (form: FormData, name: string) => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export async function signInWithPassphrase(_: FormState, form: FormData): Promise<FormState> {
  const name = textOf(form, 'email')
  const answer = await signIn({ name, passphrase: textOf(form, 'passphrase'), ...(await thisDevice()) })
  if (typeof answer === 'string') return { fields: { '': problemInWords(answer) } }
  await signInHere(answer)
  redirect(wayBack(form.get('callbackUrl')) ?? (answer.patient ? '/today' : '/caseload'))
}

export async function signOut(): Promise<void> {
  await endSessionHere()
  redirect('/sign-in')
}
