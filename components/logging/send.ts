// Sends what was logged on this device: ids and times are made here, so that sending again is the same entry.
import { v7 } from 'uuid'
import { daysBetween } from '@/domain/dates'
import type { CheckInWords, LogWords } from '@/domain/logging/form-entry'
import type { CalendarDate } from '@/domain/plans/plan'

type MadeHere = { id: string; performedAt: string; loggedAt: string; timeZone: string }
export type LogToSend = LogWords & MadeHere
export type CheckInToSend = CheckInWords & MadeHere

/** The day that a page is about, today, and the patient's own zone. */
export type PageDay = { on: CalendarDate; today: CalendarDate; timeZone: string }

const dayInMs = 86_400_000

/** An id, and when it was written down; what is logged for an earlier day was done about this time of that day. */
export function madeHere({ on, today, timeZone }: PageDay): MadeHere {
  const now = Date.now()
  return {
    id: v7(),
    performedAt: new Date(now - daysBetween(on, today) * dayInMs).toISOString(),
    loggedAt: new Date(now).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || timeZone,
  }
}

export type Entry = { logs: [LogToSend] } | { checkIns: [CheckInToSend] }

export type NotSaved = {
  why: 'no-answer' | 'signed-out' | 'refused'
  words: string
}

/** Null when it is saved. The same entry can be sent any number of times. */
export async function send(entry: Entry): Promise<NotSaved | null> {
  let response: Response
  try {
    response = await fetch('/api/logs', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...entry, sentAt: new Date().toISOString() }),
    })
  } catch {
    return { why: 'no-answer', words: 'There is no connection. Your answer is kept on this page.' }
  }
  if (response.status === 401) return { why: 'signed-out', words: 'You are signed out.' }
  if (!response.ok)
    return { why: 'no-answer', words: 'The clinic did not answer. Your answer is kept on this page.' }
  const { results } = (await response.json()) as {
    results: { outcome: string; errors: Record<string, string> }[]
  }
  const refused = results.find((result) => result.outcome === 'refused')
  return refused
    ? { why: 'refused', words: Object.values(refused.errors)[0] ?? 'This cannot be saved.' }
    : null
}
