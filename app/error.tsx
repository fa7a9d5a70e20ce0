// Owns the page for an unexpected error outside the two signed-in sides.
'use client'

import { TroubleFrame, UnexpectedError } from '@/components/ui/TroublePage'

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <TroubleFrame>
      <UnexpectedError error={error} retry={retry} home={{ href: '/', label: 'Go to the start' }} />
    </TroubleFrame>
  )
}
