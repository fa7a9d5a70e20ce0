// Pauses as a therapist decides about them: which one stands on a day, and which one can be given its last day.
import type { CalendarDate, Pause } from '@/domain/plans/plan'

/** The day on which it goes on is none of the pause. */
export const isPausedOn = ({ from, resumedOn }: Pause, day: CalendarDate) =>
  from <= day && (resumedOn === null || resumedOn > day)

/** The next pause that begins after a day; what was called off is none. */
export const pauseAfter = (pauses: readonly Pause[], day: CalendarDate): Pause | undefined =>
  pauses
    .filter(({ from, resumedOn }) => from > day && resumedOn !== from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0]

/** The pause that nobody has ended, or else the next one whose last day is still to come; what was called off is none. */
export const pauseToEnd = (pauses: readonly Pause[], today: CalendarDate): Pause | undefined =>
  pauses.find(({ resumedOn }) => resumedOn === null) ??
  pauses.find(({ from, resumedOn }) => resumedOn !== null && resumedOn > today && resumedOn > from)

/** The first day on which another pause may begin: the first that is in none; null while one has no end. */
export function pauseMayBegin(pauses: readonly Pause[], today: CalendarDate): CalendarDate | null {
  if (pauses.some(({ resumedOn }) => resumedOn === null)) return null
  const standing = pauses.find((pause) => isPausedOn(pause, today))
  return standing?.resumedOn ? pauseMayBegin(pauses, standing.resumedOn) : today
}
