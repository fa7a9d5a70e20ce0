// Owns the week as seven days, each with what was done of what was due, and the way to the weeks beside it; a day that may still be logged is a link.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addDays } from '@/domain/dates'
import { daysToLog } from '@/domain/logging/log'
import type { TodayPage } from '@/domain/logging/today-page'
import type { WeekDay } from '@/domain/logging/week'
import type { CalendarDate } from '@/domain/plans/plan'

export interface WeekStripProps {
  page: Pick<TodayPage, 'week' | 'on' | 'today' | 'before' | 'after'>
  /** The days of the week in full. */
  words: readonly string[]
}

const letters = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
export const dayHref = (date: CalendarDate, today: CalendarDate) =>
  date === today ? '/today' : `/today?on=${date}`
const beside = 'inline-flex min-h-11 items-center gap-1 font-semibold text-accent-text [&_svg]:size-5'

export function WeekStrip({ page: { week, on, today, before, after }, words }: WeekStripProps) {
  const isThis = week.some(({ date }) => date === today)
  return (
    <nav aria-label={isThis ? 'The days of this week' : 'The days of that week'}>
      <ol className="-mx-3 grid grid-cols-7 narrow:mx-0 narrow:grid-cols-4 sm:mx-0 sm:gap-1">
        {week.map((day, index) => (
          <li key={day.date}>
            <Day
              day={day}
              letters={letters[index] ?? ''}
              date={words[index] ?? ''}
              shown={day.date === on}
              today={today}
            />
          </li>
        ))}
      </ol>
      {(before ?? after) && (
        <p className="flex flex-wrap justify-between gap-x-4">
          {before && (
            <a href={dayHref(before, today)} className={beside}>
              <ChevronLeft aria-hidden /> Week before
            </a>
          )}
          {after && (
            <a href={dayHref(after, today)} className={`${beside} ml-auto`}>
              Week after <ChevronRight aria-hidden />
            </a>
          )}
        </p>
      )}
    </nav>
  )
}

interface DayProps {
  day: WeekDay
  letters: string
  date: string
  shown: boolean
  today: CalendarDate
}

function Day({ day, letters, date, shown, today }: DayProps) {
  const { due } = day
  const met = day.done + day.partial
  const future = day.date > today
  const all = due > 0 && met >= due
  const words =
    due === 0 ? 'nothing due' : future ? `${due} to do` : all ? `all ${due} done` : `${met} of ${due} done`
  const content = (
    <>
      <span className="sr-only">
        {date}
        {day.date === today && ', today'}: {words}
      </span>
      <span aria-hidden className="text-sm text-muted">
        {letters}
      </span>
      <span
        aria-hidden
        className={`text-base font-bold tabular-nums ${day.date === today ? 'underline decoration-2 underline-offset-4' : ''}`}
      >
        {Number(day.date.slice(8))}
      </span>
      <span aria-hidden className={`text-xs tabular-nums ${all ? 'font-bold text-good' : 'text-muted'}`}>
        {due === 0 ? '–' : all ? '✓' : `${future ? 0 : met}/${due}`}
      </span>
    </>
  )
  const look = `flex min-h-16 flex-col items-center justify-center rounded-control border ${
    shown ? 'chosen border-accent bg-accent-soft' : 'border-transparent'
  }`
  if (future || day.date < addDays(today, -daysToLog)) return <span className={look}>{content}</span>
  return (
    <a
      href={dayHref(day.date, today)}
      aria-current={shown ? 'date' : undefined}
      className={`${look} hover:bg-sunken`}
    >
      {content}
    </a>
  )
}
