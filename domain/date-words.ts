// Calendar dates in the words of a clinic's locale. A calendar date has no zone, so it is written as the day it names.
import type { CalendarDate } from '@/domain/plans/plan'

const styles = {
  /** 23 Nov */
  short: { day: 'numeric', month: 'short' },
  /** Mon 23 Nov */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** 23 Nov 2026 */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** Monday 23 November 2026 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

// Making a format costs a hundred times more than using it, and a caseload uses hundreds.
const formats = new Map<string, Intl.DateTimeFormat>()

export function dateWords(date: CalendarDate, locale: string, style: keyof typeof styles = 'medium'): string {
  const key = `${locale} ${style}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...styles[style] })
    formats.set(key, format)
  }
  return format.format(new Date(`${date}T00:00:00Z`))
}
