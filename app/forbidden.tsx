// Owns the page for what one's role does not allow, such as the staff's side for a patient.
import type { Metadata } from 'next'
import { TurnedAway } from '@/components/accounts/TurnedAway'

export const metadata: Metadata = { title: 'Not for your account' }

export default function Forbidden() {
  return (
    <TurnedAway title="This page is not for your account" action={{ href: '/', label: 'Go to my own pages' }}>
      <p>
        You are signed in, but your account does not open this page. Ask an admin of your clinic if you need
        it.
      </p>
    </TurnedAway>
  )
}
