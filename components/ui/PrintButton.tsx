// Owns printing the page that is shown.
'use client'

import { Printer } from 'lucide-react'
import { Button } from './Button'

export function PrintButton({ children }: { children: string }) {
  return (
    <Button variant="primary" icon={<Printer />} onClick={() => window.print()}>
      {children}
    </Button>
  )
}
