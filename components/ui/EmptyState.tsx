// Owns what stands where nothing is yet: why, and what to do about it.
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  action?: ReactNode
  children?: ReactNode
}

export function EmptyState({ icon, title, action, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-card border border-dashed border-edge px-5 py-10 text-center">
      {icon && (
        <span aria-hidden className="mb-3 text-accent-text [&_svg]:size-8 [&_svg]:stroke-[1.75]">
          {icon}
        </span>
      )}
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-prose text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
