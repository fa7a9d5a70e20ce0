// How each exercise was borne since a day: how often it was done, at what pain, and how often it was too much. The rule by which an exercise counts as well tolerated or not is here alone.
//
// Up to 2 of 10 is safe, up to the exercise's ceiling acceptable, more is too much (pain-monitoring model, Thomeé, Phys
// Ther 1997;77:1690). How often it takes to call it so is this program's: twice for too much, as for the flag, and three
// answers at 2 or less with four fifths of it done for well tolerated.
import { grouped } from '@/domain/grouped'
import { judgedBy } from '@/domain/logging/judged-by'
import { hurtTooMuch, worstPain } from '@/domain/logging/pain'
import { tally, type Counted } from '@/domain/logging/tally'
import { skipReasons, type Log } from '@/domain/logging/log'
import { reasonsSkipped } from '@/domain/logging/skip-reasons'
import type { CalendarDate, PlanHistory, Prescription } from '@/domain/plans/plan'

export type Verdict = 'well' | 'not' | 'acceptable' | 'unknown'

export type Tolerance = {
  prescriptionId: string
  exerciseId: string
  /** With its phase where several give the exercise: it may be borne in one and not in the other. */
  name: string
  due: number
  met: number
  /** The worst pain during or after it, over the entries that say; null where none does. */
  worstPain: number | null
  /** Entries over the ceiling of their day, and skips because it was too painful. */
  tooMuch: number
  /** Why it was skipped, the most frequent first: "Too tired (2)". */
  skipped: string
  verdict: Verdict
}

const safePain = 2
const tooOften = 2
const fewestAnswers = 3
const mostlyDone = 0.8

export const verdictWords: Record<Verdict, string> = {
  well: 'Well tolerated',
  acceptable: 'Acceptable',
  not: 'Not tolerated',
  unknown: 'Too little known',
}

/** Home exercises with something due from a day on, in the order of the plan. */
export function tolerances(args: {
  plan: PlanHistory
  logs: readonly Log[]
  from: CalendarDate
  today: CalendarDate
}): Tolerance[] {
  const { counted } = tally({ ...args, to: args.today })
  const dosageOf = judgedBy(args.plan)
  const hurt = (log: Log) => {
    const dosage = dosageOf(log)
    return dosage !== undefined && hurtTooMuch(log, dosage)
  }
  const byId = grouped(counted.map((each) => [each.prescriptionId, each] as const))
  const borne = prescriptionsOf(args.plan).flatMap(({ prescription, phase }) => {
    const own = byId.get(prescription.id)
    return own ? [{ ...toleranceOf(prescription, own, hurt), phase }] : []
  })
  const several = (id: string) => borne.filter(({ exerciseId }) => exerciseId === id).length > 1
  return borne.map(({ phase, ...each }) =>
    several(each.exerciseId) ? { ...each, name: `${each.name} (${phase})` } : each,
  )
}

function toleranceOf(
  { id, exerciseId, exerciseName }: Prescription,
  counted: Counted[],
  hurt: (log: Log) => boolean,
): Tolerance {
  const logs = counted.flatMap(({ log }) => (log ? [log] : []))
  const pains = logs.map(worstPain).filter((pain) => pain !== null)
  const met = counted.filter(({ outcome }) => outcome === 'done' || outcome === 'partial').length
  const tooMuch = logs.filter(hurt).length
  const worst = pains.length === 0 ? null : Math.max(...pains)
  return {
    ...{ prescriptionId: id, exerciseId, name: exerciseName, due: counted.length, met, tooMuch },
    worstPain: worst,
    skipped: reasonsOf(logs),
    verdict: verdictOf({
      share: met / counted.length,
      answers: pains.length,
      worstPain: worst,
      tooMuch,
      met,
    }),
  }
}

function verdictOf(of: {
  share: number
  answers: number
  worstPain: number | null
  tooMuch: number
  met: number
}): Verdict {
  if (of.tooMuch >= tooOften) return 'not'
  if (of.answers < fewestAnswers) return of.met >= fewestAnswers ? 'acceptable' : 'unknown'
  const painless = of.worstPain !== null && of.worstPain <= safePain
  return painless && of.tooMuch === 0 && of.share >= mostlyDone ? 'well' : 'acceptable'
}

function reasonsOf(logs: readonly Log[]): string {
  return reasonsSkipped(logs)
    .flatMap(({ reason, times }) => (reason === null ? [] : [`${skipReasons[reason]} (${times})`]))
    .join(', ')
}

/** Named as in the newest version that has it. */
function prescriptionsOf(plan: PlanHistory): { prescription: Prescription; phase: string }[] {
  const found = new Map<string, { prescription: Prescription; phase: string }>()
  for (const { phases } of plan.versions)
    for (const { name: phase, prescriptions } of phases)
      for (const prescription of prescriptions) found.set(prescription.id, { prescription, phase })
  return [...found.values()]
}
