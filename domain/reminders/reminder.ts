// When somebody is reminded: times and quiet hours on the patient's own clock, as HH:MM, which sorts as it reads.

export const mostTimes = 3
/** By one channel: enough for whoever changes the times once a day has begun. */
export const mostADay = 2 * mostTimes

/** How long after its time a reminder still helps. */
const minutesGood = 120

export type ReminderTimes = { times: readonly string[]; quietFrom: string; quietUntil: string }

/** Before anybody has chosen. */
export const usualTimes: ReminderTimes = { times: ['09:00'], quietFrom: '21:00', quietUntil: '08:00' }

/** From the first time up to and without the second, also over midnight. The same time twice is never quiet. */
export function isQuiet(at: string, from: string, until: string): boolean {
  return from <= until ? from <= at && at < until : at >= from || at < until
}

const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))

/**
 * The chosen times that have come and whose reminder still helps. Where a clock change skips a time it has come right
 * after; where one happens twice it is the same time both times.
 */
export function timesCome({ times, quietFrom, quietUntil }: ReminderTimes, at: string): string[] {
  if (isQuiet(at, quietFrom, quietUntil)) return []
  return times.filter((time) => isFresh(time, at) && !isQuiet(time, quietFrom, quietUntil))
}

export function isFresh(time: string, at: string): boolean {
  const late = minutesOf(at) - minutesOf(time)
  return late >= 0 && late <= minutesGood
}

/** After a failure: soon, then less and less often. Null once it is no use any more. */
export function minutesBeforeTry(attempts: number): number | null {
  return [1, 5, 15, 60, 240, 720][attempts - 1] ?? null
}

export type ChosenReminders = { times: readonly string[]; byEmail: boolean; onPhone: boolean }

/** One line for staff: when, and by what; null is somebody who has never chosen. */
export function reminderWords(chosen: ChosenReminders | null): string {
  const by = [chosen?.onPhone && 'on the phone', chosen?.byEmail && 'by e-mail'].filter(Boolean)
  if (!chosen || chosen.times.length === 0 || by.length === 0) return 'None'
  return `At ${chosen.times.join(', ')}, ${by.join(' and ')}`
}
