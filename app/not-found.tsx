// Owns the page for an address that leads nowhere, signed in or not.
import type { Metadata } from 'next'
import { NotFoundPage, TroubleFrame } from '@/components/ui/TroublePage'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <TroubleFrame>
      <NotFoundPage home={{ href: '/', label: 'Go to the start' }} />
    </TroubleFrame>
  )
}
