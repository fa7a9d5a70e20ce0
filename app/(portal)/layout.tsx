// Owns the door to the patient's side: who is signed in as a patient gets the shell, everybody else is turned away.
import { CircleUserRound, FilePenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { OwnPageAlone } from '@/components/accounts/OwnPageAlone'
import { PageOwner } from '@/components/accounts/PageOwner'
import { LinkButton } from '@/components/ui/Button'
import { OnePress } from '@/components/ui/OnePress'
import { PortalShell } from '@/components/ui/PortalShell'
import { portalFrame } from '@/server/portal-frame'
import { requirePatient } from '@/server/session'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePatient()
  const { unread, asksForConsent } = await portalFrame(viewer)
  return (
    <PageOwner account={viewer.accountId}>
      <PortalShell
        clinicName={viewer.clinicName}
        personName={viewer.name}
        demo={viewer.demo}
        unread={unread}
        asks={
          asksForConsent && (
            <LinkButton href="/consent" prefetch={false} wide icon={<FilePenLine />} className="mb-5">
              Your clinic asks you to read and answer something
            </LinkButton>
          )
        }
        // Signing out stands behind a link: who signed in with a link alone needs a new one to come back.
        signOut={
          <LinkButton
            href="/account"
            prefetch={false}
            variant="quiet"
            size="small"
            icon={<CircleUserRound />}
          >
            Account
          </LinkButton>
        }
      >
        {children}
        <OwnPageAlone />
        <OnePress />
      </PortalShell>
    </PageOwner>
  )
}
