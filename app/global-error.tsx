// Owns the page for an error in the root layout itself, so it brings its own document and styles.
'use client'

import { TroubleFrame, UnexpectedError } from '@/components/ui/TroublePage'
import './globals.css'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans">
        <TroubleFrame>
          <UnexpectedError error={error} retry={retry} home={{ href: '/', label: 'Go to the start' }} />
        </TroubleFrame>
      </body>
    </html>
  )
}
