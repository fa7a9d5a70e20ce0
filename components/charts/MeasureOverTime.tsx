// Owns one measure over the assessments: its values, the baseline, and the band around it within which no change matters.
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import type { MeasureSeries } from '@/domain/reassessment/measure-series'
import { changeSince, valueWords } from '@/domain/reassessment/progress'
import { ChartFigure } from './ChartFigure'
import { measureScale } from './measure-scale'
import { ScaleLines } from './ScaleLines'

export interface MeasureOverTimeProps {
  series: MeasureSeries
  locale: string
}

const frame = { width: 400, height: 170, top: 12, right: 12, bottom: 24, left: 34 }

export function MeasureOverTime({
  series: { measure, item, points, baseline },
  locale,
}: MeasureOverTimeProps) {
  const { x, y, ticks } = measureScale(measure, points, frame)
  const title = item ? `${measure.name}: ${item}` : measure.name
  const when = (date: string) => dateWords(date, locale, 'short')
  const { mcid } = measure
  const band = baseline !== null && mcid !== null ? bandOf(baseline, mcid, measure) : null
  const base = frame.height - frame.bottom
  const better = measure.direction === 'lower-is-better' ? 'lower is better' : 'higher is better'

  return (
    <ChartFigure
      title={`${title} (${better})`}
      legend={[
        { label: 'Measured', mark: <circle cx="7" cy="7" r="4" className="fill-accent" /> },
        ...(baseline === null
          ? []
          : [
              {
                label: `Baseline ${valueWords(measure, baseline)}`,
                mark: <path d="M0 7h14" className="stroke-ink" strokeWidth="1.5" strokeDasharray="4 3" />,
              },
            ]),
        ...(band
          ? [
              {
                label: `No change that matters (less than ${mcid})`,
                mark: <rect width="14" height="14" className="fill-sunken stroke-line" />,
              },
            ]
          : []),
      ]}
      table={
        <Table
          caption={title}
          rows={points}
          rowKey={({ on }) => on}
          columns={[
            { key: 'on', header: 'Assessed on', heading: true, cell: ({ on }) => when(on) },
            { key: 'value', header: 'Value', numeric: true, cell: ({ value }) => valueWords(measure, value) },
            {
              key: 'change',
              header: 'Since baseline',
              cell: ({ value }) =>
                (baseline !== null && value !== baseline && changeSince(measure, baseline, value)?.words) ||
                '–',
            },
          ]}
        />
      }
    >
      <svg aria-hidden viewBox={`0 0 ${frame.width} ${frame.height}`} className="block w-full">
        {band && (
          <rect
            x={frame.left}
            width={frame.width - frame.left}
            y={y(band.high)}
            height={y(band.low) - y(band.high)}
            className="fill-sunken stroke-line"
          />
        )}
        <ScaleLines frame={frame} ticks={ticks.map((value) => ({ value, y: y(value) }))} />
        {baseline !== null && (
          <line
            x1={frame.left}
            x2={frame.width}
            y1={y(baseline)}
            y2={y(baseline)}
            className="stroke-ink"
            strokeDasharray="4 3"
          />
        )}
        {points.length > 1 && (
          <path
            d={`M${points.map(({ on, value }) => `${x(on)},${y(value)}`).join('L')}`}
            className="fill-none stroke-accent"
            strokeWidth="1.75"
          />
        )}
        {points.map(({ on, value }, index) => (
          <g key={on}>
            <circle cx={x(on)} cy={y(value)} r="4" className="fill-accent" />
            <text
              x={x(on)}
              y={base + 17}
              textAnchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
              className="fill-muted text-xs"
            >
              {when(on)}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  )
}

/** Within the measure's own range. */
const bandOf = (baseline: number, mcid: number, { least, most }: { least: number; most: number }) => ({
  low: Math.max(least, baseline - mcid),
  high: Math.min(most, baseline + mcid),
})
