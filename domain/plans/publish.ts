// How a draft becomes a version: what is missing before it may (or before a protocol is shared), and on which plan day each phase begins.
import type { z } from 'zod'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import { isFarAhead } from '@/domain/far-ahead'
import { saysSomething } from '@/domain/fields'
import { cautionKept, cautionNames, cautionsMet, unexplained, type CautionsOf } from '@/domain/plans/cautions'
import { planContentSchema, protocolContentSchema, type PhaseContent } from '@/domain/plans/content'
import type { PlanDraft, ProtocolContentDraft } from '@/domain/plans/draft'
import type { CalendarDate, Phase, PlanHistory, Prescription } from '@/domain/plans/plan'
import { versionsFrom, type PhaseSpan } from '@/domain/plans/schedule'

export type Missing = { path: string; message: string }

/** What the catalog says of an exercise when it is prescribed; the version keeps it, whatever the catalog says later. */
export type PrescribedExercise = Pick<Prescription, 'exerciseName' | 'exerciseKind' | 'delivery'> & CautionsOf

/** By exercise. */
type Known = ReadonlyMap<string, Pick<PrescribedExercise, 'delivery'> & CautionsOf>

/**
 * What stands between a draft and a published version, in the order of the form, by field path. `firstDay` is the
 * earliest start date, null where the plan has started already. An exercise that is not `known` is not checked here: the
 * server refuses what the catalog does not have.
 */
export function missingForActivation(
  content: PlanDraft,
  firstDay: CalendarDate | null,
  known: Known,
  precautions: readonly CautionCode[],
): Missing[] {
  const before = problemMissing(content)
  if (content.startsOn === '') before.push({ path: 'startsOn', message: 'Choose the first day' })
  else if (firstDay !== null && content.startsOn < firstDay)
    before.push({ path: 'startsOn', message: 'The first day has passed: choose today or later' })
  else if (firstDay !== null && isFarAhead(content.startsOn, firstDay))
    before.push({ path: 'startsOn', message: 'The first day is more than a year ahead: check the year' })
  return missingInContent(content, planContentSchema, before, known, precautions)
}

/** What stands between a clinic's own protocol and its colleagues. */
export function missingForSharing(
  protocol: ProtocolContentDraft & { condition: string; regions: readonly string[] },
  known: Known,
): Missing[] {
  const before: Missing[] = []
  if (!saysSomething(protocol.condition))
    before.push({ path: 'condition', message: 'Say for which condition it is' })
  if (protocol.regions.length === 0) before.push({ path: 'regions', message: 'Choose a body region' })
  return missingInContent(
    protocol,
    protocolContentSchema,
    [...before, ...problemMissing(protocol)],
    known,
    [],
  )
}

const problemMissing = ({ problem }: { problem: string }): Missing[] =>
  saysSomething(problem) ? [] : [{ path: 'problem', message: 'Say what the plan is for' }]

/** `before` comes first, and stands for what the schema says of the same fields. */
function missingInContent(
  content: ProtocolContentDraft,
  finished: z.ZodType,
  before: readonly Missing[],
  known: Known,
  precautions: readonly CautionCode[],
): Missing[] {
  const missing = [...before]
  const say = (path: string, message: string) => {
    if (!missing.some((each) => each.path === path)) missing.push({ path, message })
  }
  const parsed = finished.safeParse(content)
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      say(issue.path.join('.'), wordsFor(issue.path, content, issue.message))

  const ids = new Set<string>()
  content.phases.forEach((phase, i) => {
    const name = phase.name || `Phase ${i + 1}`
    if (ids.has(phase.id)) say(`phases.${i}.name`, `${name} stands twice`)
    ids.add(phase.id)
    if (phase.prescriptions.length === 0 && phase.sessions === 0)
      say(`phases.${i}.sessions`, `${name} has neither exercises nor sessions`)
    phase.prescriptions.forEach((prescription, j) => {
      const path = `phases.${i}.prescriptions.${j}`
      if (ids.has(prescription.id)) say(path, 'This item stands twice')
      ids.add(prescription.id)
      const exercise = known.get(prescription.exerciseId)
      const delivery = exercise?.delivery
      const perSession = prescription.dosage.frequency.kind === 'per-session'
      if (delivery === 'home' && perSession)
        say(`${path}.dosage.frequency.kind`, 'This is done at home: say on which days, or as needed')
      if (delivery === 'clinic' && !perSession)
        say(`${path}.dosage.frequency.kind`, 'This is done in the clinic: choose each session')
      if (saysSomething(prescription.typed ?? ''))
        say(`${path}.typed`, `${name}: a dosage is not understood: ${prescription.typed}`)
      const against = exercise ? cautionsMet(exercise, precautions).against : []
      const open = unexplained(against, prescription.caution)
      if (open.length > 0)
        say(`${path}.caution.reason`, `${name}: say why, in spite of: ${cautionNames(open)}`)
    })
  })
  if (content.phases.length > 0 && content.phases.every((phase) => phase.prescriptions.length === 0))
    say('phases.0.prescriptions', 'Add at least one exercise')
  return missing
}

/** "Enter a number" is enough beside its field, but in a list it must say which number. */
function wordsFor(path: PropertyKey[], content: ProtocolContentDraft, message: string): string {
  if (path[0] !== 'phases' || typeof path[1] !== 'number') return message
  return `${content.phases[path[1]]?.name || `Phase ${path[1] + 1}`}: ${message}`
}

/**
 * The first plan day of each phase of a version that takes effect on plan day `effectiveDay`.
 *
 * A phase that had begun by then keeps its first day, so that what was due and done in it stays as it was. One that
 * still follows the phase it followed, of the same length, keeps its distance to it: a move that was made earlier or
 * later than the weeks say is not undone by a later change. Any other begins where the one before it ends, and never
 * before the version takes effect.
 */
export function startDays(
  phases: readonly Pick<PhaseContent, 'id' | 'weeks'>[],
  previous: readonly Pick<Phase, 'id' | 'weeks' | 'startDay'>[],
  effectiveDay: number,
): number[] {
  const earliest = previous.length > 0 ? effectiveDay : 0
  const days: number[] = []
  for (const [i, phase] of phases.entries()) {
    const was = previous.findIndex((each) => each.id === phase.id)
    const old = previous[was]
    if (old && hadBegun(old, effectiveDay)) {
      days.push(old.startDay)
      continue
    }
    const before = phases[i - 1]
    const oldBefore = previous[was - 1]
    const follows = old && oldBefore && oldBefore.id === before?.id && oldBefore.weeks === before.weeks
    const length = follows ? old.startDay - oldBefore.startDay : (before?.weeks ?? 0) * 7
    days.push(Math.max((days[i - 1] ?? 0) + length, earliest))
  }
  return days
}

const hadBegun = (phase: Pick<Phase, 'startDay'>, effectiveDay: number) => phase.startDay < effectiveDay

/**
 * Why the phases cannot follow each other so: those that have begun come first, in the order in which they began. Taking
 * out the one the patient is in is a way to move on. Empty when they can.
 */
export function misplacedPhases(
  phases: readonly Pick<PhaseContent, 'id' | 'name'>[],
  previous: readonly Phase[],
  effectiveDay: number,
): Missing[] {
  const begun = previous.filter((phase) => hadBegun(phase, effectiveDay))
  const place = new Map(begun.map((phase, at) => [phase.id, at]))
  const misplaced: Missing[] = []
  let reached = -1
  let coming = false
  phases.forEach((phase, i) => {
    const at = place.get(phase.id)
    if (at === undefined) coming = true
    else if (coming || at < reached)
      misplaced.push({ path: `phases.${i}.name`, message: `${phase.name} has begun: it stays where it was` })
    else reached = at
  })
  return misplaced
}

/** The document of the version. The caller has checked that the catalog has every exercise of the content. */
export function publishedPhases(
  phases: readonly PhaseContent[],
  previous: readonly Phase[],
  effectiveDay: number,
  catalog: ReadonlyMap<string, PrescribedExercise>,
  precautions: readonly CautionCode[],
  newId: () => string,
): Phase[] {
  const days = startDays(phases, previous, effectiveDay)
  return phases.map((phase, i) => ({
    ...phase,
    startDay: days[i] ?? 0,
    prescriptions: phase.prescriptions.map((prescription) => {
      const exercise = catalog.get(prescription.exerciseId)
      if (!exercise) throw new Error('an exercise that the catalog does not have')
      const { exerciseName, exerciseKind, delivery } = exercise
      const caution = cautionKept(exercise, precautions, prescription.caution)
      return { ...prescription, exerciseName, exerciseKind, delivery, caution, versionId: newId() }
    }),
  }))
}

/**
 * The phases of a plan's line that can be begun, in their order, each with the first day on which it can: today or later,
 * not before the plan's first, and from then on each version has it. One that a later version has no more is none of them.
 */
export function comingPhases(
  plan: PlanHistory,
  line: readonly PhaseSpan[],
  today: CalendarDate,
): { id: string; name: string; from: CalendarDate }[] {
  const versions = versionsFrom(plan, today < plan.startsOn ? plan.startsOn : today)
  return line.flatMap(({ state, phase: { id, name } }) => {
    if (state !== 'coming') return []
    const lacking = versions.findLastIndex(({ version }) => !version.phases.some((each) => each.id === id))
    const from = versions[lacking + 1]?.from
    return from ? [{ id, name, from }] : []
  })
}

/** Whether a phase that goes on today is left out by the version in force, or by one that waits: it cannot be made longer. */
export const isTakenOut = (plan: PlanHistory, phaseId: string, today: CalendarDate) =>
  versionsFrom(plan, today).some(({ version }) => !version.phases.some(({ id }) => id === phaseId))

/**
 * The phases when the patient moves to a coming phase on a plan day, earlier or later than planned: phases that have
 * begun stay, coming ones before it fall away, those after it follow it at the distance they had. Null when the phase
 * is not a coming one.
 */
export function phasesWhenMoving(
  previous: readonly Phase[],
  phaseId: string,
  effectiveDay: number,
  newId: () => string,
): Phase[] | null {
  const target = previous.find((phase) => phase.id === phaseId)
  if (!target || hadBegun(target, effectiveDay)) return null
  const moved = effectiveDay - target.startDay
  return previous
    .filter((phase) => phase.startDay >= target.startDay || hadBegun(phase, effectiveDay))
    .map((phase) => ({
      ...phase,
      startDay: phase.startDay >= target.startDay ? phase.startDay + moved : phase.startDay,
      prescriptions: phase.prescriptions.map((prescription) => ({ ...prescription, versionId: newId() })),
    }))
}

/** The longest that content.ts lets a phase be. */
const mostWeeks = 52

/**
 * The phases when one of them is made longer by some weeks: phases that come after it move by as much and keep their
 * distance. Null when it is over on that plan day, is not there, or would be longer than a phase may be.
 */
export function phasesWhenExtending(
  previous: readonly Phase[],
  phaseId: string,
  weeks: number,
  effectiveDay: number,
  newId: () => string,
): Phase[] | null {
  const at = previous.findIndex((phase) => phase.id === phaseId)
  const extended = previous[at]
  const next = previous[at + 1]
  if (!extended || extended.weeks + weeks > mostWeeks) return null
  const ends = Math.min(extended.startDay + extended.weeks * 7, next?.startDay ?? Infinity)
  if (ends <= effectiveDay) return null
  return previous.map((phase, i) => ({
    ...phase,
    weeks: i === at ? phase.weeks + weeks : phase.weeks,
    startDay: i > at ? phase.startDay + weeks * 7 : phase.startDay,
    prescriptions: phase.prescriptions.map((prescription) => ({ ...prescription, versionId: newId() })),
  }))
}
