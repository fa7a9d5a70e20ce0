// Where a patient asks for a link by e-mail. It says the same whether or not anybody has that address.
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AskForLink } from '@/components/accounts/AskForLink'
import { LinkButton } from '@/components/ui/Button'
import { PublicShell } from '@/components/ui/PublicShell'
import { sendsMail } from '@/server/mail'
import { currentViewer, homeOf } from '@/server/session'
import { askForLink } from './actions'

export const metadata: Metadata = { title: 'Link by e-mail' }

export default async function SignInLinkPage({
  searchParams,
}: {
  searchParams: Promise<{ sent?: string | string[] }>
}) {
  if (!sendsMail()) notFound()
  const viewer = await currentViewer()
  if (viewer) redirect(homeOf(viewer))
  const { sent } = await searchParams
  if (sent !== undefined)
    return (
      <PublicShell title="Look in your e-mail">
        <p>If your clinic knows this address, a link is on its way. It works once, for 15 minutes.</p>
        <p className="mt-3">
          Nothing there? Look among the unwanted e-mails. Or ask your clinic for a code to scan.
        </p>
        <LinkButton href="/sign-in" prefetch={false} className="mt-5">
          Back to sign in
        </LinkButton>
      </PublicShell>
    )
  return (
    <PublicShell
      title="Sign in with a link"
      lead="For patients. Write the e-mail address that your clinic has of you."
      footer={
        <LinkButton href="/sign-in" prefetch={false} variant="quiet">
          Back to sign in
        </LinkButton>
      }
    >
      <AskForLink ask={askForLink} autoComplete="email" />
    </PublicShell>
  )
}
