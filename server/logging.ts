// Takes in what patients log: each entry of a batch is stored once, found stored, or refused with the reason.
import 'server-only'
import { dateIn, endOfDay, now, zoneExists } from '@/server/clock'
import { afterDeadlock, statementsAsViewer, type Send } from '@/server/db'
import { Refused } from '@/server/errors'
import { inTurnSql } from '@/server/in-turn'
import { insertCheckIns, insertLogs, readForBatch } from '@/server/log-rows'
import type { PatientViewer } from '@/server/viewer'
import {
  judgeCheckIns,
  judgeLogs,
  type AcceptedCheckIn,
  type AcceptedLog,
  type Calendar,
  type GivenCheckIn,
  type GivenLog,
  type Verdict,
} from '@/domain/logging/acceptance'
import { readBatch, type Read } from '@/domain/logging/batch'
import { beyondPlans, isMuch, lengthOf, planIsFull, roomFor, tomorrow } from '@/domain/logging/fullness'
import { everPrescribed } from '@/domain/logging/prescribed'
import type { CalendarDate, PlanHistory } from '@/domain/plans/plan'

export type EntryResult = {
  /** As it was sent, in small letters; null where none could be read. */
  id: string | null
  outcome: 'stored' | 'already-stored' | 'refused'
  errors: Record<string, string>
  /** Where another entry stands in the way: its id. */
  current?: string
  /** Refused for today alone: the same entry may be sent again. */
  later?: true
}

/**
 * Answers per entry in the order sent, logs first, then check-ins. What is answered with `stored` or `already-stored` is
 * committed when this resolves.
 * @throws Refused when the batch as a whole cannot be read
 */
export async function recordBatch(viewer: PatientViewer, body: unknown): Promise<{ results: EntryResult[] }> {
  const receivedAt = now()
  const batch = readBatch(body, receivedAt.getTime())
  if (!batch.ok) throw new Refused({ '': batch.error })
  const inKnownZone = knownZones(viewer.timeZone)
  const sent: Sent = {
    logs: batch.logs.map(inKnownZone),
    checkIns: batch.checkIns.map(inKnownZone),
    calendar: calendarOf(viewer, receivedAt),
    receivedAt,
  }
  const results = await afterDeadlock(() => statementsAsViewer(viewer, (send) => record(send, viewer, sent)))
  return { results }
}

type Sent = { logs: Read<GivenLog>[]; checkIns: Read<GivenCheckIn>[]; calendar: Calendar; receivedAt: Date }
type Verdicts = {
  logs: Verdict<AcceptedLog>[]
  checkIns: Verdict<AcceptedCheckIn>[]
  /** How much there is of it is a matter for one batch after the other. */
  much: boolean
}

async function record(send: Send, viewer: PatientViewer, sent: Sent): Promise<EntryResult[]> {
  const given = { logs: readable(sent.logs), checkIns: readable(sent.checkIns) }
  const verdicts = await judgeInTurn(send, viewer, given, sent.calendar)
  const logs = toStore(verdicts.logs)
  const checkIns = toStore(verdicts.checkIns)
  const written = new Set<string>()
  for (const wave of waves(logs, written))
    addAll(written, await insertLogs(send, viewer, wave, sent.receivedAt))
  for (const wave of waves(checkIns, written))
    addAll(written, await insertCheckIns(send, viewer, wave, sent.receivedAt))

  // What was to be stored and was not met a row that was not there when it was judged, or that is not the viewer's: it is
  // judged again by what stands there now, and never called stored unless the viewer's own row was read back.
  const missed = [...logs, ...checkIns].some((entry) => !written.has(entry.id))
  const again = missed ? await judge(send, viewer, given, sent.calendar) : verdicts
  return [
    ...answers(sent.logs, verdicts.logs, again.logs, written),
    ...answers(sent.checkIns, verdicts.checkIns, again.checkIns, written),
  ]
}

/**
 * How many extra times there are is counted, and how much came within a day, and no index holds a count: a patient's
 * batches with such entries, or with many, are judged one after the other, before any of them has written what another
 * could wait for.
 */
async function judgeInTurn(...asked: Parameters<typeof judge>): Promise<Verdicts> {
  const verdicts = await judge(...asked)
  if (!verdicts.much && !toStore(verdicts.logs).some(({ extra }) => extra)) return verdicts
  const [send, { patientId }] = asked
  await send(inTurnSql('extras', [patientId]))
  return judge(...asked)
}

async function judge(
  send: Send,
  viewer: PatientViewer,
  given: { logs: GivenLog[]; checkIns: GivenCheckIn[] },
  calendar: Calendar,
): Promise<Verdicts> {
  const held = await readForBatch(
    send,
    viewer,
    asked(given.logs, (log) => log.dueOn),
    asked(given.checkIns, (checkIn) => checkIn.on),
  )
  const prescribed = everPrescribed(held.plans)
  const logs = judgeLogs(given.logs, held.logs, (id) => prescribed.get(id) ?? null, calendar)
  const checkIns = judgeCheckIns(given.checkIns, held.checkIns, planOf(held.plans), calendar)
  const all = [...toStore(logs), ...toStore(checkIns)]
  const full = withCorrections(all, beyondPlans(all, held.ofPlans))
  const entries = all.filter(({ id }) => !full.has(id))
  const lengths = entries.map((entry) => lengthOf('note' in entry ? entry.note : entry.word))
  const waiting = withCorrections(entries, entries.slice(roomFor(held.sentLately, lengths)))
  const refuse = <A>(given: readonly { id: string }[], verdicts: readonly Verdict<A>[]) =>
    verdicts.map((verdict, index): Verdict<A> => {
      // Also where the same entry stands in the batch again.
      const id = given[index]!.id
      if (verdict.outcome === 'refused') return verdict
      if (full.has(id)) return { outcome: 'refused', errors: { '': planIsFull } }
      return waiting.has(id) ? { outcome: 'refused', errors: { '': tomorrow }, later: true } : verdict
    })
  return {
    logs: refuse(given.logs, logs),
    checkIns: refuse(given.checkIns, checkIns),
    much: isMuch(held.sentLately, lengths, held.ofPlans),
  }
}

/** The ids of those for which there is no room, and of whatever corrects one of them. */
function withCorrections(
  entries: readonly { id: string; replaces: string | null }[],
  without: readonly { id: string }[],
): Set<string> {
  const refused = new Set(without.map(({ id }) => id))
  let before
  do {
    before = refused.size
    for (const { id, replaces } of entries) if (replaces !== null && refused.has(replaces)) refused.add(id)
  } while (refused.size > before)
  return refused
}

/** A check-in that names no plan is about the only plan that had begun and not ended on its day. */
function planOf(plans: readonly PlanHistory[]) {
  return (planId: string | null, on: string) => {
    if (planId !== null) return plans.find((plan) => plan.id === planId) ?? null
    const underWay = plans.filter(
      (plan) => plan.startsOn <= on && (plan.endedOn === null || on <= plan.endedOn),
    )
    return underWay.length === 1 ? (underWay[0] ?? null) : null
  }
}

/** A row can name another only once that one stands, so entries that replace entries of the same batch wait for them. */
function* waves<E extends { id: string; replaces: string | null }>(
  entries: readonly E[],
  written: ReadonlySet<string>,
): Generator<E[]> {
  let waiting = entries
  while (waiting.length > 0) {
    const ids = new Set(waiting.map((entry) => entry.id))
    const ready = waiting.filter((entry) => entry.replaces === null || !ids.has(entry.replaces))
    if (ready.length === 0) return
    yield [...ready]
    const done = new Set(ready)
    const lost = new Set(ready.filter((entry) => !written.has(entry.id)).map((entry) => entry.id))
    waiting = waiting.filter(
      (entry) => !done.has(entry) && !(entry.replaces !== null && lost.has(entry.replaces)),
    )
  }
}

function answers<G extends { id: string }, A extends { id: string }>(
  sent: readonly Read<G>[],
  first: readonly Verdict<A>[],
  again: readonly Verdict<A>[],
  written: ReadonlySet<string>,
): EntryResult[] {
  let index = 0
  return sent.map((read): EntryResult => {
    if (!read.ok) return { id: read.id, outcome: 'refused', errors: read.errors }
    const { id } = read.value
    const before = first[index]
    const after = again[index++]
    if (before?.outcome === 'store' && written.has(id)) return { id, outcome: 'stored', errors: {} }
    if (!after || after.outcome === 'store')
      // Nothing of the viewer's own stands in the way, and still it could not be written: the id is somebody else's.
      return { id, outcome: 'refused', errors: { id: 'This entry cannot be stored under this id' } }
    return after.outcome === 'refused' ? { ...after, id } : { id, outcome: 'already-stored', errors: {} }
  })
}

const readable = <G>(entries: readonly Read<G>[]) => entries.flatMap((read) => (read.ok ? [read.value] : []))
const toStore = <A>(verdicts: readonly Verdict<A>[]) =>
  verdicts.flatMap((verdict) => (verdict.outcome === 'store' ? [verdict.entry] : []))
const unique = <T>(values: readonly T[]) => [...new Set(values)]
const asked = <G extends { id: string; replaces: string | null }>(
  entries: readonly G[],
  dateOf: (entry: G) => CalendarDate,
) => ({
  ids: unique(entries.flatMap(({ id, replaces }) => (replaces === null ? [id] : [id, replaces]))),
  dates: unique(entries.map(dateOf)),
})
const addAll = (to: Set<string>, from: ReadonlySet<string>) => from.forEach((id) => to.add(id))

/**
 * A device that names no place as its zone ("+03:00", "Etc/Unknown") is taken to be where the patient lives: no day is worked
 * out by it, so nothing is refused for it. Looking one up is slow, and most are the patient's own.
 */
function knownZones(own: string) {
  const known = new Map<string, string>()
  return <G extends { timeZone: string }>(read: Read<G>): Read<G> => {
    if (!read.ok) return read
    const given = read.value.timeZone
    const timeZone = known.get(given) ?? (given !== own && zoneExists(given) ? given : own)
    known.set(given, timeZone)
    return { ok: true, value: { ...read.value, timeZone } }
  }
}

/** The patient's own calendar. What was worked out is kept for the batch, since most entries are of the same few hours. */
function calendarOf({ timeZone }: PatientViewer, receivedAt: Date): Calendar {
  const dates = new Map<number, CalendarDate>()
  const ends = new Map<CalendarDate, number>()
  return {
    now: receivedAt.getTime(),
    dateOf: (instant) => {
      // No zone's day begins within a quarter of an hour.
      const quarter = Math.floor(instant / 900_000)
      const date = dates.get(quarter) ?? dateIn(timeZone, new Date(instant))
      dates.set(quarter, date)
      return date
    },
    endOf: (date) => {
      const end = ends.get(date) ?? endOfDay(date, timeZone).getTime()
      ends.set(date, end)
      return end
    },
  }
}
