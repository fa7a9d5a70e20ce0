// Owns the week of the clinic: seven columns on a desk, one list of days on a phone.
import Link from 'next/link'
import { SessionActions, type SessionDeeds } from '@/components/sessions/SessionActions'
import { SessionStatusBadge } from '@/components/sessions/SessionStatusBadge'
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import type { BookingChoices, SessionLine, TakenTime } from '@/domain/plans/session-forms'

export interface WeekCalendarProps {
  days: readonly CalendarDate[]
  today: CalendarDate
  locale: string
  sessions: readonly SessionLine[]
  taken: readonly TakenTime[]
  therapists: BookingChoices['therapists']
  /** With several therapists in one week, each session says whose it is. */
  showTherapist: boolean
  deeds: SessionDeeds
}

export function WeekCalendar({
  days,
  today,
  locale,
  sessions,
  taken,
  therapists,
  showTherapist,
  deeds,
}: WeekCalendarProps) {
  return (
    <div className="grid gap-3 xl:grid-cols-7 xl:gap-2">
      {days.map((day) => {
        const ofDay = [
          ...sessions.filter((each) => each.date === day).map((session) => ({ time: session.time, session })),
          ...taken.filter((each) => each.date === day).map((time) => ({ time: time.time, taken: time })),
        ].sort((a, b) => a.time.localeCompare(b.time))
        return (
          <section key={day} aria-labelledby={`day-${day}`}>
            <h2
              id={`day-${day}`}
              className={classes(
                'mb-2 border-b-2 pb-1 text-sm font-bold',
                day === today ? 'border-accent text-accent-text' : 'border-line',
              )}
            >
              {dateWords(day, locale, 'weekday')}
              {day === today && <span className="font-semibold"> · today</span>}
            </h2>
            {ofDay.length === 0 && <p className="text-sm text-muted">No sessions</p>}
            <ul className="space-y-2">
              {ofDay.map((entry) => (
                <li key={'session' in entry ? entry.session.id : entry.taken.id}>
                  {'session' in entry ? (
                    <SessionCard {...{ locale, therapists, showTherapist, deeds }} session={entry.session} />
                  ) : (
                    <div className="rounded-control border border-dashed border-edge p-2.5 text-sm">
                      <p className="font-semibold tabular-nums">{span(entry.taken)}</p>
                      <p className="text-muted">
                        Cover for a colleague. The patient’s record opens the day before.
                      </p>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

type CardProps = { session: SessionLine } & Pick<
  WeekCalendarProps,
  'locale' | 'therapists' | 'showTherapist' | 'deeds'
>

function SessionCard({ session, locale, therapists, showTherapist, deeds }: CardProps) {
  const off = session.status.startsWith('cancelled')
  return (
    <article
      className={classes(
        'space-y-1.5 rounded-control border border-line p-2.5 text-sm',
        off ? 'bg-sunken' : 'bg-raised',
      )}
    >
      <p className={classes('tabular-nums', off ? 'text-muted line-through' : 'font-semibold')}>
        {span(session)}
      </p>
      <p>
        <Link
          href={`/patients/${session.patientId}`}
          prefetch={false}
          className="font-semibold text-accent-text underline-offset-2 hover:underline"
        >
          {session.patientName}
        </Link>
        {showTherapist && <span className="block text-muted">with {session.therapistName}</span>}
      </p>
      {session.plans.length > 0 && (
        <p className="text-muted">{session.plans.map((plan) => plan.problem).join(', ')}</p>
      )}
      <p>
        <SessionStatusBadge session={session} />
        {session.movedTo && (
          <span className="block text-muted">
            to {dateWords(session.movedTo.date, locale, 'weekday')}, {session.movedTo.time}
          </span>
        )}
      </p>
      <SessionActions
        {...deeds}
        session={session}
        therapists={therapists}
        when={`${dateWords(session.date, locale, 'weekday')}, ${session.time}`}
      />
    </article>
  )
}

/** "09:30 to 10:15"; over midnight the clock begins again. */
function span({ time, minutes }: { time: string; minutes: number }): string {
  const [hours = 0, past = 0] = time.split(':').map(Number)
  const end = hours * 60 + past + minutes
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${time}–${two(Math.floor(end / 60) % 24)}:${two(end % 60)}`
}
