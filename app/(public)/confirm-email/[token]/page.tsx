// Where the link to a new e-mail address leads: one button. Looking at it changes nothing, since mail programs fetch links.
import type { Metadata } from 'next'
import { MailCheck } from 'lucide-react'
import { LinkDeed } from '@/components/accounts/LinkDeed'
import { PublicShell } from '@/components/ui/PublicShell'
import { emailToConfirm } from '@/server/asked-email'
import { confirmEmail } from './actions'

// It names nobody: it is what a preview of the link shows.
export const metadata: Metadata = { title: 'Confirm your address' }

export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const asked = await emailToConfirm(token)
  if (!asked)
    return (
      <PublicShell title="This link no longer works">
        <p>A link works once, for an hour. You can ask for a new one in your account.</p>
      </PublicShell>
    )
  return (
    <PublicShell
      title="Is this your address?"
      lead={`${asked.clinicName} will write to ${asked.email}, and send links to sign in there.`}
      footer="You did not ask for it? Then close the page: nothing is changed."
    >
      <LinkDeed
        act={confirmEmail.bind(null, token)}
        icon={<MailCheck />}
        verb="Confirm this address"
        done={{ title: 'Thank you: this address counts now', words: 'You can close this page.' }}
      />
    </PublicShell>
  )
}
