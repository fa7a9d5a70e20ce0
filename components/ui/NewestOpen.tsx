// Owns a list of which the newest stand open and the rest are one press away.
import type { ReactNode } from 'react'

export interface NewestOpenProps<T> {
  /** The newest first. */
  all: readonly T[]
  /** How many stand open. */
  open: number
  children: (some: readonly T[]) => ReactNode
}

export function NewestOpen<T>({ all, open, children }: NewestOpenProps<T>) {
  const earlier = all.slice(open)
  return (
    <>
      {children(all.slice(0, open))}
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-semibold text-accent-text">{`Earlier (${earlier.length})`}</summary>
          {children(earlier)}
        </details>
      )}
    </>
  )
}
