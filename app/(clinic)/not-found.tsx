// Owns what this side shows for a missing or somebody else's page, inside its shell.
import type { Metadata } from 'next'
import { NotFoundPage } from '@/components/ui/TroublePage'

export const metadata: Metadata = { title: 'Not found' }

export default function ClinicNotFound() {
  return <NotFoundPage home={{ href: '/caseload', label: 'Go to the caseload' }} />
}
