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

interface Stores extends DBSchema {
  /** One person's, under one key: the phone draws the days of who was signed in last. */
  days: { key: 'kept'; value: KeptOnPhone }
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

/** Rejects what takes too long. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser’s database does not answer')), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** What a person leaves behind when they sign out: nothing of theirs, and nothing of anybody that can be asked for again. */
export async function wipe(person: string): Promise<void> {
  const transaction = (await store()).transaction(['days', 'waiting', 'pictures'], 'readwrite')
  const waiting = transaction.objectStore('waiting')
  await Promise.all([
    transaction.objectStore('days').clear(),
    transaction.objectStore('pictures').clear(),
    ...(await waiting.index('person').getAllKeys(person)).map((id) => waiting.delete(id)),
  ])
  await transaction.done
}
