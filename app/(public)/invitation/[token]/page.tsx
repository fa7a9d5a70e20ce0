// Owns the page that an invitation opens. Looking at it uses nothing up: messengers fetch links to show a preview.
import { randomBytes, randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import { AcceptInvitation } from '@/components/accounts/AcceptInvitation'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { PublicShell } from '@/components/ui/PublicShell'
import { fourWords } from '@/domain/accounts/four-words'
import { invitationFor } from '@/server/invitations'
import { currentViewer } from '@/server/session'
import { acceptHere } from '../../actions'

// The page's title names nobody: it is what a link preview shows.
export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [invitation, viewer] = await Promise.all([invitationFor(token), currentViewer()])
  if (!invitation)
    return (
      <PublicShell title="This link no longer works">
        <p>A link works once and not for ever, and a newer one takes its place.</p>
        <p className="mt-3">
          If you opened it on this device before, you may be signed in still, or sign in with the passphrase
          that you chose. If not, ask your clinic for a new link or a new code to scan.
        </p>
        <div className="mt-5 flex flex-wrap gap-2">
          <LinkButton variant="primary" href="/" prefetch={false}>
            {viewer ? 'Go to my pages' : 'Go to sign in'}
          </LinkButton>
        </div>
      </PublicShell>
    )
  const { name, signIn, clinicName, demo, patient, renewal } = invitation
  return (
    <PublicShell
      title={`Welcome, ${name}`}
      lead={
        renewal
          ? `Choose a new passphrase for ${clinicName}.`
          : patient
            ? `${clinicName} invites you to see your exercises here and to note how they went.`
            : `${clinicName} invites you to work with its treatment plans.`
      }
      demo={demo}
      footer={`Not ${name}? Then this link is not for you: close the page and tell the clinic.`}
    >
      {viewer && (
        <Alert tone="warning" title={`${viewer.name} is signed in on this device`} className="mb-5">
          Going on signs {viewer.name} out here.
        </Alert>
      )}
      <AcceptInvitation
        accept={acceptHere}
        token={token}
        attempt={randomBytes(16).toString('base64url')}
        patient={patient}
        signIn={signIn}
        offered={fourWords((below) => randomInt(below))}
      />
    </PublicShell>
  )
}
