// Owns the page for an unexpected error, inside the shell of this side.
'use client'

import { UnexpectedError } from '@/components/ui/TroublePage'

export default function PortalError({ error, retry }: { error: unknown; retry: () => void }) {
  return <UnexpectedError error={error} retry={retry} home={{ href: '/today', label: 'Go to today' }} />
}
