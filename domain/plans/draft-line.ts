// How a draft's phases would lie on the calendar: what was published before it stays, and what is being written follows from today.
import { dayNumber } from '@/domain/dates'
import type { ProtocolContentDraft } from '@/domain/plans/draft'
import type { CalendarDate, Phase, PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { startDays } from '@/domain/plans/publish'
import { phaseLine, type PhaseSpan } from '@/domain/plans/schedule'

/** Phases without their length have no place yet. `history` is null while nothing was published. */
export function draftLine(
  phases: ProtocolContentDraft['phases'],
  startsOn: CalendarDate,
  history: PlanHistory | null,
  today: CalendarDate,
): PhaseSpan[] {
  const before: PlanHistory = history ?? { id: '', startsOn, endedOn: null, pauses: [], versions: [] }
  const newest = before.versions.at(-1)
  const effectiveDay = newest ? Math.max(0, planClock(before).daysBefore(dayNumber(today))) : 0
  const placed = phases.flatMap((phase, i) =>
    phase.weeks === undefined ? [] : [{ ...phase, weeks: phase.weeks, name: phase.name || `Phase ${i + 1}` }],
  )
  const days = startDays(placed, newest?.phases ?? [], effectiveDay)
  const version = {
    id: '',
    number: (newest?.number ?? 0) + 1,
    effectiveOn: newest ? today : startsOn,
    phases: placed.map((phase, i): Phase => ({
      ...phase,
      startDay: days[i] ?? 0,
      sessions: phase.sessions ?? 0,
      everyWeeks: phase.everyWeeks ?? 1,
      sessionMinutes: phase.sessionMinutes ?? 0,
      prescriptions: [],
    })),
  }
  return phaseLine({ ...before, versions: [...before.versions, version] }, today)
}
