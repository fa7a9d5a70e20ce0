// The times of the day of an exercise that is due more than once: what the patient reads in place of a slot's number.
const morning = 'Morning'
const midday = 'Midday'
const evening = 'Evening'
const named: Readonly<Record<number, readonly string[]>> = {
  1: [''],
  2: [morning, evening],
  3: [morning, midday, evening],
}
const ordinals = ['1st', '2nd', '3rd']

/** Four and more times have no names: "4th time". Once a day is at any time, and has no word. */
export const timeOfDay = (slot: number, slots: number): string =>
  named[slots]?.[slot - 1] ?? `${ordinals[slot - 1] ?? `${slot}th`} time`

/** As the day goes; what is counted comes after what is named, and what may be done at any time last. */
function placeInDay(time: string): number {
  const place = [morning, midday, evening].indexOf(time)
  if (place >= 0) return place
  return time === '' ? Infinity : evening.length + Number.parseInt(time, 10)
}

export type TimeGroup<Item> = { time: string; items: Item[] }

/** One group without a word where nothing is due more than once. Within a group the order stays. */
export function byTimeOfDay<Item extends { time: string }>(items: readonly Item[]): TimeGroup<Item>[] {
  const times = [...new Set(items.map(({ time }) => time))]
  return times
    .sort((a, b) => placeInDay(a) - placeInDay(b))
    .map((time) => ({ time, items: items.filter((item) => item.time === time) }))
}
