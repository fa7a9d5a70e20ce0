// Where the parts of each week's bar lie: done from the bottom, then partly, skipped, not logged.
import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'

export const outcomes = ['done', 'partial', 'skipped', 'notLogged'] as const
export type OutcomeKey = (typeof outcomes)[number]
export type WeekOutcomes = { from: string } & Record<OutcomeKey, number>

export type Frame = {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
}

export type Bar = { week: number; outcome: OutcomeKey; x: number; y: number; width: number; height: number }

export function weekBars(weeks: readonly WeekOutcomes[], frame: Frame) {
  const most = Math.max(1, ...weeks.map((week) => outcomes.reduce((sum, key) => sum + week[key], 0)))
  const x = scaleBand<number>()
    .domain(weeks.map((_, i) => i))
    .range([frame.left, frame.width - frame.right])
    .paddingInner(0.2)
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([frame.height - frame.bottom, frame.top])
  const layers = stack<WeekOutcomes, OutcomeKey>().keys(outcomes)([...weeks])
  const bars = layers.flatMap((layer) =>
    layer.flatMap(([low, high], week): Bar[] =>
      high > low
        ? [
            {
              week,
              outcome: layer.key,
              x: x(week) ?? 0,
              y: y(high),
              width: x.bandwidth(),
              height: y(low) - y(high),
            },
          ]
        : [],
    ),
  )
  const ticks = y
    .ticks(4)
    .filter(Number.isInteger)
    .map((value) => ({ value, y: y(value) }))
  return { bars, ticks, xOf: (week: number) => (x(week) ?? 0) + x.bandwidth() / 2 }
}
