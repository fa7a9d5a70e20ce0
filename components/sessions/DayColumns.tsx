// Owns the days of the calendar with their sessions: a week as seven columns on a desk, else one day under the other.
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { ReassessmentNotes } from '@/components/sessions/ReassessmentNotes'
import { SessionActions, type SessionDeeds } from '@/components/sessions/SessionActions'
import { SessionStatusBadge } from '@/components/sessions/SessionStatusBadge'
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import type { CalendarDate } from '@/domain/plans/plan'
import { clashing } from '@/domain/plans/session-clashes'
import {
  movedWords,
  type BookingChoices,
  type SessionLine,
  type TakenTime,
} from '@/domain/plans/session-forms'
import type { DueReassessment } from '@/domain/reassessment/due'

export interface DayColumnsProps {
  days: readonly { date: CalendarDate; href: string; closed: string | null }[]
  /** Seven of them side by side, where there is room. */
  sideBySide: boolean
  today: CalendarDate
  locale: string
  sessions: readonly SessionLine[]
  taken: readonly TakenTime[]
  /** On the day that announces each. */
  reassessments: readonly (DueReassessment & { on: CalendarDate })[]
  therapists: BookingChoices['therapists']
  /** With several therapists in one week, each session says whose it is. */
  showTherapist: boolean
  /** Null where there are so many that each is marked on its own page. */
  deeds: SessionDeeds | null
}

export function DayColumns({
  days,
  sideBySide,
  today,
  locale,
  sessions,
  taken,
  reassessments,
  therapists,
  showTherapist,
  deeds,
}: DayColumnsProps) {
  const clashes = clashing(sessions)
  return (
    <div className={classes('grid gap-3', sideBySide ? 'xl:grid-cols-7 xl:gap-2' : 'max-w-3xl')}>
      {days.map(({ date: day, href, closed }) => {
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
              <Link href={href} prefetch={false} className="underline-offset-2 hover:underline">
                {dateWords(day, locale, 'weekday')}
              </Link>
              {day === today && <span className="font-semibold"> · today</span>}
            </h2>
            {closed !== null && (
              <p className="mb-2 rounded-control bg-partial-soft px-2.5 py-1 text-sm font-semibold text-partial">
                Closed{closed && `: ${closed}`}
              </p>
            )}
            <ReassessmentNotes {...{ today, locale }} due={reassessments.filter(({ on }) => on === day)} />
            {ofDay.length === 0 && <p className="text-sm text-muted">No sessions</p>}
            <ul className="space-y-2">
              {ofDay.map((entry) => (
                <li key={'session' in entry ? entry.session.id : entry.taken.id}>
                  {'session' in entry ? (
                    <SessionCard
                      {...{ locale, therapists, showTherapist, deeds }}
                      session={entry.session}
                      clashes={clashes.has(entry.session.id)}
                    />
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

type CardProps = { session: SessionLine; clashes: boolean } & Pick<
  DayColumnsProps,
  'locale' | 'therapists' | 'showTherapist' | 'deeds'
>

function SessionCard({ session, clashes, locale, therapists, showTherapist, deeds }: CardProps) {
  const off = session.status.startsWith('cancelled')
  return (
    <article
      className={classes(
        'space-y-1.5 rounded-control border border-line p-2.5 text-sm',
        off ? 'bg-sunken' : 'bg-raised',
      )}
    >
      <p className={classes('tabular-nums', off ? 'text-muted line-through' : 'font-semibold')}>
        <Link
          href={`/calendar/${session.id}`}
          prefetch={false}
          data-line
          className="underline-offset-2 hover:underline"
        >
          {span(session)}
        </Link>
      </p>
      {clashes && (
        <p className="flex items-center gap-1.5 font-semibold text-partial">
          <TriangleAlert aria-hidden className="size-[1.15em] shrink-0" /> Two at once
        </p>
      )}
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
        {session.status === 'attended' && !session.recorded && (
          <span className="block text-muted">No record yet</span>
        )}
        {session.movedTo && <span className="block text-muted">{movedWords(session, locale)}</span>}
      </p>
      {deeds && (
        <SessionActions
          {...deeds}
          session={session}
          therapists={therapists}
          when={`${dateWords(session.date, locale, 'weekday')}, ${session.time}`}
        />
      )}
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
