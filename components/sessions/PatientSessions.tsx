// Owns a patient's sessions: what is to come, what is past, and what can be done about each.
import { EmptyState } from '@/components/ui/EmptyState'
import { Table } from '@/components/ui/Table'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import { movedWords, type BookingChoices, type SessionLine } from '@/domain/plans/session-forms'
import { SessionActions, type SessionDeeds } from './SessionActions'
import { SessionStatusBadge } from './SessionStatusBadge'

export interface PatientSessionsProps {
  /** The newest first. */
  sessions: readonly SessionLine[]
  locale: string
  therapists: BookingChoices['therapists']
  deeds: SessionDeeds
}

const shownToCome = 4
const shownUntilToday = 6
/** Of either kind so many in all. */
const most = 60

export function PatientSessions({ sessions, ...rest }: PatientSessionsProps) {
  if (sessions.length === 0) return <EmptyState title="No sessions yet">Book the first one here.</EmptyState>
  // A phase that was booked at once must not push today's session out of sight.
  const untilToday = sessions.filter((session) => session.canBeMarked)
  const toCome = sessions.filter((session) => !session.canBeMarked).toReversed()
  return (
    <div className="space-y-5">
      <Stretch
        caption="Today and before"
        sessions={untilToday}
        shown={shownUntilToday}
        more="earlier"
        {...rest}
      />
      <Stretch caption="To come" sessions={toCome} shown={shownToCome} more="later" {...rest} />
    </div>
  )
}

type StretchProps = PatientSessionsProps & { caption: string; shown: number; more: string }

function Stretch({ caption, sessions, shown, more, ...rest }: StretchProps) {
  if (sessions.length === 0) return null
  const others = sessions.slice(shown, most)
  return (
    <div>
      <Lines caption={caption} captionShown sessions={sessions.slice(0, shown)} {...rest} />
      {others.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-semibold text-accent-text">
            {others.length} {more}
          </summary>
          <div className="mt-2">
            <Lines caption={`${caption}: ${more}`} sessions={others} {...rest} />
            {sessions.length > most && (
              <p className="mt-3 text-sm text-muted">
                {sessions.length - most} {more} ones stand in the calendar, on their days.
              </p>
            )}
          </div>
        </details>
      )}
    </div>
  )
}

type LinesProps = PatientSessionsProps & { caption: string; captionShown?: boolean }

function Lines({ caption, captionShown = false, sessions, locale, therapists, deeds }: LinesProps) {
  const when = (at: { date: string; time: string }) => `${dateWords(at.date, locale, 'weekday')}, ${at.time}`
  return (
    <Table
      caption={caption}
      captionShown={captionShown}
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
              {session.withPlansEnd && <span className="block text-muted">as the plan ended</span>}
              {session.movedTo && <span className="block text-muted">{movedWords(session, locale)}</span>}
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
