// A dosage in words: short ones for staff, plain ones for patients.
import type { Dosage, Frequency } from '@/domain/plans/dosage'

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Once a day", "twice a day": how a person says it. */
function timesADay(times: number): string {
  return times === 1 ? 'once a day' : times === 2 ? 'twice a day' : `${times} times a day`
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** "a, b and c". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const names = (weekdays: readonly number[]) =>
  [...weekdays].sort((a, b) => a - b).map((day) => weekdayNames[day - 1] ?? '')

function describeFrequency(frequency: Frequency): string {
  if (frequency.kind === 'as-needed') return 'as needed'
  if (frequency.kind === 'per-session') return 'each session'
  const times = timesADay(frequency.timesADay)
  if (frequency.kind === 'weekdays') {
    const days = names(frequency.weekdays).map((name) => name.slice(0, 3))
    return days.length === 7 ? `${times}, every day` : `${times} on ${days.join(', ')}`
  }
  return frequency.days === 7 ? `${times}, every day` : `${times}, ${plural(frequency.days, 'day')} a week`
}

/** For staff: "3 × 10–12, hold 5 s, rest 30 s, each side, light band, effort 4/10, twice a day, 5 days a week". */
export function describeDosage(dosage: Dosage): string {
  const reps = dosage.reps === undefined ? null : range(dosage.reps, dosage.repsTo, '–')
  const { sets } = dosage
  // Two counts read as "3 × 12"; a count without the other needs its word.
  const count =
    sets !== undefined && reps !== null
      ? `${sets} × ${reps}`
      : sets !== undefined
        ? plural(sets, 'set')
        : reps !== null
          ? `${reps} ${reps === '1' ? 'rep' : 'reps'}`
          : null
  return [
    count,
    dosage.durationMinutes !== undefined && `${dosage.durationMinutes} min`,
    dosage.distanceMetres !== undefined && `${dosage.distanceMetres} m`,
    dosage.holdSeconds !== undefined && `hold ${dosage.holdSeconds} s`,
    dosage.restSeconds !== undefined && dosage.restSeconds > 0 && `rest ${dosage.restSeconds} s`,
    dosage.tempo !== undefined && `tempo ${dosage.tempo}`,
    dosage.side !== undefined && (dosage.side === 'each' ? 'each side' : `${dosage.side} side`),
    dosage.load !== undefined && `${dosage.load} ${dosage.loadUnit ?? 'kg'}`,
    dosage.band !== undefined && `${dosage.band} band`,
    dosage.grade !== undefined && `grade ${dosage.grade}`,
    dosage.intensity !== undefined && dosage.intensity !== '' && dosage.intensity,
    dosage.effort !== undefined && `effort ${dosage.effort}/10`,
    describeFrequency(dosage.frequency),
  ]
    .filter((part) => part !== false && part !== null)
    .join(', ')
}

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
      : `${often}, on ${listed(names(frequency.weekdays))}`
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
