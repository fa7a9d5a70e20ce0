// Owns the page for an unexpected error outside the two signed-in sides.
'use client'

import { UnexpectedError } from '@/components/ui/TroublePage'

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="px-4">
      <UnexpectedError error={error} retry={retry} home={{ href: '/', label: 'Go to the start' }} />
    </main>
  )
}
