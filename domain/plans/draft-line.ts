// How a draft's phases would lie on the calendar: what was published before it stays, and what is being written follows from the day on which it comes into force.
import type { z } from 'zod'
import { dayNumber } from '@/domain/dates'
import { phaseContentSchema } from '@/domain/plans/content'
import type { ProtocolContentDraft } from '@/domain/plans/draft'
import type { CalendarDate, Phase, PlanHistory } from '@/domain/plans/plan'
import { planClock } from '@/domain/plans/plan-clock'
import { startDays } from '@/domain/plans/publish'
import { phaseLine, type PhaseSpan } from '@/domain/plans/schedule'

/** Phases without a length that can be have no place yet. `history` is null while nothing was published. */
export function draftLine(
  phases: ProtocolContentDraft['phases'],
  effectiveOn: CalendarDate,
  history: PlanHistory | null,
  today: CalendarDate,
): PhaseSpan[] {
  const before: PlanHistory = history ?? {
    id: '',
    startsOn: effectiveOn,
    endedOn: null,
    pauses: [],
    versions: [],
  }
  const newest = before.versions.at(-1)
  const effectiveDay = Math.max(0, planClock(before).daysBefore(dayNumber(effectiveOn)))
  const placed = placedPhases(phases)
  const days = startDays(placed, newest?.phases ?? [], effectiveDay)
  const version = {
    id: '',
    number: (newest?.number ?? 0) + 1,
    effectiveOn,
    phases: placed.map((phase, i) => asPhase(phase, days[i] ?? 0)),
  }
  return phaseLine({ ...before, versions: [...before.versions, version] }, today)
}

/**
 * The phases that are over by the day on which the draft comes into force, each with its last day: what it changes in them
 * is never seen. One that it makes longer, or cuts short, is none of them.
 */
export function phasesOverBy(
  effectiveOn: CalendarDate,
  phases: ProtocolContentDraft['phases'],
  history: PlanHistory,
  today: CalendarDate,
): { phase: DraftPhase; to: CalendarDate }[] {
  const lines = [phaseLine(history, today), draftLine(phases, effectiveOn, history, today)]
  return phases.flatMap((phase) => {
    const [was, is] = lines.map((line) => line.findLast((span) => span.phase.id === phase.id)?.to)
    return was && was < effectiveOn && is === was ? [{ phase, to: was }] : []
  })
}

/** A protocol's phases, one after the other: it has no first day, so none has a date. */
export function protocolLine(phases: ProtocolContentDraft['phases']): PhaseSpan[] {
  return placedPhases(phases).map((phase) => ({
    phase: asPhase(phase, 0),
    toCome: [],
    from: null,
    to: null,
    state: 'coming',
    week: null,
    of: phase.weeks,
    days: phase.weeks * 7,
  }))
}

type DraftPhase = ProtocolContentDraft['phases'][number]
type Placed = DraftPhase & { weeks: number }

const placedPhases = (phases: readonly DraftPhase[]): Placed[] =>
  phases.flatMap((phase, i) => {
    const weeks = possible(limits.weeks, phase.weeks)
    return weeks === undefined ? [] : [{ ...phase, weeks, name: phase.name || `Phase ${i + 1}` }]
  })

const limits = phaseContentSchema.shape
/** As it is being typed a figure may be none, or such that a line of it would never end. */
const possible = (schema: z.ZodType<number>, figure: unknown) => schema.safeParse(figure).data

const asPhase = (phase: Placed, startDay: number): Phase => ({
  ...phase,
  startDay,
  sessions: possible(limits.sessions, phase.sessions) ?? 0,
  everyWeeks: possible(limits.everyWeeks, phase.everyWeeks) ?? 1,
  sessionMinutes: phase.sessionMinutes ?? 0,
  prescriptions: [],
})
