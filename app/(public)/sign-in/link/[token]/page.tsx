// What a link from an e-mail opens: one button. Looking at it uses nothing up, since mail programs fetch links.
import type { Metadata } from 'next'
import { EnterByLink } from '@/components/accounts/EnterByLink'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { PublicShell } from '@/components/ui/PublicShell'
import { sendsMail } from '@/server/mail'
import { currentViewer } from '@/server/session'
import { signInLinkFor } from '@/server/sign-in-links'
import { signInWithLink } from '../actions'

// It names nobody: it is what a preview of the link shows.
export const metadata: Metadata = { title: 'Sign in' }

export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [link, viewer] = await Promise.all([signInLinkFor(token), currentViewer()])
  if (!link)
    return (
      <PublicShell title="This link no longer works">
        <p>A link works once, for 15 minutes.</p>
        <div className="mt-5 flex flex-wrap gap-2">
          {viewer ? (
            <LinkButton variant="primary" href="/" prefetch={false}>
              Go to my pages
            </LinkButton>
          ) : (
            <LinkButton variant="primary" href={sendsMail() ? '/sign-in/link' : '/sign-in'} prefetch={false}>
              {sendsMail() ? 'Ask for a new link' : 'Go to sign in'}
            </LinkButton>
          )}
        </div>
      </PublicShell>
    )
  return (
    <PublicShell
      title={`Welcome back, ${link.name}`}
      lead={`This signs you in at ${link.clinicName}, on this phone or computer.`}
      footer={`Not ${link.name}? Then this link is not for you: close the page.`}
    >
      {viewer && (
        <Alert tone="warning" title={`${viewer.name} is signed in on this device`} className="mb-5">
          Going on signs {viewer.name} out here.
        </Alert>
      )}
      <EnterByLink enter={signInWithLink} token={token} />
    </PublicShell>
  )
}
