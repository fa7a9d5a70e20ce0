// Owns one text to read: what it says, the therapist's note, that it has been read, and the way to the next.
import { ArrowRight } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import type { ActionResult } from '@/domain/action-result'
import { ReadMark } from './ReadMark'

export interface ReadingTextProps {
  item: {
    name: string
    purpose: string
    reading: readonly string[]
    steps: readonly string[]
    note: string
    read: boolean
  }
  /** Another that has not been read. */
  next: { id: string; name: string } | null
  /** Keeps that it has been read, or has not: the other than is shown. */
  toggle: () => Promise<ActionResult<void>>
}

export function ReadingText({ item, next, toggle }: ReadingTextProps) {
  const { name, purpose, reading, steps, note, read } = item
  return (
    <article>
      <PageHeader
        title={name}
        lead={purpose}
        back={{ href: '/learn', label: 'Learn' }}
        status={read && <Badge tone="good">Read</Badge>}
      />
      <div className="max-w-prose space-y-3">
        {note && <p className="border-l-4 border-accent pl-3">{note}</p>}
        {reading.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
        {steps.length > 0 && (
          <ol className="list-decimal space-y-1.5 pl-6">
            {steps.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
          </ol>
        )}
      </div>
      <div className="mt-5 flex flex-wrap gap-3 print:hidden">
        <ReadMark name={name} read={read} toggle={toggle} />
        {next && (
          <LinkButton href={`/learn/${next.id}`} prefetch={false} variant="quiet" icon={<ArrowRight />}>
            Next: {next.name}
          </LinkButton>
        )}
      </div>
    </article>
  )
}
