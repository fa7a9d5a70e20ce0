// The actions of who comes in and goes out: signing in and out, accepting an invitation, setting up the first clinic.
'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { textIn } from '@/components/accounts/textIn'
import type { FormState } from '@/components/accounts/useServerForm'
import { acceptInvitationSchema, setUpSchema } from '@/domain/accounts/accounts'
import { problemInWords } from '@/domain/accounts/sign-in-problem'
import { wayBack } from '@/domain/accounts/way-back'
import { publicAction } from '@/server/action'
import { begin, isFromAnothersPage, sayWhosePage } from '@/server/asked'
import { endSessionHere, signInHere, thisDevice } from '@/server/auth-session'
import { acceptInvitation } from '@/server/invitations'
import { awaitSecondStep } from '@/server/pending-sign-in'
import { currentViewer } from '@/server/session'
import { setUp } from '@/server/set-up'
import { signIn } from '@/server/sign-in'

export async function signInWithPassphrase(_: FormState, form: FormData): Promise<FormState> {
  const given = { name: textIn(form, 'email'), passphrase: textIn(form, 'passphrase') }
  const back = wayBack(form.get('callbackUrl'))
  begin()
  const answer = await signIn({ ...given, ...(await thisDevice()) })
  if (typeof answer === 'string') return { fields: { '': problemInWords(answer) } }
  if ('next' in answer) redirect(await awaitSecondStep(answer, back))
  await signInHere(answer)
  redirect(back ?? (answer.patient ? '/today' : '/caseload'))
}

export async function signOut(form?: FormData): Promise<void> {
  sayWhosePage(form)
  begin()
  const viewer = await currentViewer()
  // Whoever has signed in since stays, and what this tab still shows of the other goes.
  if (viewer && isFromAnothersPage(viewer)) revalidatePath('/', 'layout')
  else await endSessionHere()
  redirect('/sign-in')
}

const accept = publicAction(acceptInvitationSchema, async (input) =>
  acceptInvitation(input, (await thisDevice()).device),
)

export async function acceptHere(_: FormState, form: FormData): Promise<FormState> {
  const result = await accept({
    token: textIn(form, 'token'),
    way: textIn(form, 'way') === 'this-device' ? 'this-device' : 'passphrase',
    attempt: textIn(form, 'attempt'),
    signIn: textIn(form, 'signIn'),
    passphrase: textIn(form, 'passphrase'),
  })
  if (!result.ok) return { fields: result.fields }
  if ('next' in result.value) redirect(await awaitSecondStep(result.value, null))
  await signInHere(result.value)
  redirect(result.value.patient ? '/today' : '/caseload')
}

const open = publicAction(setUpSchema, async (input) => setUp(input, (await thisDevice()).device))

export async function setUpHere(_: FormState, form: FormData): Promise<FormState> {
  const result = await open({
    code: textIn(form, 'code'),
    clinicName: textIn(form, 'clinicName'),
    timeZone: textIn(form, 'timeZone'),
    name: textIn(form, 'name'),
    signIn: textIn(form, 'signIn'),
    passphrase: textIn(form, 'passphrase'),
    treatsPatients: form.get('treatsPatients') !== null,
  })
  if (!result.ok) return { fields: result.fields }
  await signInHere(result.value)
  redirect('/caseload')
}
