// Owns setting up a second step where the clinic asks all its staff for one.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EnrolSecondStep } from '@/components/accounts/EnrolSecondStep'
import { PublicShell } from '@/components/ui/PublicShell'
import { pendingSecret } from '@/server/pending-sign-in'
import { enrol } from '../actions'

export const metadata: Metadata = { title: 'Set up a second step' }

export default async function EnrolPage() {
  const pending = await pendingSecret()
  if (!pending) redirect('/sign-in')
  const { secret, back } = pending
  return (
    <PublicShell
      title="Set up a second step"
      lead="Your clinic asks all its staff for one. It takes two minutes and a phone."
    >
      {/* Once it is set up the page stays, since it may be showing the recovery codes. */}
      <EnrolSecondStep
        enrol={enrol}
        secret={secret === 'set-up' ? null : secret}
        next={back ?? '/caseload'}
      />
    </PublicShell>
  )
}
