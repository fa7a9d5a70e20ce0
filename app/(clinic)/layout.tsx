// Owns the door to the staff's side: who is signed in as staff gets the shell, everybody else is turned away.
import type { ReactNode } from 'react'
import { PageOwner } from '@/components/accounts/PageOwner'
import { SessionEnd } from '@/components/accounts/SessionEnd'
import { SignOutForm } from '@/components/accounts/SignOutForm'
import { ClinicShell } from '@/components/ui/ClinicShell'
import { unreadMessages } from '@/server/messages'
import { requireStaff } from '@/server/session'
import { signOut } from '../(public)/actions'
import { staySignedIn } from './stay-actions'

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  const viewer = await requireStaff()
  return (
    <PageOwner account={viewer.accountId}>
      <ClinicShell
        clinicName={viewer.clinicName}
        personName={viewer.name}
        demo={viewer.demo}
        unread={await unreadMessages(viewer)}
        signOut={<SignOutForm signOut={signOut} size="small" />}
      >
        {children}
        <SessionEnd stay={staySignedIn} roles={viewer.roles.join()} />
      </ClinicShell>
    </PageOwner>
  )
}
