// What the patient logged for days after the plan had ended, as a phone does that has not heard of it: no figure counts it.
import { currentCheckIns, currentLogs } from '@/domain/logging/current'
import type { CheckIn, Log } from '@/domain/logging/log'
import { worstPain } from '@/domain/logging/pain'
import type { CalendarDate } from '@/domain/plans/plan'

export type DayAfterEnd = {
  on: CalendarDate
  entries: number
  /** The worst that was said, NPRS 0 to 10; null where none was. */
  pain: number | null
}

/** Of one plan, the first day first. */
export function loggedAfterEnd(
  endedOn: CalendarDate | null,
  logs: readonly Log[],
  checkIns: readonly CheckIn[],
): DayAfterEnd[] {
  if (endedOn === null) return []
  const days = new Map<CalendarDate, DayAfterEnd>()
  const said = [
    ...currentLogs(logs).map((log) => ({ on: log.dueOn, pain: worstPain(log) })),
    ...currentCheckIns(checkIns),
  ]
  for (const { on, pain } of said) {
    if (on <= endedOn) continue
    const day = days.get(on) ?? { on, entries: 0, pain: null }
    days.set(on, {
      on,
      entries: day.entries + 1,
      pain: pain === null ? day.pain : Math.max(pain, day.pain ?? 0),
    })
  }
  return [...days.values()].sort((a, b) => a.on.localeCompare(b.on))
}
