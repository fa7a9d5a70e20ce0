// Owns the head of a page: the way back, its one h1, a lead and what can be done.
import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export interface PageHeaderProps {
  title: ReactNode
  lead?: ReactNode
  /** Buttons; the most likely one first. */
  actions?: ReactNode
  back?: { href: string; label: string }
  /** Badges beside the title. */
  status?: ReactNode
}

export function PageHeader({ title, lead, actions, back, status }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {back && (
        <Link
          href={back.href}
          className="mb-1 inline-flex min-h-8 items-center gap-1.5 text-sm font-semibold text-accent-text hover:underline pointer-coarse:min-h-11 print:hidden"
        >
          <ArrowLeft className="size-[1.1em]" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-prose">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl font-bold sm:text-3xl">{title}</h1>
            {status}
          </div>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
