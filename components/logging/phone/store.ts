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

let opened: Promise<IDBPDatabase<Stores>> | undefined

/** Rejects where the browser keeps nothing, as in some private windows. */
export function store(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>(name, 1, {
    upgrade(database) {
      database.createObjectStore('days')
      database.createObjectStore('waiting', { keyPath: 'id' }).createIndex('person', 'person')
      database.createObjectStore('pictures')
    },
    terminated: () => (opened = undefined),
  })
  opened.catch(() => (opened = undefined))
  return opened
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
