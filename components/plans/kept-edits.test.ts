// Two tabs of one editor: neither writes over what the other keeps on this device, nor wipes it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetEdits, keepEdits, keptEdits, type EditsPlace } from './kept-edits'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const place: EditsPlace = 'ann:plan'
const [first, later] = ['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:01.000Z']
const typed = (at: string) => ({ id: 'p', revision: 1, content: { phases: [] }, sent: null, at })

it('is written over and forgotten by the tab that keeps it', () => {
  expect(keepEdits(place, typed(first), null)).toBe(true)
  expect(keepEdits(place, typed(later), first)).toBe(true)
  expect(keptEdits(place)?.at).toBe(later)
  forgetEdits(place, later)
  expect(keptEdits(place)).toBeNull()
})

it('stays where another tab types, and saves', () => {
  keepEdits(place, typed(first), null)
  expect(keepEdits(place, typed(later), null)).toBe(false)
  forgetEdits(place, null)
  expect(keptEdits(place)?.at).toBe(first)
})

it('is kept by the tab whose place was wiped meanwhile', () => {
  keepEdits(place, typed(first), null)
  forgetEdits(place, first)
  expect(keepEdits(place, typed(later), first)).toBe(true)
})
