// Where the values of a measure lie: over days, and between the ends of its scale where these are near, else around what was measured.
import { scaleLinear } from 'd3-scale'
import { dayNumber } from '@/domain/dates'
import type { Measure } from '@/domain/reassessment/measures'
import type { Frame } from './adherence-weeks'

/** A scale of more steps than this (degrees, kilograms) is shown around what was measured. */
const mostShownWhole = 20

export function measureScale(
  { least, most }: Pick<Measure, 'least' | 'most'>,
  points: readonly { on: string; value: number }[],
  frame: Frame,
) {
  const values = points.map(({ value }) => value)
  const whole = most - least <= mostShownWhole
  const y = scaleLinear()
    .domain(whole ? [least, most] : [Math.min(0, ...values), Math.max(1, ...values) * 1.1])
    .range([frame.height - frame.bottom, frame.top])
  if (!whole) y.nice(4)
  const days = points.map(({ on }) => dayNumber(on))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const across = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([frame.left + 6, frame.width - frame.right])
  return { x: (on: string) => across(dayNumber(on)), y, ticks: y.ticks(5) }
}
