// Owns the surfaces that content stands on.
import { useId, type ReactNode } from 'react'
import { classes } from './classes'

export interface CardProps {
  className?: string
  children: ReactNode
}

export function Card({ className, children }: CardProps) {
  return (
    <div
      className={classes(
        'rounded-card border border-line bg-raised p-3.5 sm:p-5 print:p-0 print:border-0',
        className,
      )}
    >
      {children}
    </div>
  )
}

export interface SectionProps {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** Without a card around it: for a table or a list that has edges of its own. */
  bare?: boolean
  id?: string
  className?: string
  children: ReactNode
}

export function Section({ title, lead, actions, bare = false, id, className, children }: SectionProps) {
  const headingId = useId()
  return (
    <section id={id} aria-labelledby={headingId} className={className}>
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={headingId} className="text-xl font-bold">
            {title}
          </h2>
          {lead && <p className="text-sm text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {bare ? children : <Card>{children}</Card>}
    </section>
  )
}
