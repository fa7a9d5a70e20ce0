// Owns the page for who is not signed in, where a page does not send to the sign-in by itself.
import type { Metadata } from 'next'
import { TurnedAway } from '@/components/accounts/TurnedAway'

export const metadata: Metadata = { title: 'Sign in first' }

export default function Unauthorized() {
  return (
    <TurnedAway title="Sign in first" action={{ href: '/sign-in', label: 'Go to sign in' }}>
      <p>You are not signed in on this device, or your time was up.</p>
    </TurnedAway>
  )
}
