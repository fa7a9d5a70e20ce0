// Owns facts as pairs of a term and what it is.
import type { ReactNode } from 'react'

export interface DefinitionListProps {
  items: readonly { term: string; description: ReactNode }[]
}

export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, description }) => (
        <div
          key={term}
          className="gap-x-6 py-2 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[minmax(8rem,1fr)_2fr]"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  )
}
