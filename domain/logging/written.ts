// What a patient wrote beside what was logged.
import type { CalendarDate } from '@/domain/plans/plan'

export type Written = {
  id: string
  on: CalendarDate
  /** The exercise's name; null for a word on the day as a whole. */
  about: string | null
  words: string
  /** The worst that was said with it, NPRS 0 to 10; null where none was. */
  pain: number | null
  /** Not shown to the viewer yet, who treats the patient. */
  fresh: boolean
}

export const freshOf = (written: readonly Written[]) =>
  written.filter(({ fresh }) => fresh).map(({ id }) => id)
