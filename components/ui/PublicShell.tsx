// Owns the frame of the pages before signing in: the wordmark and one card.
'use client'

import type { ReactNode } from 'react'
import { DemoStrip, mainId } from './ShellParts'
import { Wordmark } from './Wordmark'

export interface PublicShellProps {
  title: ReactNode
  lead?: ReactNode
  demo?: boolean
  /** Below the card: demo accounts, a way back. */
  footer?: ReactNode
  children: ReactNode
}

/** Patients pass through it too, so it has the patient's sizes. */
export function PublicShell({ title, lead, demo = false, footer, children }: PublicShellProps) {
  return (
    <div data-side="patient" className="min-h-dvh">
      {demo && <DemoStrip />}
      <main id={mainId} className="mx-auto w-full max-w-md px-4 py-8 sm:py-14">
        <Wordmark className="mb-5 text-xl" />
        <div className="rounded-card border border-line bg-raised p-5 sm:p-7">
          <h1 className="text-2xl font-bold">{title}</h1>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
          <div className="mt-5">{children}</div>
        </div>
        {footer && <div className="mt-5 text-sm text-muted">{footer}</div>}
      </main>
    </div>
  )
}
