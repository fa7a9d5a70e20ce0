// Owns the page for an address that leads nowhere, signed in or not.
import type { Metadata } from 'next'
import { NotFoundPage } from '@/components/ui/TroublePage'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="px-4">
      <NotFoundPage home={{ href: '/', label: 'Go to the start' }} />
    </main>
  )
}
