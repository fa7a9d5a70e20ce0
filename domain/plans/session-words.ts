// A session frequency in words, the same wherever staff read it.
import type { Phase } from '@/domain/plans/plan'
import { plural } from '@/domain/plural'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export type SessionFrequency = Pick<
  Phase,
  'sessions' | 'everyWeeks' | 'sessionMinutes' | 'sessionWeekdays' | 'sessionTime'
>

/** "3 sessions a week". */
export function sessionsOften({ sessions, everyWeeks }: Pick<Phase, 'sessions' | 'everyWeeks'>): string {
  if (sessions === 0) return 'No sessions'
  const count = plural(sessions, 'session')
  return `${count} ${everyWeeks === 1 ? 'a week' : `every ${everyWeeks} weeks`}`
}

/** "3 sessions a week, 45 minutes each, on Mon, Wed and Fri at 09:30". */
export function sessionFrequencyWords(phase: SessionFrequency): string {
  if (phase.sessions === 0) return sessionsOften(phase)
  const days = [...(phase.sessionWeekdays ?? [])].sort().map((day) => weekdays[day - 1] ?? '')
  const on = days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days.join('')
  const suits = [on && `on ${on}`, phase.sessionTime && `at ${phase.sessionTime}`].filter(Boolean).join(' ')
  return [sessionsOften(phase), `${phase.sessionMinutes} minutes each`, suits].filter(Boolean).join(', ')
}
