// Owns the lines across a chart at the figures of its scale, each with its figure at the left.
import type { Frame } from './adherence-weeks'

export interface ScaleLinesProps {
  frame: Frame
  ticks: readonly { value: number; y: number }[]
}

export function ScaleLines({ frame, ticks }: ScaleLinesProps) {
  return ticks.map(({ value, y }) => (
    <g key={value}>
      <line x1={frame.left} x2={frame.width} y1={y} y2={y} className="stroke-line" />
      <text x={frame.left - 6} y={y + 4} textAnchor="end" className="fill-muted text-xs">
        {value}
      </text>
    </g>
  ))
}
