// Owns what there is to read: the education items of the plan, one folded under each title, and whether it has been read.
import { BookOpen, ChevronDown } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'
import type { ActionResult } from '@/domain/action-result'
import { ReadMark } from './ReadMark'
import { EmptyState } from '@/components/ui/EmptyState'

export interface ReadingItem {
  id: string
  name: string
  purpose: string
  reading: string[]
  steps: string[]
  note: string
  read: boolean
}

export interface ReadingListProps {
  items: readonly ReadingItem[]
  /** Keeps that an item has been read, or has not. */
  mark: (exerciseId: string, read: boolean) => Promise<ActionResult<void>>
}

export function ReadingList({ items, mark }: ReadingListProps) {
  const unread = items.filter(({ read }) => !read).length
  return (
    <div className="space-y-4">
      <header>
        <h1 className="text-2xl font-bold">Learn</h1>
        {items.length > 0 && (
          <p className="text-muted">
            Short texts that your therapist chose for you.{' '}
            {unread === 0 ? 'You have read them all.' : `${unread} of ${items.length} still to read.`}
          </p>
        )}
      </header>
      {items.length === 0 && (
        <EmptyState icon={<BookOpen />} title="Nothing to read yet">
          When your therapist adds something to read, it will appear here.
        </EmptyState>
      )}
      <ul className="space-y-3">
        {items.map((item) => (
          <li key={item.id} className="rounded-card border border-line bg-raised px-4">
            <details className="group">
              <summary className="flex min-h-14 items-center gap-2 py-2">
                <ChevronDown
                  aria-hidden
                  className="size-5 shrink-0 -rotate-90 text-accent-text group-open:rotate-0"
                />
                <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-2 gap-y-1">
                  <h2 className="min-w-0 text-lg font-bold">{item.name}</h2>
                  {item.read && <Badge tone="good">Read</Badge>}
                </span>
              </summary>
              <div className="space-y-3 pb-4">
                <p className="font-semibold">{item.purpose}</p>
                {item.note && <p className="border-l-4 border-accent pl-3">{item.note}</p>}
                {item.reading.map((paragraph, index) => (
                  <p key={index}>{paragraph}</p>
                ))}
                {item.steps.length > 0 && (
                  <ol className="list-decimal space-y-1.5 pl-6">
                    {item.steps.map((step, index) => (
                      <li key={index}>{step}</li>
                    ))}
                  </ol>
                )}
                <ReadMark name={item.name} read={item.read} toggle={mark.bind(null, item.id, !item.read)} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}
