// Owns what this side shows for a missing or somebody else's page, inside its shell.
import type { Metadata } from 'next'
import { NotFoundPage } from '@/components/ui/TroublePage'

export const metadata: Metadata = { title: 'Not found' }

export default function PortalNotFound() {
  return <NotFoundPage home={{ href: '/today', label: 'Go to today' }} />
}
