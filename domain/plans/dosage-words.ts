// A dosage in plain words, for patients; dosage-line.ts has the short ones for staff.
import type { Dosage, Frequency } from '@/domain/plans/dosage'
import { plural } from '@/domain/plural'

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Once a day", "twice a day": how a person says it. */
export function timesADay(times: number): string {
  return times === 1 ? 'once a day' : times === 2 ? 'twice a day' : `${times} times a day`
}

/** "a, b and c". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const dayNames = (weekdays: readonly number[]) =>
  [...weekdays].sort((a, b) => a - b).map((day) => weekdayNames[day - 1] ?? '')

const range = (from: number, to: number | undefined, dash: string) =>
  to === undefined || to === from ? `${from}` : `${from}${dash}${to}`

const seconds = (count: number) => {
  if (count < 120 || count % 60 !== 0) return plural(count, 'second')
  return plural(count / 60, 'minute')
}

const minutes = (count: number) => {
  if (count < 1) return plural(Math.round(count * 60), 'second')
  const whole = Math.floor(count)
  return count - whole === 0.5 ? `${whole} and a half minutes` : plural(count, 'minute')
}

function plainOften(frequency: Frequency): string {
  if (frequency.kind === 'as-needed') return 'When you need it'
  if (frequency.kind === 'per-session') return 'In the clinic'
  const times = timesADay(frequency.timesADay)
  const often = times.charAt(0).toUpperCase() + times.slice(1)
  if (frequency.kind === 'weekdays') {
    return frequency.weekdays.length === 7
      ? `${often}, every day`
      : `${often}, on ${listed(dayNames(frequency.weekdays))}`
  }
  return frequency.days === 7 ? `${often}, every day` : `${often}, ${plural(frequency.days, 'day')} a week`
}

/** What one set is: "12", "for 10 minutes", "20 metres". */
function plainAmount(dosage: Dosage): string {
  const reps = dosage.reps === undefined ? null : range(dosage.reps, dosage.repsTo, ' to ')
  const { sets } = dosage
  if (sets !== undefined && reps !== null) return sets === 1 ? `${reps} times` : `${sets} times ${reps}`
  if (sets !== undefined) return sets === 1 ? 'Once' : plural(sets, 'time')
  if (reps !== null) return reps === '1' ? 'Once' : `${reps} times`
  return ''
}

function plainTempo(tempo: string): string {
  const [out = 0, hold = 0, back = 0] = tempo.split('-').map(Number)
  const steps = [`${seconds(out)} out`, hold > 0 && `hold for ${hold}`, `${seconds(back)} back`]
  return `slowly: ${steps.filter(Boolean).join(', ')}`
}

/** For patients, at a reading age of 11: "3 times 12, with a rest of 30 seconds between" and "Twice a day, 5 days a week". */
export function plainDosage(dosage: Dosage): { amount: string; often: string } {
  const several = (dosage.sets ?? 1) > 1
  const sides = { left: 'on the left side', right: 'on the right side', each: 'on each side' }
  const amount = [
    plainAmount(dosage),
    dosage.durationMinutes !== undefined && `for ${minutes(dosage.durationMinutes)}`,
    dosage.distanceMetres !== undefined && `for ${plural(dosage.distanceMetres, 'metre')}`,
    dosage.side !== undefined && sides[dosage.side],
    dosage.holdSeconds !== undefined &&
      (dosage.reps === undefined
        ? `hold for ${seconds(dosage.holdSeconds)}`
        : `hold each one for ${seconds(dosage.holdSeconds)}`),
    dosage.tempo !== undefined && plainTempo(dosage.tempo),
    dosage.load !== undefined && `with ${dosage.load} ${dosage.loadUnit ?? 'kg'}`,
    dosage.band !== undefined && `with the ${dosage.band} band`,
    several &&
      dosage.restSeconds !== undefined &&
      dosage.restSeconds > 0 &&
      `with a rest of ${seconds(dosage.restSeconds)} between`,
    dosage.effort !== undefined && `effort about ${dosage.effort} out of 10`,
  ]
    .filter((part) => part !== false && part !== '')
    .join(', ')
  return { amount: amount.charAt(0).toUpperCase() + amount.slice(1), often: plainOften(dosage.frequency) }
}
