// The way of an entry from the phone to the clinic: kept first, then sent in order until it is answered, each once however many tabs are open.
import { tomorrow } from '@/domain/logging/fullness'
import type { KeptOnPhone } from '@/domain/logging/kept'
import { instead, wordsOf, type CheckInToSend, type LogToSend } from '../entry'
import { keepForGood } from './for-good'
import { lastOfEach } from './refused'
import { changed, inTime, store, type Waiting } from './store'
import { sentTogether } from './together'

/**
 * `no-answer`: no network, or a clinic that does not answer. `signed-out`: nobody is, or somebody else. `later`: the clinic
 * takes no more today.
 */
export type Reached = 'sent' | 'no-answer' | 'signed-out' | 'later'

/** Of an entry that was answered. */
type Fate = 'stored' | 'later' | (Pick<Waiting, 'overtakenBy'> & { refused: string })

export type Delivered =
  | { state: 'sent' | 'kept' }
  | { state: 'refused' | 'nowhere'; words: string }
  | { state: 'overtaken'; by: string }

const patience = 10_000

/** Saves an entry: with the clinic, or else on this phone until it can be sent. What was refused lies here until somebody has said so. */
export async function deliver(entry: Waiting): Promise<Delivered> {
  try {
    const database = await store()
    // Where it comes to lie there after all, it is the same entry.
    await inTime(database.add('waiting', entry))
  } catch {
    return sendUnkept(entry)
  }
  // Whatever stood in the way, this entry may have gone.
  await sendWaiting(entry.person).catch(() => undefined)
  const waits = await (await store()).get('waiting', entry.id)
  if (!waits) return { state: 'sent' }
  if (waits.refused === null) {
    void keepForGood()
    tellChanged()
    return { state: 'kept' }
  }
  // It stays until the person has said which of the two counts.
  if (waits.overtakenBy) return { state: 'overtaken', by: waits.overtakenBy }
  return { state: 'refused', words: waits.refused }
}

/** A browser that keeps nothing can still send. */
async function sendUnkept(entry: Waiting): Promise<Delivered> {
  const answer = await post(entry.person, [entry])
  if (answer === 'signed-out') return { state: 'nowhere', words: 'You are signed out.' }
  if (answer === 'no-answer')
    return { state: 'nowhere', words: 'There is no connection. Your answer is kept on this page.' }
  const fate = answer.get(entry.id)!
  if (fate === 'later') return { state: 'nowhere', words: tomorrow }
  if (fate === 'stored') return { state: 'sent' }
  return fate.overtakenBy
    ? { state: 'overtaken', by: fate.overtakenBy }
    : { state: 'refused', words: fate.refused }
}

/** Sends all that waits for this person. Of several tabs one sends at a time, and the next finds what is left. */
export const sendWaiting = (person: string): Promise<Reached> =>
  'locks' in navigator ? navigator.locks.request('phaseline-sending', () => sendAll(person)) : sendAll(person)

/** What another version of the program has left here is nothing that the clinic can be asked. */
export const isToSend = (entry: Waiting) => entry.refused === null && ('log' in entry || 'checkIn' in entry)

async function sendAll(person: string): Promise<Reached> {
  for (;;) {
    const batch = sentTogether((await waitingOf(person)).filter(isToSend))
    if (batch.length === 0) return 'sent'
    const answer = await post(person, batch)
    if (typeof answer === 'string') return answer
    await settle(batch, answer)
    const waiting = batch.filter(({ id }) => answer.get(id) === 'later')
    // Whoever is told sends again.
    if (waiting.length < batch.length) tellChanged()
    if (waiting.length > 0) return 'later'
  }
}

/** What became of each, by id. */
async function post(
  person: string,
  batch: readonly Waiting[],
): Promise<Map<string, Fate> | 'no-answer' | 'signed-out'> {
  const logs = batch.filter((each) => 'log' in each)
  const checkIns = batch.filter((each) => 'checkIn' in each)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    const response = await fetch('/api/logs', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        person,
        logs: logs.map(({ log }) => log),
        checkIns: checkIns.map(({ checkIn }) => checkIn),
        sentAt: new Date().toISOString(),
      }),
      signal: stop.signal,
    })
    if (response.status === 401 || response.status === 403 || response.status === 409) return 'signed-out'
    if (!response.ok) return 'no-answer'
    const { results } = (await response.json()) as {
      results: Result[]
    }
    // Answered in the order sent, logs first.
    const sent = [...logs, ...checkIns]
    if (results.length !== sent.length) return 'no-answer'
    return new Map(sent.map(({ id }, index) => [id, fateOf(results[index]!)]))
  } catch {
    return 'no-answer'
  } finally {
    clearTimeout(timer)
  }
}

export const overtaken = 'It was already logged or changed elsewhere. What stands on the page counts.'

type Result = { outcome: string; errors: Record<string, string>; current?: string; later?: true }

/** Where another entry stands in the way, its id says nothing to a person. */
function fateOf({ outcome, errors, current, later }: Result): Fate {
  if (outcome !== 'refused') return 'stored'
  if (later) return 'later'
  if (current) return { refused: overtaken, overtakenBy: current }
  return { refused: Object.values(errors)[0] ?? 'This could not be saved.' }
}

/**
 * Where the phone is full, its pictures make room; they are fetched again. Without any, what is known stays as it was; and where
 * not even a reason has room, what was stored waits no more all the same, and nothing is sent again for now.
 */
async function settle(batch: readonly Waiting[], answer: ReadonlyMap<string, Fate>): Promise<void> {
  try {
    return await settleAll(batch, answer)
  } catch {
    await (await store()).clear('pictures')
  }
  return settleAll(batch, answer)
    .catch(() => settleAll(batch, answer, 'what waits alone'))
    .catch(async (problem: unknown) => {
      const stored = [...answer].filter(([, fate]) => fate === 'stored')
      await settleAll(batch, new Map(stored), 'what waits alone')
      throw problem
    })
}

/** What was stored moves from what waits to what is known, in one step; what was refused stays until a person has seen why. */
async function settleAll(
  batch: readonly Waiting[],
  answer: ReadonlyMap<string, Fate>,
  which: 'both' | 'what waits alone' = 'both',
): Promise<void> {
  const transaction = (await store()).transaction(['waiting', 'days'], 'readwrite')
  const waiting = transaction.objectStore('waiting')
  const days = transaction.objectStore('days')
  const kept = await days.get('kept')
  const stored = batch.filter(({ id }) => answer.get(id) === 'stored')
  const person = batch[0]!.person
  const known = which === 'both' && kept?.person === person ? withEntries(kept, stored) : undefined
  const refused = (await waiting.index('person').getAll(person)).flatMap((entry) => {
    const fate = answer.get(entry.id)
    if (typeof fate === 'object') return [{ ...entry, ...fate }]
    return entry.refused === null ? [] : [entry]
  })
  const left = lastOfEach(refused)
  await Promise.all([
    ...[...stored, ...refused].map(({ id }) => waiting.delete(id)),
    ...left.map((entry) => waiting.put(entry)),
    known && days.put(known, 'kept'),
  ])
  await transaction.done
}

const withEntries = (kept: KeptOnPhone, entries: readonly Waiting[]): KeptOnPhone => {
  const { logs, checkIns } = asEntries(entries)
  return { ...kept, logs: [...kept.logs, ...logs], checkIns: [...kept.checkIns, ...checkIns] }
}

/** As the rules read them. */
export const asEntries = (entries: readonly Waiting[]) => ({
  logs: entries.flatMap((each) => ('log' in each ? [asLog(each.log)] : [])),
  checkIns: entries.flatMap((each) => ('checkIn' in each ? [asCheckIn(each.checkIn)] : [])),
})
const asLog = ({ timeZone: _, ...log }: LogToSend) => ({ ...log, source: 'portal' as const })
const asCheckIn = ({ timeZone: _, performedAt: __, ...checkIn }: CheckInToSend) => checkIn

export const waitingOf = async (person: string): Promise<Waiting[]> =>
  (await store()).getAllFromIndex('waiting', 'person', person)

/** The person says that what was refused counts all the same: it waits as a correction of what stands. */
export async function insistOn({ overtakenBy, ...entry }: Waiting & { overtakenBy: string }): Promise<void> {
  const again = instead(entry, overtakenBy)
  await exchange(entry.id, { ...again, id: wordsOf(again).id, refused: null })
}

/** One of the same takes its place. */
export async function exchange(id: string, by: Waiting): Promise<void> {
  const transaction = (await store()).transaction('waiting', 'readwrite')
  await Promise.all([transaction.store.delete(id), transaction.store.put(by), transaction.done])
  tellChanged()
}

/** Only when a person has seen why it was refused. */
export async function forget(id: string): Promise<void> {
  await (await store()).delete('waiting', id)
  tellChanged()
}

const held = new Set<string>()

/** Whether the form that it came from shows it: then no list has to. */
export const isHeld = (id: string) => held.has(id)
export const hold = (id: string) => void held.add(id)
export function letGo(id: string): void {
  if (held.delete(id)) dispatchEvent(new Event(changed))
}

/** Tells every tab, this one too, that something came to wait, was sent or was refused. */
function tellChanged(): void {
  dispatchEvent(new Event(changed))
  if (!('BroadcastChannel' in globalThis)) return
  const tell = new BroadcastChannel(changed)
  tell.postMessage(null)
  tell.close()
}

export function onChanged(listen: () => void): () => void {
  addEventListener(changed, listen)
  const hear = 'BroadcastChannel' in globalThis ? new BroadcastChannel(changed) : undefined
  hear?.addEventListener('message', listen)
  return () => {
    removeEventListener(changed, listen)
    hear?.close()
  }
}
