// Sends what was logged on this device: ids and times are made here, so that sending again is the same entry.
import { v7 } from 'uuid'
import type { LogStatus, SkipReason } from '@/domain/logging/log'
import { daysBetween } from '@/domain/dates'
import type { CalendarDate } from '@/domain/plans/plan'

export type LogToSend = {
  id: string
  prescriptionId: string
  prescriptionVersionId: string
  dueOn: CalendarDate
  slot: number
  status: LogStatus
  setsDone?: number | null
  repsDone?: number | null
  pain?: number | null
  painAfter?: number | null
  effort?: number | null
  skipReason?: SkipReason | null
  note?: string
  replaces: string | null
  performedAt: string
  loggedAt: string
  timeZone: string
}

export type CheckInToSend = {
  id: string
  planId: string
  on: CalendarDate
  pain: number | null
  word: string
  replaces: string | null
  performedAt: string
  loggedAt: string
  timeZone: string
}

const dayInMs = 86_400_000

/** An id, and when it was written down; what is logged for an earlier day was done about this time of that day. */
export function madeHere(on: CalendarDate, today: CalendarDate, patientsZone: string) {
  const now = Date.now()
  return {
    id: v7(),
    performedAt: new Date(now - daysBetween(on, today) * dayInMs).toISOString(),
    loggedAt: new Date(now).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || patientsZone,
  }
}

export type Sent = { saved: true } | { saved: false; words: string; signedOut?: true; refused?: true }

/** Each entry is sent as it was made, however often. */
export async function send(entry: { logs: LogToSend[] } | { checkIns: CheckInToSend[] }): Promise<Sent> {
  let response: Response
  try {
    response = await fetch('/api/logs', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...entry, sentAt: new Date().toISOString() }),
    })
  } catch {
    return { saved: false, words: 'No connection. Your answer is still here.' }
  }
  if (response.status === 401) return { saved: false, signedOut: true, words: 'You are signed out.' }
  if (!response.ok) return { saved: false, words: 'The clinic’s computer did not answer.' }
  const { results } = (await response.json()) as {
    results: { outcome: string; errors: Record<string, string> }[]
  }
  const refused = results.find((result) => result.outcome === 'refused')
  if (!refused) return { saved: true }
  return { saved: false, refused: true, words: Object.values(refused.errors)[0] ?? 'This cannot be saved.' }
}
