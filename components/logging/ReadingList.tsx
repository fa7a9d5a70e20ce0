// Owns what there is to read: the education items of the plan by title, and whether each has been read.
import { BookOpen } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'

export interface ReadingListProps {
  items: readonly { id: string; name: string; purpose: string; read: boolean }[]
}

export function ReadingList({ items }: ReadingListProps) {
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
        {items.map(({ id, name, purpose, read }) => (
          <li key={id} className="relative">
            <Card className="hover:bg-sunken">
              <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
                <h2 className="min-w-0 text-lg font-bold">
                  <Link
                    href={`/learn/${id}`}
                    prefetch={false}
                    className="text-accent-text after:absolute after:inset-0 hover:underline"
                  >
                    {name}
                  </Link>
                </h2>
                {read && <Badge tone="good">Read</Badge>}
              </div>
              <p>{purpose}</p>
            </Card>
          </li>
        ))}
      </ul>
    </div>
  )
}
