// What lies on the phone, in IndexedDB: the days to come, what waits to be sent, and the pictures (docs/on-the-phone.md).
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { KeptOnPhone } from '@/domain/logging/kept'
import type { CheckInToSend, LogToSend } from '../entry'

/** An entry that has not been answered yet, or was refused. */
export type Waiting = {
  id: string
  /** Whose it is: it waits for this person, whoever is signed in. */
  person: string
  /** What it is about in words: the exercise. */
  about: string
  /** Why it was refused. */
  refused: string | null
  /** The entry that counts instead, where that is why. */
  overtakenBy?: string
} & ({ log: LogToSend } | { checkIn: CheckInToSend })

/** Ids are made in the order of time. What clears the days clears these as well, so that no answer comes after it. */
export type Asking = `asking ${string}`

interface Stores extends DBSchema {
  /** One person's, under one key: the phone draws the days of who was signed in last. `null` where the clinic is being asked for them. */
  days: { key: 'kept' | Asking; value: KeptOnPhone | null }
  /** Ids are made in the order of time, so this is the order in which it was said. */
  waiting: { key: string; value: Waiting; indexes: { person: string } }
  /** By address, as it was sent. */
  pictures: { key: string; value: { type: string; content: ArrayBuffer } }
}

const name = 'phaseline'

/** A browser whose database does not answer by then is one that keeps nothing. */
const patience = 5_000

/** An event on the window: what waits is another, or can be read at last. */
export const changed = 'phaseline-waiting'

type Database = IDBPDatabase<Stores>
let opening: Promise<Database> | undefined
let opened: Promise<Database> | undefined

/** For what nobody waits for. Rejects where the browser keeps nothing, as in some private windows. */
export function storeInTheEnd(): Promise<Database> {
  opening ??= openDB<Stores>(name, 1, {
    upgrade(database) {
      database.createObjectStore('days')
      database.createObjectStore('waiting', { keyPath: 'id' }).createIndex('person', 'person')
      database.createObjectStore('pictures')
    },
    terminated: forgetIt,
  })
  opening.catch(forgetIt)
  return opening
}

/** Rejects also where it does not answer in time; nobody waits for that twice, and what comes after all is used. */
export function store(): Promise<Database> {
  if (opened) return opened
  const inTheEnd = storeInTheEnd()
  opened = inTime(inTheEnd)
  opened.catch(() =>
    inTheEnd.then(
      () => {
        opened = inTheEnd
        dispatchEvent(new Event(changed))
      },
      () => undefined,
    ),
  )
  return opened
}

function forgetIt(): void {
  opening = undefined
  opened = undefined
}

/** It may hold something all the same. */
class NoAnswer extends Error {
  override message = 'The browser’s database does not answer'
}

/** Rejects what takes too long. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Entries, by id, that a person has said may be lost; `all`, also those of which the browser does not say. */
export type GivenUp = readonly string[] | 'all'

/**
 * What a person leaves behind when they sign out: nothing of theirs, and nothing of anybody that can be asked for again.
 * Answers what waits, and leaves everything where it is, when something waits that was not given up. A browser that keeps
 * nothing has nothing to wipe. Rejects where its database does not do it, or does not answer.
 */
export async function wipe(person: string, givenUp: GivenUp): Promise<string[]> {
  const database = await store().catch((problem: unknown) => {
    if (problem instanceof NoAnswer) throw problem
    return null
  })
  if (!database) return []
  const transaction = database.transaction(['days', 'waiting', 'pictures'], 'readwrite')
  const waiting = transaction.objectStore('waiting')
  const theirs = await waiting.index('person').getAllKeys(person)
  if (givenUp !== 'all' && theirs.some((id) => !givenUp.includes(id))) return theirs
  await Promise.all([
    transaction.objectStore('days').clear(),
    transaction.objectStore('pictures').clear(),
    ...theirs.map((id) => waiting.delete(id)),
    transaction.done,
  ])
  return []
}
