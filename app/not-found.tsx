// Owns the page for an address that leads nowhere, signed in or not.
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { NotFoundPage, TroubleFrame } from '@/components/ui/TroublePage'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  // Made at each request: a page made at build time has no nonce, so none of its scripts would run.
  await connection()
  return (
    <TroubleFrame>
      <NotFoundPage home={{ href: '/', label: 'Go to the start' }} />
    </TroubleFrame>
  )
}
