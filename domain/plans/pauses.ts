// Pauses as a therapist decides about them, and as they are lived: which one can be given its last day, and when the plan goes on.
import type { CalendarDate, Pause } from '@/domain/plans/plan'

/** The day on which it goes on is none of the pause. */
export const isPausedOn = ({ from, resumedOn }: Pause, day: CalendarDate) =>
  from <= day && (resumedOn === null || resumedOn > day)

/** As they are lived, in order: those of which one begins by the day on which another ends are one; one without a day is none. */
export function wholePauses(pauses: readonly Pause[]): Pause[] {
  const whole: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (pause.resumedOn === pause.from) continue
    const last = whole.at(-1)
    const touches = last && (last.resumedOn === null || pause.from <= last.resumedOn)
    if (touches) last.resumedOn = later(last.resumedOn, pause.resumedOn)
    else whole.push({ ...pause })
  }
  return whole
}

const later = (one: CalendarDate | null, other: CalendarDate | null) =>
  one === null || other === null ? null : one > other ? one : other

/** The one that a day lies in: the plan goes on on the day on which this one ends. */
export const wholePauseOn = (pauses: readonly Pause[], day: CalendarDate): Pause | undefined =>
  wholePauses(pauses).find((pause) => isPausedOn(pause, day))

/** The next pause that begins after a day. */
export const pauseAfter = (pauses: readonly Pause[], day: CalendarDate): Pause | undefined =>
  pauses.filter(({ from }) => from > day).sort((a, b) => (a.from < b.from ? -1 : 1))[0]

/** The pause that nobody has ended, or else the next one whose last day is still to come. */
export const pauseToEnd = (pauses: readonly Pause[], today: CalendarDate): Pause | undefined =>
  pauses.find(({ resumedOn }) => resumedOn === null) ??
  pauses.find(({ resumedOn }) => resumedOn !== null && resumedOn > today)

/** The first day on which another pause may begin: the first that is in none; null while one has no end. */
export function pauseMayBegin(pauses: readonly Pause[], today: CalendarDate): CalendarDate | null {
  if (pauses.some(({ resumedOn }) => resumedOn === null)) return null
  return wholePauseOn(pauses, today)?.resumedOn ?? today
}
