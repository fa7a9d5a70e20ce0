// Log entries for the tests of the rules.
import type { Log, RecordedCheckIn } from '@/domain/logging/log'

let made = 0

/** Done on its day at noon, and written down then. */
export function log(prescriptionId: string, dueOn: string, rest: Partial<Log> = {}): Log {
  return {
    id: `log-${String(++made).padStart(6, '0')}`,
    prescriptionId,
    prescriptionVersionId: `${prescriptionId}-v1`,
    dueOn,
    slot: 1,
    status: 'done',
    setsDone: null,
    repsDone: null,
    pain: null,
    painAfter: null,
    effort: null,
    skipReason: null,
    note: '',
    performedAt: `${dueOn}T12:00:00Z`,
    loggedAt: `${dueOn}T12:00:00Z`,
    replaces: null,
    source: 'portal',
    ...rest,
  }
}

export function checkIn(
  on: string,
  pain: number | null,
  rest: Partial<RecordedCheckIn> = {},
): RecordedCheckIn {
  return {
    id: `check-in-${++made}`,
    planId: null,
    on,
    pain,
    word: '',
    settled: null,
    loggedAt: `${on}T20:00:00Z`,
    replaces: null,
    source: 'portal',
    ...rest,
  }
}
