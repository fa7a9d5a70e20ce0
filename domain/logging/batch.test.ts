// What a device sends: read entry by entry, with its clock corrected.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { correctedClock, readBatch } from '@/domain/logging/batch'

const id = (last: number) => `0196a000-0000-7000-8000-${String(last).padStart(12, '0')}`
const receivedAt = Date.parse('2026-11-23T10:00:00Z')
const minute = 60_000
const entry = (rest: Record<string, unknown> = {}) => ({
  id: id(1),
  prescriptionId: id(2),
  dueOn: '2026-11-23',
  slot: 1,
  status: 'done',
  performedAt: '2026-11-23T08:00:00Z',
  loggedAt: '2026-11-23T08:05:00Z',
  timeZone: 'Europe/London',
  ...rest,
})
const checkIn = (rest: Record<string, unknown> = {}) => ({
  id: id(9),
  on: '2026-11-23',
  pain: 3,
  performedAt: '2026-11-23T08:00:00Z',
  loggedAt: '2026-11-23T08:00:00Z',
  timeZone: 'Europe/London',
  ...rest,
})
const readOne = (rest: Record<string, unknown>) => {
  const batch = readBatch({ logs: [entry(rest)] }, receivedAt)
  if (!batch.ok || !batch.logs[0]) throw new Error('nothing read')
  return batch.logs[0]
}
const errorsOf = (rest: Record<string, unknown>) => {
  const read = readOne(rest)
  return read.ok ? null : Object.keys(read.errors)
}

describe('an entry', () => {
  it('needs no figures, and no answer is null, never 0', () => {
    expect(readOne({ wanted: 'ignored', clinicId: id(5) })).toEqual({
      ok: true,
      value: {
        ...entry(),
        prescriptionVersionId: null,
        setsDone: null,
        repsDone: null,
        pain: null,
        painAfter: null,
        effort: null,
        skipReason: null,
        note: '',
        replaces: null,
        performedAt: Date.parse('2026-11-23T08:00:00Z'),
        loggedAt: Date.parse('2026-11-23T08:05:00Z'),
      },
    })
    expect(errorsOf({ status: 'partial' })).toBeNull()
    expect(errorsOf({ status: 'skipped' })).toBeNull()
    expect(errorsOf({ status: 'skipped', skipReason: 'no-time', pain: 0, note: 'O’Brien' })).toBeNull()
  })

  it('is refused at its fields', () => {
    expect(errorsOf({ pain: 11, effort: -1, setsDone: 0.1, repsDone: '3' })).toEqual([
      'setsDone',
      'repsDone',
      'pain',
      'effort',
    ])
    expect(errorsOf({ pain: [3] })).toEqual(['pain'])
    expect(errorsOf({ pain: Number.NaN })).toEqual(['pain'])
    expect(errorsOf({ setsDone: 2147483648 })).toEqual(['setsDone'])
    expect(errorsOf({ slot: 0 })).toEqual(['slot'])
    expect(errorsOf({ dueOn: '2026-02-30' })).toEqual(['dueOn'])
    expect(errorsOf({ dueOn: '9999-01-01' })).toEqual(['dueOn'])
    expect(errorsOf({ status: 'perfect' })).toEqual(['status'])
    expect(errorsOf({ skipReason: 'toString' })).toEqual(['skipReason'])
    expect(errorsOf({ note: 'a\u0000b' })).toEqual(['note'])
    expect(errorsOf({ note: '\uD800' })).toEqual(['note'])
    expect(errorsOf({ note: 'x'.repeat(501) })).toEqual(['note'])
    expect(errorsOf({ loggedAt: 'yesterday' })).toEqual(['loggedAt'])
    expect(errorsOf({ loggedAt: '2026-11-23T08:05:00+01:00' })).toEqual(['loggedAt'])
    expect(errorsOf({ id: 'x' })).toEqual(['id'])
  })

  it('that removes names what it removes, and none replaces itself', () => {
    expect(errorsOf({ status: 'removed' })).toEqual(['replaces'])
    expect(errorsOf({ status: 'removed', replaces: id(7) })).toBeNull()
    expect(errorsOf({ replaces: id(1) })).toEqual(['replaces'])
  })

  it('cannot be done much after it was written down', () => {
    expect(errorsOf({ performedAt: '2026-11-23T08:10:00Z' })).toBeNull()
    expect(errorsOf({ performedAt: '2026-11-23T08:10:01Z' })).toEqual(['performedAt'])
    const read = readOne({ performedAt: '2026-11-23T08:06:00Z' })
    expect(read.ok && read.value.performedAt).toBe(Date.parse('2026-11-23T08:05:00Z'))
  })
})

describe('a batch', () => {
  it('refuses a bad entry alone, and keeps the order', () => {
    const batch = readBatch(
      {
        logs: [entry(), null, entry({ id: id(3), pain: 11 }), { id: {} }],
        checkIns: [checkIn(), checkIn({ pain: 'a' })],
      },
      receivedAt,
    )
    if (!batch.ok) throw new Error(batch.error)
    expect(batch.logs.map((read) => (read.ok ? read.value.id : [read.id]))).toEqual([
      id(1),
      [null],
      [id(3)],
      [null],
    ])
    expect(batch.checkIns.map((read) => read.ok)).toEqual([true, false])
  })

  it('is refused whole when it is no batch', () => {
    for (const raw of [null, 'logs', [], { logs: {} }, { checkIns: 'x' }])
      expect(readBatch(raw, receivedAt).ok).toBe(false)
    expect(readBatch({ logs: Array.from({ length: 500 }, () => null) }, receivedAt).ok).toBe(true)
    expect(
      readBatch({ logs: Array.from({ length: 500 }, () => null), checkIns: [null] }, receivedAt).ok,
    ).toBe(false)
    expect(readBatch({}, receivedAt)).toEqual({ ok: true, logs: [], checkIns: [] })
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (logs, sentAt) => {
        expect(readBatch({ logs, checkIns: [logs], sentAt }, receivedAt)).toHaveProperty('ok')
        expect(readBatch(logs, receivedAt)).toHaveProperty('ok')
      }),
    )
  })
})

describe('the device’s clock', () => {
  it('is corrected by as much as it is wrong: two days fast, two days slow', () => {
    const twoDays = 2 * 24 * 60 * minute
    for (const wrong of [twoDays, -twoDays]) {
      expect(correctedClock(receivedAt + wrong, receivedAt)(receivedAt + wrong - 30 * minute)).toBe(
        receivedAt - 30 * minute,
      )
    }
    const batch = readBatch(
      {
        sentAt: '2026-11-25T10:00:00Z',
        logs: [entry({ performedAt: '2026-11-25T08:00:00Z', loggedAt: '2026-11-25T08:05:00Z' })],
      },
      receivedAt,
    )
    expect(batch.ok && batch.logs[0]?.ok && batch.logs[0].value.loggedAt).toBe(
      Date.parse('2026-11-23T08:05:00Z'),
    )
  })

  it('is believed when it is about right, or when nothing is known of it', () => {
    expect(correctedClock(receivedAt - 2 * minute, receivedAt)(1_000)).toBe(1_000)
    expect(correctedClock(null, receivedAt)(1_000)).toBe(1_000)
    // A minute ahead is now; an hour ahead stays in the future, for the rules to judge.
    expect(correctedClock(null, receivedAt)(receivedAt + minute)).toBe(receivedAt)
    expect(correctedClock(null, receivedAt)(receivedAt + 60 * minute)).toBe(receivedAt + 60 * minute)
  })
})
