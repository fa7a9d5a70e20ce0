// The calendar of the clinic: a week, a list of what is to come, or one day; one's own sessions, a colleague's or all, and
// whose reassessment is due.
import type { Metadata } from 'next'
import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { markSession, moveSession } from '@/app/(clinic)/calendar/actions'
import { CalendarKeys } from '@/components/sessions/CalendarKeys'
import { CalendarWish } from '@/components/sessions/CalendarWish'
import { DayColumns } from '@/components/sessions/DayColumns'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { dateWords } from '@/domain/date-words'
import { addDays, eachDay, startOfWeek } from '@/domain/dates'
import { calendarDateSchema } from '@/domain/fields'
import { calendarView, viewDays, type CalendarView } from '@/domain/plans/calendar-view'
import { closedOn, isOpenOn } from '@/domain/plans/clinic-hours'
import { plural } from '@/domain/plural'
import { announcedOn } from '@/domain/reassessment/due'
import { hoursOfClinic } from '@/server/clinic-hours'
import { dateIn } from '@/server/clock'
import { listTherapists } from '@/server/patients'
import { reassessmentsDueBy } from '@/server/reassessments-due'
import { requireStaff } from '@/server/session'
import { mostShown, sessionsBetween, whoHasSessions } from '@/server/sessions'
import { isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'Calendar' }

/** What can be done about each of more than these would be most of the page. */
const mostWithDeeds = 80

type Search = Promise<Partial<Record<'view' | 'on' | 'whose', string | string[]>>>

export default async function CalendarPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const asked = await searchParams
  const today = dateIn(viewer.timeZone)
  const view = calendarView(asked.view)
  const on = calendarDateSchema.safeParse(asked.on)
  const wanted = on.success ? on.data : today
  const from = view === 'week' ? startOfWeek(wanted) : wanted
  const to = addDays(from, viewDays[view] - 1)
  const therapists = await listTherapists(viewer)
  const whom = await whoHasSessions(viewer)
  const known = ['all', ...whom.map(({ id }) => id)].find((each) => each === asked.whose)
  const whose = known ?? (isTherapist(viewer) ? 'mine' : 'all')
  const { sessions, taken } = await sessionsBetween(viewer, from, to, whose)
  const hours = await hoursOfClinic(viewer)
  const shown = eachDay(from, to)
  const reassessments = (await reassessmentsDueBy(viewer, to, whose))
    .map((due) => ({ ...due, on: announcedOn(due.dueOn, today, shown) }))
    .filter(({ on }) => shown.includes(on))

  const address = (date: string, of: CalendarView = view) => `/calendar?view=${of}&on=${date}&whose=${whose}`
  const earlier = address(addDays(from, -viewDays[view]))
  const later = address(addDays(from, viewDays[view]))
  const days = shown.map((date) => ({
    date,
    href: address(date, 'day'),
    closed: closedOn(hours, date)?.name ?? (isOpenOn(hours, date) ? null : ''),
  }))
  const filled = days.filter(
    ({ date, closed }) =>
      closed ||
      [...sessions, ...taken].some((session) => session.date === date) ||
      reassessments.some((due) => due.on === date),
  )
  const unmarked = sessions.filter((session) => session.unmarked).length
  return (
    <>
      <PageHeader
        title="Calendar"
        lead={`${spanWords(from, to, viewer.locale)}. ${counted(sessions.length, unmarked, reassessments.length)}`}
        actions={
          <nav aria-label="Days" className="flex flex-wrap gap-2">
            <LinkButton size="small" icon={<ChevronLeft />} href={earlier} prefetch={false}>
              Earlier
            </LinkButton>
            <LinkButton size="small" href={address(today)} prefetch={false}>
              {view === 'week' ? 'This week' : 'Today'}
            </LinkButton>
            <LinkButton size="small" icon={<ChevronRight />} href={later} prefetch={false}>
              Later
            </LinkButton>
            {isTherapist(viewer) && (
              <LinkButton size="small" icon={<CalendarPlus />} href="/settings#calendar" prefetch={false}>
                Add to my calendar
              </LinkButton>
            )}
          </nav>
        }
      />
      <CalendarWish {...{ view, whose }} therapists={whom} on={wanted} own={isTherapist(viewer)} />
      {sessions.length === mostShown && (
        <Alert tone="warning" title={`These are the first ${mostShown} sessions`} className="mb-4">
          There may be more in this time. Choose one therapist, or a day, to see all of theirs.
        </Alert>
      )}
      {sessions.length > mostWithDeeds && (
        <p className="mb-4 text-muted">
          Open a session to mark or change it, or choose one therapist or a day.
        </p>
      )}
      {view === 'list' && filled.length === 0 ? (
        <EmptyState title="Nothing in these four weeks">
          Sessions are booked from a patient’s plan.
        </EmptyState>
      ) : (
        <CalendarKeys {...{ earlier, later }}>
          <DayColumns
            days={view === 'list' ? filled : days}
            sideBySide={view === 'week'}
            today={today}
            locale={viewer.locale}
            sessions={sessions}
            taken={whose === 'mine' || whose === viewer.accountId ? taken : []}
            reassessments={reassessments}
            therapists={therapists}
            showTherapist={whose === 'all'}
            deeds={sessions.length > mostWithDeeds ? null : { mark: markSession, move: moveSession }}
          />
        </CalendarKeys>
      )}
    </>
  )
}

const spanWords = (from: string, to: string, locale: string) =>
  from === to
    ? dateWords(from, locale, 'full')
    : `${dateWords(from, locale, 'short')} to ${dateWords(to, locale)}`

function counted(sessions: number, unmarked: number, reassessments: number): string {
  const all = sessions === 0 ? 'No sessions' : plural(sessions, 'session')
  return [
    unmarked === 0 ? `${all}.` : `${all}, ${unmarked} past and not marked yet.`,
    ...(reassessments === 0 ? [] : [`${plural(reassessments, 'reassessment')} due.`]),
  ].join(' ')
}
