// Owns saying that sessions stand booked where no plan asks for them: none is moved or cancelled by itself.
import { Alert } from '@/components/ui/Alert'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { SessionLine } from '@/domain/plans/session-forms'

export interface StillBookedProps {
  /** Who covers may see the sessions of later days, and not change them. */
  sessions: readonly (Pick<SessionLine, 'date' | 'time'> & Partial<Pick<SessionLine, 'mayBook'>>)[]
  /** "while the plan is paused", after the number of those that are booked. */
  why: string
  locale: string
  /** Where they are changed, unless that is on the same page. */
  patientId?: string
  className?: string
}

export function StillBooked({ sessions, why, locale, patientId, className }: StillBookedProps) {
  if (sessions.length === 0) return null
  const when = sessions
    .map(({ date, time }) => ({
      at: `${date} ${time}`,
      words: `${dateWords(date, locale, 'weekday')}, ${time}`,
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ words }) => words)
    .join('; ')
  return (
    <Alert
      tone="warning"
      title={
        sessions.length === 1
          ? `One session is booked ${why}`
          : `${sessions.length} sessions are booked ${why}`
      }
      className={className}
    >
      {when}.{' '}
      {patientId ? (
        <TextLink href={`/patients/${patientId}`}>
          Move or cancel {sessions.length === 1 ? 'it' : 'them'} on the patient’s page
        </TextLink>
      ) : sessions.some(({ mayBook }) => mayBook) ? (
        'Move or cancel below what is no longer needed.'
      ) : (
        'The care team moves or cancels what is no longer needed.'
      )}
    </Alert>
  )
}
