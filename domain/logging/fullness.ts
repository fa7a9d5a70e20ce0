// How much may be written down about one thing on one day, so that no record grows without end. What was removed or replaced stays, and counts.

/** Further times that an exercise was done where nothing was due, on one day. */
export const mostExtras = 10
/** Entries of one time of day of an exercise, or of how one day was, with every correction. */
export const mostVersions = 20

type Amount = { entries: number; characters: number }
/** What one patient has sent within 24 hours and within four weeks. */
export type SentLately = { day: Amount; weeks: Amount }

/**
 * Entries that one patient sends, and the characters of their notes: within 24 hours more than a fortnight without a
 * network leaves, within four weeks twice what thirty exercises a day with their corrections are; and an end for what every
 * page of the patient reads. What is beyond it stays on the phone until there is room.
 */
export const mostSent: SentLately = {
  day: { entries: 1_500, characters: 60_000 },
  weeks: { entries: 4_000, characters: 240_000 },
}

/** Entries that a phone ever stored of one plan: whoever opens the plan or the patient reads them all. */
export const mostOfPlan = 20_000
/** So that what is wrong can be put right also in a plan that is full. */
const roomToCorrect = 2_000

/** What is said to an entry for which there is no room any more. */
export const planIsFull = `This plan has ${mostOfPlan.toLocaleString('en')} entries, which is the most: ask your clinic for a new one`

/** By plan, how many entries there are of it. */
export type OfPlans = Readonly<Record<string, number>>

/** Those of these entries, in this order, for which their plan has no room. */
export function beyondPlans<E extends { planId: string; replaces: string | null }>(
  entries: readonly E[],
  ofPlans: OfPlans,
): E[] {
  const counts = new Map(Object.entries(ofPlans))
  return entries.filter(({ planId, replaces }) => {
    const count = counts.get(planId) ?? 0
    counts.set(planId, count + 1)
    return count >= mostOfPlan + (replaces === null ? 0 : roomToCorrect)
  })
}

/** What is said to an entry that has to wait. */
export const tomorrow =
  'This is more than we can take at once. Send it again tomorrow, or tell your therapist'

/** How many of these entries there is room for, in this order; each is given by the length of its text. */
export function roomFor(before: SentLately, lengths: readonly number[]): number {
  const rooms = (['day', 'weeks'] as const).map((time) => {
    let { characters } = before[time]
    const beyond = lengths.findIndex((length) => (characters += length) > mostSent[time].characters)
    const room = Math.max(0, mostSent[time].entries - before[time].entries)
    return Math.min(room, beyond === -1 ? lengths.length : beyond)
  })
  return Math.min(...rooms)
}

/** Whether it is so much that whoever sends as much at once has to be counted one after the other. */
export function isMuch({ day, weeks }: SentLately, lengths: readonly number[], ofPlans: OfPlans): boolean {
  const characters = lengths.reduce((sum, length) => sum + length, 0)
  return (
    day.entries + lengths.length > mostSent.day.entries / 30 ||
    day.characters + characters > mostSent.day.characters / 30 ||
    weeks.entries > mostSent.weeks.entries / 2 ||
    weeks.characters > mostSent.weeks.characters / 2 ||
    Object.values(ofPlans).some((entries) => entries > mostOfPlan / 2)
  )
}

/** As the database counts. */
export const lengthOf = (text: string) => Array.from(text).length

type Counted = { replaces: string | null }
type CountedLog = Counted & { prescriptionId: string; dueOn: string; slot: number; extra: boolean }
type CountedCheckIn = Counted & { planId: string; on: string }

export class Fullness {
  readonly #counts = new Map<string, number>()

  addLog(log: CountedLog): void {
    this.#add(timeOf(log))
    if (isNewExtra(log)) this.#add(dayOf(log))
  }

  addCheckIn(checkIn: CountedCheckIn): void {
    this.#add(planDayOf(checkIn))
  }

  /** By field, what is said to one more; null where there is room. */
  refusesLog(log: CountedLog): [field: string, words: string] | null {
    if (isNewExtra(log) && this.#of(dayOf(log)) >= mostExtras)
      return ['dueOn', `You can log at most ${mostExtras} extra times in one day`]
    return this.#of(timeOf(log)) < mostVersions ? null : changedTooOften
  }

  refusesCheckIn(checkIn: CountedCheckIn): [field: string, words: string] | null {
    return this.#of(planDayOf(checkIn)) < mostVersions ? null : changedTooOften
  }

  #of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  #add(key: string): void {
    this.#counts.set(key, this.#of(key) + 1)
  }
}

const isNewExtra = ({ extra, replaces }: CountedLog) => extra && replaces === null
const dayOf = (log: CountedLog) => `${log.prescriptionId} ${log.dueOn}`
const timeOf = (log: CountedLog) => `${dayOf(log)} ${log.slot}`
const planDayOf = ({ planId, on }: CountedCheckIn) => `${planId} ${on}`

const changedTooOften: [string, string] = [
  '',
  'You changed this too many times. Tell your therapist what is right',
]
