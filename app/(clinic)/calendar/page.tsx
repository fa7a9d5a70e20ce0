// The week of the clinic.
import type { Metadata } from 'next'
import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react'
import { markSession, moveSession } from '@/app/(clinic)/calendar/actions'
import { WeekCalendar } from '@/components/sessions/WeekCalendar'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { dateWords } from '@/domain/date-words'
import { addDays, eachDay, startOfWeek } from '@/domain/dates'
import { calendarDateSchema } from '@/domain/fields'
import { dateIn } from '@/server/clock'
import { requireStaff } from '@/server/session'
import { listTherapists } from '@/server/patients'
import { sessionsBetween } from '@/server/sessions'
import { isTherapist } from '@/server/viewer'

export const metadata: Metadata = { title: 'Calendar' }

type Search = Promise<{ week?: string | string[]; whose?: string | string[] }>

export default async function CalendarPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireStaff()
  const asked = await searchParams
  const today = dateIn(viewer.timeZone)
  const week = calendarDateSchema.safeParse(asked.week)
  const monday = startOfWeek(week.success ? week.data : today)
  const sunday = addDays(monday, 6)
  const whose = asked.whose === 'all' || !isTherapist(viewer) ? 'all' : 'mine'
  const { sessions, taken } = await sessionsBetween(viewer, monday, sunday, whose)
  const therapists = await listTherapists(viewer)

  const to = (date: string, of: string = whose) => `/calendar?week=${date}&whose=${of}`
  const unmarked = sessions.filter((session) => session.unmarked).length
  return (
    <>
      <PageHeader
        title="Calendar"
        lead={`${dateWords(monday, viewer.locale, 'short')} to ${dateWords(sunday, viewer.locale)}. ${counted(sessions.length, unmarked)}`}
        actions={
          <nav aria-label="Weeks" className="flex flex-wrap gap-2">
            <LinkButton size="small" icon={<ChevronLeft />} href={to(addDays(monday, -7))} prefetch={false}>
              Previous week
            </LinkButton>
            <LinkButton size="small" href={to(startOfWeek(today))} prefetch={false}>
              This week
            </LinkButton>
            <LinkButton size="small" icon={<ChevronRight />} href={to(addDays(monday, 7))} prefetch={false}>
              Next week
            </LinkButton>
          </nav>
        }
      />
      {isTherapist(viewer) && (
        <nav aria-label="Whose sessions" className="mb-4 flex flex-wrap gap-2">
          {(['mine', 'all'] as const).map((each) => (
            <LinkButton
              key={each}
              size="small"
              variant={each === whose ? 'primary' : 'secondary'}
              aria-current={each === whose ? 'page' : undefined}
              href={to(monday, each)}
              prefetch={false}
            >
              {each === 'mine' ? 'My sessions' : 'All that I may see'}
            </LinkButton>
          ))}
          <LinkButton size="small" icon={<CalendarPlus />} href="/settings#calendar" prefetch={false}>
            Add to my calendar
          </LinkButton>
        </nav>
      )}
      <WeekCalendar
        days={eachDay(monday, sunday)}
        today={today}
        locale={viewer.locale}
        sessions={sessions}
        taken={taken}
        therapists={therapists}
        showTherapist={whose === 'all'}
        deeds={{ mark: markSession, move: moveSession }}
      />
    </>
  )
}

function counted(sessions: number, unmarked: number): string {
  if (sessions === 0) return 'No sessions in this week.'
  const all = sessions === 1 ? '1 session' : `${sessions} sessions`
  return unmarked === 0 ? `${all}.` : `${all}, ${unmarked} past and not marked yet.`
}
