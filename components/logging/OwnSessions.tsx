// Owns the patient's appointments: what is next, and what was.
import { CalendarDays, CalendarPlus, MessageSquareText } from 'lucide-react'
import { buttonClasses, LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { fieldId } from '@/components/ui/Field'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import type { SessionStatus } from '@/domain/plans/session'
import { callAddress } from '@/domain/phone'

export interface Appointment {
  id: string
  on: CalendarDate
  at: string
  minutes: number
  status: SessionStatus
  moved: boolean
  /** It was cancelled because a plan ended. */
  withPlansEnd: boolean
  therapist: string
}

export interface OwnSessionsProps {
  next: readonly Appointment[]
  past: readonly Appointment[]
  /** Of each no more are shown. */
  most: number
  locale: string
  clinicName: string
  clinicPhone: string
}

// To the person who comes: not "attended", and no blame in "missed".
const words: Record<SessionStatus, string> = {
  booked: 'Not marked yet',
  attended: 'You came',
  missed: 'Did not take place',
  'cancelled-by-clinic': 'Cancelled by the clinic',
  'cancelled-by-patient': 'Cancelled by you',
}

export function OwnSessions({ next, past, most, locale, clinicName, clinicPhone }: OwnSessionsProps) {
  const [first, ...later] = next
  return (
    <div className="space-y-6">
      <h1 className="text-2xl font-bold">My sessions</h1>
      {first ? (
        <section aria-label="Next session" className="rounded-card border-2 border-accent bg-raised p-4">
          <h2 className="text-base font-semibold text-muted">Next session</h2>
          <p className="text-xl font-bold">{dateWords(first.on, locale, 'full')}</p>
          <p className="text-lg">
            {first.at}, {first.minutes} minutes
          </p>
          <p>
            {first.therapist}, {clinicName}
          </p>
          <SessionLinks session={first} />
        </section>
      ) : (
        <EmptyState icon={<CalendarDays />} title="No session is booked">
          Your clinic books your sessions. They will appear here.
        </EmptyState>
      )}
      {clinicPhone && (
        <p>
          {first ? 'To cancel a session, or to move one soon, call' : 'To book a session, call'}{' '}
          <a
            href={callAddress(clinicPhone)}
            className="inline-flex min-h-11 items-center font-bold text-accent-text underline"
          >
            {clinicPhone}
          </a>
          .
        </p>
      )}
      {later.length > 0 && <Lines title="After that" sessions={later} locale={locale} />}
      {next.length === most && <p className="text-muted">These are the next {most} sessions.</p>}
      {past.length > 0 && <Lines title="Past and cancelled sessions" sessions={past} locale={locale} past />}
      {past.length === most && (
        <p className="text-muted">
          These are the last {most}. Your clinic knows of those before them, and can give you all your data.
        </p>
      )}
    </div>
  )
}

function becameOf({ moved, withPlansEnd, status }: Appointment): string {
  if (moved) return 'Moved to another time'
  return withPlansEnd ? `${words[status]}, as your plan has ended` : words[status]
}

function SessionLinks({ session }: { session: Appointment }) {
  return (
    <p className="mt-2 flex flex-wrap gap-2">
      <a href={`/api/sessions/${session.id}/calendar`} className={buttonClasses({})}>
        <CalendarPlus />
        <span>Add to calendar</span>
      </a>
      <LinkButton
        href={`/messages?move=${session.id}#${fieldId('text')}`}
        prefetch={false}
        icon={<MessageSquareText />}
      >
        Ask to move it
      </LinkButton>
    </p>
  )
}

interface LinesProps {
  title: string
  sessions: readonly Appointment[]
  locale: string
  past?: boolean
}

const shownAtOnce = 5

function Lines({ title, sessions, locale, past = false }: LinesProps) {
  const lines = (some: readonly Appointment[]) => (
    <ul className="divide-y divide-line rounded-card border border-line bg-raised px-4">
      {some.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 py-3">
          <span>
            <span className="font-semibold">{dateWords(session.on, locale, 'weekday')}</span>, {session.at}
          </span>
          <span className="text-muted">{past ? becameOf(session) : session.therapist}</span>
          {!past && (
            <div className="w-full">
              <SessionLinks session={session} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-xl font-bold">{title}</h2>
      {lines(sessions.slice(0, shownAtOnce))}
      {sessions.length > shownAtOnce && (
        <details className="mt-1">
          <summary className="min-h-11 content-center font-semibold text-accent-text">
            Show {sessions.length - shownAtOnce} more
          </summary>
          {lines(sessions.slice(shownAtOnce))}
        </details>
      )}
    </section>
  )
}
