// The caseload in words: a row for each plan of a patient, ready to be painted.
import { dateWords } from '@/domain/date-words'
import { band, percent, type Band } from '@/domain/logging/adherence'
import type { CaseloadLine, PlanStanding, PlanStandingLine, Share } from '@/domain/logging/caseload'
import { flagWords } from '@/domain/logging/flag-words'
import type { CalendarDate } from '@/domain/plans/plan'

export type ShareWords = { figure: string; band: Exclude<Band, 'none'>; count: string }

export type CaseloadRow = {
  key: string
  patientId: string
  name: string
  mayTreat: boolean
  mayBook: boolean
  /** What is wrong with the care team; null where nothing is. */
  nobody: string | null
  /** The plan's problem, or the diagnosis where there is no plan. */
  about: string
  /** A further plan of the patient in the row above. */
  further: boolean
  flags: { code: string; words: string; since: string }[]
  /** The plan that the record speaks against, and how far; null where it does not. */
  against: { planId: string; words: string } | null
  /** Messages that nobody has read; null where there is none. */
  unread: { count: number; words: string } | null
  /** That there is something new that the patient wrote while logging; null where there is not. */
  wrote: string | null
  standing: string
  /** null where nothing was due. */
  last7: ShareWords | null
  last28: ShareWords | null
  /** Of four weeks, in per cent, the oldest first; null where nothing was due. */
  weeks: (number | null)[]
  pain: { latest: string; on: string; trend: string } | null
  nextSession: string
  reassess: { planId: string; words: string; overdue: boolean } | null
}

export function caseloadRows(
  lines: readonly CaseloadLine[],
  { locale, today, target }: { locale: string; today: CalendarDate; target: number },
): CaseloadRow[] {
  return lines.flatMap((line) => {
    const { id: patientId, name, mayTreat, mayBook } = line
    const nextSession = nextSessionWords(line, locale)
    const nobody = line.lookedAfter ? null : 'Nobody who works here is in the care team'
    const wrote = line.wroteOn && `Wrote on ${dateWords(line.wroteOn, locale, 'short')}`
    const said = { unread: unreadWords(line), wrote }
    const patient = { patientId, name, mayTreat, mayBook, nobody, ...said, nextSession }
    const flagsOf = (planId?: string) =>
      line.flags
        .filter((flag) => planId === undefined || flag.planId === planId)
        .map(({ code, since, figures }) => ({
          code,
          words: flagWords({ code, figures }),
          since: dateWords(since, locale, 'short'),
        }))
    if (line.plans.length === 0)
      return [
        {
          ...{ ...patient, key: line.id, about: line.diagnosis, further: false, flags: flagsOf() },
          ...{
            standing: withoutPlanWords(line, locale),
            last7: null,
            last28: null,
            weeks: [],
            pain: null,
            reassess: null,
            against: null,
          },
        },
      ]
    return line.plans.map((plan, index) => ({
      ...{ ...patient, key: plan.id, about: plan.problem, further: index > 0, flags: flagsOf(plan.id) },
      standing: standingWords(plan.standing, locale),
      last7: shareWords(plan.last7, target),
      last28: shareWords(plan.last28, target),
      weeks: plan.weeks.map((week) => percent(frequencyOf(week))),
      pain: painWords(plan.pain, locale),
      reassess: reassessWords(plan, locale, today),
      against: againstWords(plan),
    }))
  })
}

function unreadWords({ unread: count }: CaseloadLine): CaseloadRow['unread'] {
  return count === 0 ? null : { count, words: count === 1 ? '1 new message' : `${count} new messages` }
}

function nextSessionWords({ nextSession }: CaseloadLine, locale: string): string {
  return nextSession
    ? `Session ${dateWords(nextSession.date, locale, 'weekday')}, ${nextSession.time}`
    : 'No session booked'
}

function withoutPlanWords({ otherPlan }: CaseloadLine, locale: string): string {
  if (!otherPlan) return 'No plan yet'
  if (!otherPlan.endedOn) return 'Draft, not active yet'
  return `${otherPlan.status === 'completed' ? 'Completed' : 'Stopped'} on ${dateWords(otherPlan.endedOn, locale, 'short')}`
}

function standingWords(standing: PlanStanding, locale: string): string {
  switch (standing.kind) {
    case 'phase':
      return `${standing.name}, week ${standing.week} of ${standing.of}`
    case 'to-start':
      return `Starts on ${dateWords(standing.date, locale, 'short')}`
    case 'paused':
      return `Paused since ${dateWords(standing.date, locale, 'short')}`
    case 'past-last-phase':
      return 'Past its last week'
  }
}

const frequencyOf = ({ met, due }: Share) => (due === 0 ? null : met / due)

function shareWords({ met, due }: Share, target: number): ShareWords | null {
  const frequency = frequencyOf({ met, due })
  const called = band(frequency, target)
  return called === 'none'
    ? null
    : { figure: `${percent(frequency, target)} %`, band: called, count: `${met} of ${due}` }
}

function painWords(
  { latest, mean, baseline }: PlanStandingLine['pain'],
  locale: string,
): CaseloadRow['pain'] {
  if (!latest) return null
  return {
    latest: `${latest.pain} of 10`,
    on: dateWords(latest.on, locale, 'short'),
    trend: mean === null ? '' : trendWords(mean, baseline),
  }
}

/** The mean of 7 days beside the baseline; less than one point is not called a change. */
function trendWords(mean: number, baseline: number | null): string {
  const figure = `7-day mean ${mean.toFixed(1)}`
  if (baseline === null) return figure
  const change = mean - baseline
  if (Math.abs(change) < 1) return `${figure}, as at baseline (${baseline})`
  return `${figure}, ${Math.abs(change).toFixed(1)} ${change < 0 ? 'below' : 'above'} baseline`
}

function reassessWords(
  { id, reassessment }: PlanStandingLine,
  locale: string,
  today: CalendarDate,
): CaseloadRow['reassess'] {
  if (!reassessment) return null
  const { dueOn, overdue } = reassessment
  const when = overdue ? 'Reassess, due since ' : dueOn === today ? 'Reassess today, ' : 'Reassess on '
  return { planId: id, words: when + dateWords(dueOn, locale, 'short'), overdue }
}

function againstWords({ id, against }: PlanStandingLine): CaseloadRow['against'] {
  if (against === 0) return null
  const what = against === 1 ? 'an exercise' : `${against} exercises`
  return { planId: id, words: `The record speaks against ${what} of this plan` }
}
