// How often the built-in items are given unless the therapist says otherwise.
import type { Frequency } from '@/domain/plans/dosage'

export const perSession: Frequency = { kind: 'per-session' }
export const asNeeded: Frequency = { kind: 'as-needed' }

export const daysAWeek = (days: number, timesADay = 1): Frequency => ({
  kind: 'days-a-week',
  days,
  timesADay,
})
