// Owns a short list of what a clinic has set up, each with the button that takes it away or back.
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'

export interface RemovableListProps {
  label: string
  items: readonly { id: string; name: string; words: string; more?: ReactNode }[]
  /** "Take out", "Retire", "Use again". */
  verb: string
  pending: boolean
  onPress: (id: string) => void
}

export function RemovableList({ label, items, verb, pending, onPress }: RemovableListProps) {
  if (items.length === 0) return null
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {items.map(({ id, name, words, more }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0">
          <div>
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-muted">{words}</p>
            {more}
          </div>
          <Button size="small" aria-label={`${verb}: ${name}`} pending={pending} onClick={() => onPress(id)}>
            {verb}
          </Button>
        </li>
      ))}
    </ul>
  )
}
