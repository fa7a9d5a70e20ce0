// How the exercises of a day are done, as much of it as one page says.
import { exercisesOf, withExercises, type ExerciseView, type TodayPage } from '@/domain/logging/today-page'

/** In characters: as eighty of the longest in the catalog say. A day of two hundred of a clinic's own could have ten times as much. */
export const mostSaid = 60_000

/**
 * From the top of the page on; of what does not fit, the page says that it is on one of its own.
 * @param first the key of the exercise that is said before all others, as on that page
 */
export function saidAtOnce(page: TodayPage, first: string): TodayPage {
  const all = exercisesOf(page)
  const apart = new Set<string>()
  let left = mostSaid
  for (const { key, steps, stopWhen } of [
    ...all.filter(({ key }) => key === first),
    ...all.filter(({ key }) => key !== first),
  ]) {
    const length = [...steps, stopWhen].join('').length
    if (length > left) apart.add(key)
    else left -= length
  }
  const say = (item: ExerciseView): ExerciseView =>
    apart.has(item.key) ? { ...item, steps: [], stopWhen: '', howToApart: true } : item
  return apart.size === 0 ? page : withExercises(page, say)
}
