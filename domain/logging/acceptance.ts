// Which entries of a batch are stored. Each is judged by itself, against what is stored and what the batch said before it; no clock and no zone of its own.
import { daysBetween } from '@/domain/dates'
import { EntryChains, type ChainedEntry } from '@/domain/logging/entry-chains'
import { Fullness } from '@/domain/logging/fullness'
import { answers, daysToLog, type Log, type Said } from '@/domain/logging/log'
import type { CalendarDate } from '@/domain/plans/plan'

/** Instants are milliseconds since 1970, already corrected for a wrong device clock. */
type Times = { performedAt: number; loggedAt: number; timeZone: string }

export type GivenLog = Omit<Log, 'source' | 'performedAt' | 'loggedAt' | 'prescriptionVersionId'> &
  Times & { prescriptionVersionId: string | null }

export type GivenCheckIn = {
  id: string
  planId: string | null
  on: CalendarDate
  pain: number | null
  word: string
  settled: boolean | null
  replaces: string | null
} & Times

export type AcceptedLog = GivenLog & {
  planId: string
  prescriptionVersionId: string
  extra: boolean
  late: boolean
}
export type AcceptedCheckIn = GivenCheckIn & { planId: string }

export type StoredLog = ChainedEntry & Said & Pick<Log, 'prescriptionId'> & { extra: boolean }

export type StoredCheckIn = ChainedEntry & {
  planId: string
  on: CalendarDate
  pain: number | null
  word: string
  settled: boolean | null
}

export type Verdict<A> =
  | { outcome: 'store'; entry: A }
  | { outcome: 'already-stored' }
  /** `current` names the entry that counts now, where that is what stands in the way; `later` is refused for today alone. */
  | { outcome: 'refused'; errors: Record<string, string>; current?: string; later?: true }

/** What a prescription allows; null when it is not the viewer's own. */
export type Prescribed = {
  planId: string
  startsOn: CalendarDate
  atHome: boolean
  versionIds: ReadonlySet<string>
  /** The prescription version in force on a date. */
  inForce(dueOn: CalendarDate): string
  /**
   * Whether nothing was due then: nor by the version that a phone showed, where it has not heard of what the plan is now.
   */
  isExtra(dueOn: CalendarDate, slot: number, shownAs: string | null): boolean
}

export type Calendar = {
  now: number
  /** The calendar date of an instant, in the patient's zone. */
  dateOf(instant: number): CalendarDate
  /** When a date is over, in the patient's zone. */
  endOf(date: CalendarDate): number
}

const dayInMs = 86_400_000
/** Nothing is done so many days before the day that it counts for; a date of long ago could not be shown either. */
const mostDaysAhead = 32
/** What is of a day to come by a clock that was so far ahead, and was put right since, is sent again until then. */
const mostDaysEarly = 2
/** A device's clock may be this far ahead before its times are taken to be wrong. */
export const clockTolerance = 5 * 60_000

export const logOccurrence = (log: { prescriptionId: string; dueOn: CalendarDate; slot: number }) =>
  `${log.prescriptionId} ${log.dueOn} ${log.slot}`
export const checkInOccurrence = (checkIn: { planId: string; on: CalendarDate }) =>
  `${checkIn.planId} ${checkIn.on}`

const refused = (field: string, words: string, current?: string): Verdict<never> => ({
  outcome: 'refused',
  errors: { [field]: words },
  ...(current !== undefined && { current }),
})

/** In the order of `given`. */
export function judgeLogs(
  given: readonly GivenLog[],
  stored: readonly StoredLog[],
  prescribed: (prescriptionId: string) => Prescribed | null,
  calendar: Calendar,
): Verdict<AcceptedLog>[] {
  const chains = new EntryChains(stored)
  const fullness = new Fullness()
  for (const log of stored) fullness.addLog(log)
  return judgeInOrder(given, chains, sameLog, (sent) => {
    const log = writtenBy(sent, calendar.now)
    const prescription = prescribed(log.prescriptionId)
    if (!prescription) return refused('prescriptionId', 'This exercise is not in your plan')
    if (!prescription.atHome)
      return refused('prescriptionId', 'This is done with your therapist, not at home')
    const versionId = log.prescriptionVersionId
    if (versionId !== null && !prescription.versionIds.has(versionId))
      return refused('prescriptionVersionId', 'This does not belong to the exercise')
    if (log.dueOn < prescription.startsOn) return refused('dueOn', 'Your plan had not started on this day')
    const wrongTime = judgeTimes(sent, log.dueOn, 'dueOn', calendar)
    if (wrongTime) return wrongTime

    let before: StoredLog | undefined
    let extra: boolean
    if (log.replaces !== null) {
      before = chains.get(log.replaces)
      if (!before || before.prescriptionId !== log.prescriptionId)
        return refused('replaces', 'There is no such entry to correct')
      if (before.dueOn !== log.dueOn)
        return refused('dueOn', 'A correction keeps the day of the entry it corrects')
      if (before.slot !== log.slot)
        return refused('slot', 'A correction keeps the time of day of the entry it corrects')
      const last = chains.lastFrom(before)
      if (last.id !== before.id)
        return refused(
          'replaces',
          `This entry was already changed. The one that counts now is ${last.id}`,
          last.id,
        )
      extra = before.extra
    } else {
      extra = prescription.isExtra(log.dueOn, log.slot, versionId)
      // Where nothing was due it may be done more than once.
      const said = extra ? [] : chains.lastsOf(logOccurrence(log))
      const current = said.find(({ status }) => status !== 'removed')
      if (current)
        return refused(
          '',
          `This is already logged. To change it, correct the entry ${current.id}`,
          current.id,
        )
      before = said.find((removed) => !removed.extra)
    }
    const first = before && chains.firstFrom(before)
    const tooLate = judgeWindow(log, log.dueOn, 'dueOn', first, calendar)
    if (tooLate) return tooLate

    const entry: AcceptedLog = {
      ...log,
      replaces: before?.id ?? null,
      planId: prescription.planId,
      prescriptionVersionId: versionId ?? prescription.inForce(log.dueOn),
      extra,
      // Written down more than 24 h after the day had ended (Stone et al., Control Clin Trials 2003;24:182).
      late: (first?.loggedAt ?? log.loggedAt) > calendar.endOf(log.dueOn) + dayInMs,
    }
    const tooMany = fullness.refusesLog(entry)
    if (tooMany) return refused(...tooMany)
    fullness.addLog(entry)
    chains.add({ ...entry, occurrence: logOccurrence(entry) })
    return { outcome: 'store', entry }
  })
}

/** `planOf` answers the plan that a check-in is about: the one it names if that is the viewer's own, or the only one there is. */
export function judgeCheckIns(
  given: readonly GivenCheckIn[],
  stored: readonly StoredCheckIn[],
  planOf: (planId: string | null, on: CalendarDate) => { id: string; startsOn: CalendarDate } | null,
  calendar: Calendar,
): Verdict<AcceptedCheckIn>[] {
  const chains = new EntryChains(stored)
  const fullness = new Fullness()
  for (const checkIn of stored) fullness.addCheckIn(checkIn)
  return judgeInOrder(given, chains, sameCheckIn, (sent) => {
    const checkIn = writtenBy(sent, calendar.now)
    const plan = planOf(checkIn.planId, checkIn.on)
    if (!plan)
      return refused(
        'planId',
        checkIn.planId === null ? 'Say which plan this is about' : 'This is not your plan',
      )
    if (checkIn.on < plan.startsOn) return refused('on', 'Your plan had not started on this day')
    const wrongTime = judgeTimes(sent, checkIn.on, 'on', calendar)
    if (wrongTime) return wrongTime
    let before: StoredCheckIn | undefined
    if (checkIn.replaces !== null) {
      before = chains.get(checkIn.replaces)
      if (!before || before.planId !== plan.id)
        return refused('replaces', 'There is no such entry to correct')
      if (before.on !== checkIn.on)
        return refused('on', 'A correction keeps the day of the entry it corrects')
      const last = chains.lastFrom(before)
      if (last.id !== before.id)
        return refused(
          'replaces',
          `This entry was already changed. The one that counts now is ${last.id}`,
          last.id,
        )
    } else {
      const [current] = chains.lastsOf(checkInOccurrence({ planId: plan.id, on: checkIn.on }))
      if (current)
        return refused(
          '',
          `You already said how this day was. To change it, correct the entry ${current.id}`,
          current.id,
        )
    }
    const tooLate = judgeWindow(checkIn, checkIn.on, 'on', before && chains.firstFrom(before), calendar)
    if (tooLate) return tooLate
    const entry: AcceptedCheckIn = { ...checkIn, planId: plan.id }
    const tooMany = fullness.refusesCheckIn(entry)
    if (tooMany) return refused(...tooMany)
    fullness.addCheckIn(entry)
    chains.add({ ...entry, occurrence: checkInOccurrence(entry) })
    return { outcome: 'store', entry }
  })
}

type Judgeable = { id: string; replaces: string | null }

/** An entry that corrects another of the same batch is judged after it, wherever it stands. */
function judgeInOrder<G extends Judgeable & Times, S extends ChainedEntry, A>(
  given: readonly G[],
  chains: EntryChains<S>,
  same: (given: G, stored: S | G) => boolean,
  judge: (entry: G) => Verdict<A>,
): Verdict<A>[] {
  const verdicts = new Map<G, Verdict<A>>()
  const firstWithId = new Map<string, G>()
  for (const entry of given) if (!firstWithId.has(entry.id)) firstWithId.set(entry.id, entry)

  /** What corrects or removes an entry that waits for its time waits too: refused, it would be lost, and the first stand. */
  const waitsWith = ({ replaces }: G): Verdict<A> | null => {
    const before = replaces === null ? undefined : firstWithId.get(replaces)
    const verdict = before && verdicts.get(before)
    return verdict?.outcome === 'refused' && verdict.later ? verdict : null
  }

  const judged = (entry: G): Verdict<A> => {
    const twin = firstWithId.get(entry.id)
    if (twin && twin !== entry) {
      const verdict = verdicts.get(twin)
      if (!same(entry, twin)) return refused('id', 'Another entry of this batch has this id')
      return verdict?.outcome === 'refused' ? verdict : { outcome: 'already-stored' }
    }
    const own = chains.get(entry.id)
    if (!own) return waitsWith(entry) ?? judge(entry)
    return same(entry, own)
      ? { outcome: 'already-stored' }
      : refused('id', 'Another entry was stored under this id')
  }

  for (const entry of given) {
    // Walks to what it corrects first; `path` also ends a circle of entries that correct each other.
    const path: G[] = []
    let at: G | undefined = firstWithId.get(entry.id) ?? entry
    while (at && !verdicts.has(at) && !path.includes(at)) {
      path.push(at)
      at = at.replaces === null ? undefined : firstWithId.get(at.replaces)
    }
    for (const each of path.reverse()) verdicts.set(each, judged(each))
    if (!verdicts.has(entry)) verdicts.set(entry, judged(entry))
  }
  return given.map((entry) => verdicts.get(entry) ?? refused('', 'This entry could not be read'))
}

/**
 * What has come was written down before it came. A later time is of a clock that was ahead while there was no network and
 * was put right since, and nobody knows by how much: it came at the latest when it was received.
 */
const writtenBy = <G extends Times>(entry: G, now: number): G => ({
  ...entry,
  loggedAt: Math.min(entry.loggedAt, now),
  performedAt: Math.min(entry.performedAt, now),
})

function judgeTimes(
  times: Times & Pick<Judgeable, 'replaces'>,
  day: CalendarDate,
  field: string,
  calendar: Calendar,
): Verdict<never> | null {
  if (day > calendar.dateOf(calendar.now)) {
    const ahead = times.loggedAt > calendar.now && day <= calendar.dateOf(times.loggedAt)
    const soon = ahead && times.loggedAt <= calendar.now + mostDaysEarly * dayInMs
    return { ...refused(field, 'This day had not come yet'), ...(soon && { later: true as const }) }
  }
  const earliest = calendar.endOf(day) - mostDaysAhead * dayInMs
  if (times.loggedAt < earliest) return refused(field, 'This day had not come yet')
  if (times.performedAt < earliest) return refused('performedAt', 'This is long before its day')
  // What a clock ahead wrote for that day may be corrected before it by one that is right.
  if (times.replaces === null && day > calendar.dateOf(times.loggedAt))
    return refused(field, 'This day had not come yet')
  return null
}

/**
 * Judged by when the first entry of the chain was written down on the device, so that a late sync loses nothing; a
 * correction has as many days again from then on.
 */
function judgeWindow(
  times: Times,
  day: CalendarDate,
  field: string,
  first: ChainedEntry | undefined,
  calendar: Calendar,
): Verdict<never> | null {
  const loggedOn = calendar.dateOf(times.loggedAt)
  if (!first)
    return daysBetween(day, loggedOn) > daysToLog ? refused(field, 'You can log up to 14 days back') : null
  return daysBetween(calendar.dateOf(first.loggedAt), loggedOn) > daysToLog
    ? refused(field, 'You can change an entry for 14 days')
    : null
}

type LogContent = Pick<GivenLog, (typeof logContent)[number]>
const logContent = ['prescriptionId', 'dueOn', 'slot', ...answers] as const

/** What was said, not when: a device whose clock was set right in between still says the same. */
function sameLog(given: GivenLog, other: LogContent & Judgeable): boolean {
  // A fresh log may have been chained to a removal when it was stored.
  return (
    logContent.every((key) => given[key] === other[key]) &&
    (given.replaces === null || given.replaces === other.replaces)
  )
}

function sameCheckIn(
  given: GivenCheckIn,
  other: Pick<GivenCheckIn, 'planId' | 'on' | 'pain' | 'word' | 'settled'> & Judgeable,
): boolean {
  return (
    (given.planId === null || other.planId === null || given.planId === other.planId) &&
    given.on === other.on &&
    given.pain === other.pain &&
    given.word === other.word &&
    given.settled === other.settled &&
    given.replaces === other.replaces
  )
}
