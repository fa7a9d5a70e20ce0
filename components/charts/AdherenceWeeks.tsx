// Owns adherence by week as stacked bars: done, partly, skipped and not logged, told apart by pattern as well as colour.
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import { percent, type Adherence } from '@/domain/logging/adherence'
import { outcomes, weekBars, type OutcomeKey } from './adherence-weeks'
import { ScaleLines } from './ScaleLines'
import { ChartFigure } from './ChartFigure'

export interface AdherenceWeeksProps {
  /** Apart from those of other charts on the page. */
  id: string
  weeks: readonly { from: string; adherence: Adherence }[]
  locale: string
}

const frame = { width: 400, height: 220, top: 10, right: 4, bottom: 24, left: 30 }
const words: Record<OutcomeKey, string> = {
  done: 'Done',
  partial: 'Partly done',
  skipped: 'Skipped',
  notLogged: 'Not logged',
}
const fewestBetweenLabels = 46

export function AdherenceWeeks({ id, weeks, locale }: AdherenceWeeksProps) {
  const rows = weeks.map(({ from, adherence }) => ({ from, ...adherence }))
  const { bars, ticks, xOf } = weekBars(rows, frame)
  const fill = (key: OutcomeKey) => `url(#${id}-${key})`
  const every = Math.max(
    1,
    Math.ceil(fewestBetweenLabels / ((frame.width - frame.left) / Math.max(1, weeks.length))),
  )
  const base = frame.height - frame.bottom

  return (
    <ChartFigure
      title="How much was done, by week"
      legend={outcomes.map((key) => ({
        label: words[key],
        mark: <rect width="14" height="14" fill={fill(key)} className="stroke-edge" />,
      }))}
      table={
        <Table
          caption="How much was done, by week"
          rows={rows}
          rowKey={(row) => row.from}
          columns={[
            {
              key: 'week',
              header: 'Week from',
              heading: true,
              cell: (row) => dateWords(row.from, locale, 'short'),
            },
            ...outcomes.map((key) => ({
              key,
              header: words[key],
              numeric: true,
              cell: (row: (typeof rows)[number]) => row[key],
            })),
            {
              key: 'share',
              header: 'Share',
              numeric: true,
              cell: (row) => (row.frequency === null ? '–' : `${percent(row.frequency)} %`),
            },
          ]}
        />
      }
    >
      <svg aria-hidden viewBox={`0 0 ${frame.width} ${frame.height}`} className="block w-full">
        <defs>
          <pattern id={`${id}-done`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className="fill-good" />
          </pattern>
          <pattern
            id={`${id}-partial`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="fill-partial-soft" />
            <rect width="3" height="6" className="fill-partial" />
          </pattern>
          <pattern id={`${id}-skipped`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" className="fill-low-soft" />
            <circle cx="3" cy="3" r="1.5" className="fill-low" />
          </pattern>
          <pattern id={`${id}-notLogged`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className="fill-raised" />
          </pattern>
        </defs>
        <ScaleLines frame={frame} ticks={ticks} />
        {bars.map(({ week, outcome, ...box }) => (
          <rect
            key={`${week} ${outcome}`}
            {...box}
            fill={fill(outcome)}
            className="stroke-edge"
            strokeWidth="0.75"
          />
        ))}
        {rows.map((row, week) =>
          week % every === 0 ? (
            <text
              key={row.from}
              x={xOf(week)}
              y={base + 17}
              textAnchor="middle"
              className="fill-muted text-xs"
            >
              {dateWords(row.from, locale, 'short')}
            </text>
          ) : null,
        )}
      </svg>
    </ChartFigure>
  )
}
