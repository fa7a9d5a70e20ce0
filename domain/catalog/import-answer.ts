// What the page of an import is told while it goes on and at its end, one line of JSON each.
import type { RowError } from '@/domain/catalog/import-plan'

export type ImportStep = { step: 'checked' | 'written'; done: number; of: number }

/** Lists stop at a hundred; the counts are of all. */
export type ImportAnswer = {
  /** Names the file and what it would do: an import does that, or nothing. */
  digest: string
  addedCount: number
  added: { row: number; name: string }[]
  changedCount: number
  changed: { row: number; name: string; fields: string[] }[]
  sameCount: number
  /** Items outside the file that name back a variant in it, or no longer do. */
  linkedCount: number
  linked: string[]
  wrongCount: number
  wrong: RowError[]
}

export type ImportLine = ImportStep | { answer: ImportAnswer } | { trouble: string }
