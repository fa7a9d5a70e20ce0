// Owns the list of conversations: with whom, when the last message came, and how many wait.
import { MessagesSquare } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'

export interface ConversationListProps {
  lines: readonly {
    patientId: string
    name: string
    unread: number
    on: CalendarDate
    at: string
    fromPatient: boolean
  }[]
  locale: string
}

export function ConversationList({ lines, locale }: ConversationListProps) {
  if (lines.length === 0)
    return (
      <EmptyState icon={<MessagesSquare />} title="No messages yet">
        Patients write from their portal; you write from a patient’s page.
      </EmptyState>
    )
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-raised">
      {lines.map(({ patientId, name, unread, on, at, fromPatient }) => (
        <li key={patientId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
          <TextLink
            href={`/patients/${patientId}/messages`}
            prefetch={false}
            className="inline-flex min-h-8 items-center pointer-coarse:min-h-11"
          >
            {name}
          </TextLink>
          {unread > 0 && <Badge tone="accent">{unread} new</Badge>}
          <span className="ml-auto text-sm text-muted">
            Last written by {fromPatient ? 'the patient' : 'the clinic'}, {dateWords(on, locale, 'weekday')},{' '}
            {at}
          </span>
        </li>
      ))}
    </ul>
  )
}
