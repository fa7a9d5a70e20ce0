// Sessions of one therapist that overlap: meant or not, whoever looks at the calendar is shown them.
import type { SessionLine } from '@/domain/plans/session-forms'

type Timed = Pick<SessionLine, 'id' | 'therapistId' | 'date' | 'time' | 'minutes' | 'status'>

/** The ids of those that are not alone at their time. Cancelled ones are in nobody's way. */
export function clashing(sessions: readonly Timed[]): Set<string> {
  const held = sessions.filter(({ status }) => !status.startsWith('cancelled'))
  const clashes = new Set<string>()
  for (const [i, a] of held.entries())
    for (const b of held.slice(i + 1)) {
      if (a.therapistId !== b.therapistId || a.date !== b.date) continue
      const [first, then] = a.time <= b.time ? [a, b] : [b, a]
      if (minuteOf(first.time) + first.minutes <= minuteOf(then.time)) continue
      clashes.add(a.id).add(b.id)
    }
  return clashes
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
