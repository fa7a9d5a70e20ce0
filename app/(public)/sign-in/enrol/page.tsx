// Owns setting up a second step where the clinic asks all its staff for one.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EnrolSecondStep } from '@/components/accounts/EnrolSecondStep'
import { PublicShell } from '@/components/ui/PublicShell'
import { pendingSignIn } from '@/server/pending-sign-in'
import { waitingSecret } from '@/server/second-step'
import { enrol } from '../actions'

export const metadata: Metadata = { title: 'Set up a second step' }

export default async function EnrolPage() {
  const pending = await pendingSignIn()
  if (pending?.next !== 'enrol') redirect('/sign-in')
  return (
    <PublicShell
      title="Set up a second step"
      lead="Your clinic asks all its staff for one. It takes two minutes and a phone."
    >
      {/* Without a secret it is set up already: the page stays, since it may be showing the recovery codes. */}
      <EnrolSecondStep
        enrol={enrol}
        secret={await waitingSecret(pending)}
        next={pending.back ?? '/caseload'}
      />
    </PublicShell>
  )
}
