// Where a file of exercises is read: in a process of its own, since one that is made to take long keeps everybody else waiting. The program that starts it and the route that asks find each other here.
import type { ReadFile, Tell } from '@/server/exercise-check'

export type Read = (clinicId: string, bytes: Uint8Array, tell: Tell) => Promise<ReadFile>

// The program and the build each load this file for themselves, so what they share is kept where both find it.
const kept = globalThis as typeof globalThis & { phaselineReader?: { read?: Read } }
export const fileReader = (kept.phaselineReader ??= {})

export const fileRead: Read = (...file) => {
  if (!fileReader.read) throw new Error('nothing that reads files was started')
  return fileReader.read(...file)
}
