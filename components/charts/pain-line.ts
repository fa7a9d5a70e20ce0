// Where pain lies over days: one line for each run of days with an answer, since a gap is a gap and never 0.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Frame } from './adherence-weeks'

export type Point = { x: number; y: number }

export function painScale(days: number, frame: Frame) {
  const x = scaleLinear()
    .domain([0, Math.max(1, days - 1)])
    .range([frame.left, frame.width - frame.right])
  const y = scaleLinear()
    .domain([0, 10])
    .range([frame.height - frame.bottom, frame.top])
  return { x, y }
}

/** `path` is null where no two days in a row have an answer; every answer is a point, also one alone. */
export function painLine(
  values: readonly (number | null)[],
  { x, y }: ReturnType<typeof painScale>,
): { path: string | null; points: Point[] } {
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, day) => x(day))
    .y((value) => y(value ?? 0))([...values])
  const points = values.flatMap((value, day) => (value === null ? [] : [{ x: x(day), y: y(value) }]))
  return { path: path?.includes('L') ? path : null, points }
}
