// Owns a patient's sessions: what is to come, what is past, and what can be done about each.
import { EmptyState } from '@/components/ui/EmptyState'
import { Table } from '@/components/ui/Table'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { BookingChoices, SessionLine } from '@/domain/plans/session-forms'
import { SessionActions, type SessionDeeds } from './SessionActions'
import { SessionStatusBadge } from './SessionStatusBadge'

export interface PatientSessionsProps {
  /** The newest first. */
  sessions: readonly SessionLine[]
  locale: string
  therapists: BookingChoices['therapists']
  deeds: SessionDeeds
}

const shownAtOnce = 8

export function PatientSessions({ sessions, ...rest }: PatientSessionsProps) {
  if (sessions.length === 0) return <EmptyState title="No sessions yet">Book the first one here.</EmptyState>
  const earlier = sessions.slice(shownAtOnce)
  return (
    <>
      <Lines caption="Sessions, the newest first" sessions={sessions.slice(0, shownAtOnce)} {...rest} />
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="font-semibold text-accent-text">{earlier.length} earlier</summary>
          <div className="mt-2">
            <Lines caption="Earlier sessions" sessions={earlier} {...rest} />
          </div>
        </details>
      )}
    </>
  )
}

function Lines({ caption, sessions, locale, therapists, deeds }: PatientSessionsProps & { caption: string }) {
  const when = (at: { date: string; time: string }) => `${dateWords(at.date, locale, 'weekday')}, ${at.time}`
  return (
    <Table
      caption={caption}
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'when',
          header: 'When',
          heading: true,
          cell: (session) => (
            <TextLink href={`/calendar/${session.id}`} prefetch={false}>
              {when(session)}
            </TextLink>
          ),
        },
        { key: 'minutes', header: 'Minutes', numeric: true, cell: (session) => session.minutes },
        { key: 'with', header: 'With', cell: (session) => session.therapistName },
        {
          key: 'status',
          header: 'Status',
          cell: (session) => (
            <>
              <SessionStatusBadge session={session} />
              {session.status === 'attended' && (
                <span className="block text-muted">
                  {session.recorded ? 'Record written' : 'No record yet'}
                </span>
              )}
              {session.movedTo && <span className="block text-muted">to {when(session.movedTo)}</span>}
            </>
          ),
        },
        {
          key: 'actions',
          header: 'Mark or change',
          cell: (session) => (
            <SessionActions {...deeds} session={session} therapists={therapists} when={when(session)} />
          ),
        },
      ]}
    />
  )
}
