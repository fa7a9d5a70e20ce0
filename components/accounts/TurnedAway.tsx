// Owns the words for a page that this person's role does not open, and for one that needs signing in.
// A part of every answer, as components/ui/TroublePage.tsx.
'use client'

import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/Button'
import { mainId } from '@/components/ui/ShellParts'

export interface TurnedAwayProps {
  title: string
  action: { href: string; label: string }
  children: ReactNode
}

export function TurnedAway({ title, action, children }: TurnedAwayProps) {
  return (
    <main id={mainId} className="mx-auto max-w-lg px-4 py-8 sm:py-14">
      <h1 className="text-2xl font-bold">{title}</h1>
      <div className="mt-2 space-y-3">{children}</div>
      <div className="mt-6">
        <LinkButton variant="primary" href={action.href} prefetch={false}>
          {action.label}
        </LinkButton>
      </div>
    </main>
  )
}
