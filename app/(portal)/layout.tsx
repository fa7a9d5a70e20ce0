// Owns the door to the patient's side: who is signed in as a patient gets the shell, everybody else is turned away.
import { CircleUserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/Button'
import { PortalShell } from '@/components/ui/PortalShell'
import { unreadMessages } from '@/server/messages'
import { requirePatient } from '@/server/session'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePatient()
  return (
    <PortalShell
      clinicName={viewer.clinicName}
      personName={viewer.name}
      demo={viewer.demo}
      unread={await unreadMessages(viewer)}
      // Signing out stands behind a link: who signed in with a link alone needs a new one to come back.
      signOut={
        <LinkButton href="/account" prefetch={false} variant="quiet" size="small" icon={<CircleUserRound />}>
          Account
        </LinkButton>
      }
    >
      {children}
    </PortalShell>
  )
}
