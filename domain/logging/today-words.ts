// The dates on the patient's page of a day in words. Made on the server: phones differ in how they write the same date.
import { dateWords } from '@/domain/date-words'
import type { TodayPage } from '@/domain/logging/today-page'

export type TodayWords = {
  title: string
  lead: string
  /** The days of the page's week, in full. */
  week: string[]
  /** The date that goes with the page's state, or "". */
  date: string
  /** Of each plan that is paused where the page itself does not say it; a phone without a network knows no problem. */
  paused: string[]
}

export function todayWords(page: TodayPage, locale: string): TodayWords {
  const isToday = page.on === page.today
  return {
    title: isToday ? 'Today' : dateWords(page.on, locale, 'weekday'),
    lead: isToday ? dateWords(page.on, locale, 'full') : 'You can still log this day.',
    week: page.week.map((day) => dateWords(day.date, locale, 'full')),
    date: page.date ? dateWords(page.date, locale, 'weekday') : '',
    paused:
      page.state === 'paused' && page.paused.length === 1
        ? []
        : page.paused.map(
            ({ problem, goesOn }) =>
              `${problem || 'One of your plans'}: paused${goesOn ? `. It goes on on ${dateWords(goesOn, locale, 'weekday')}.` : ' until your therapist tells you.'}`,
          ),
  }
}
