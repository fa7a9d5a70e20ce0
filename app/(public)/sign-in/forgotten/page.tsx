// Where somebody who has forgotten the passphrase asks for a link by e-mail. It says the same whether or not there is an account.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AskForLink } from '@/components/accounts/AskForLink'
import { LinkButton } from '@/components/ui/Button'
import { PublicShell } from '@/components/ui/PublicShell'
import { sendsMail } from '@/server/mail'
import { askForRenewal } from '../actions'

export const metadata: Metadata = { title: 'Passphrase forgotten' }

type Search = Promise<{ sent?: string | string[] }>

export default async function ForgottenPage({ searchParams }: { searchParams: Search }) {
  if (!sendsMail()) notFound()
  const { sent } = await searchParams
  const back = (
    <LinkButton href="/sign-in" prefetch={false} className="mt-5">
      Back to sign in
    </LinkButton>
  )
  if (sent !== undefined)
    return (
      <PublicShell title="Look in your e-mail">
        <p>If somebody signs in with this address, a link is on its way. It works once, for half an hour.</p>
        <p className="mt-3">Nothing there? Look among the unwanted e-mails, or ask your clinic for a link.</p>
        {back}
      </PublicShell>
    )
  return (
    <PublicShell
      title="Choose a new passphrase"
      lead="For whoever signs in with an e-mail address. The link goes by e-mail."
      footer={back}
    >
      <AskForLink ask={askForRenewal} autoComplete="username" />
    </PublicShell>
  )
}
