// Owns pain over time: the day's check-in, the worst while exercising and the worst afterwards, with the ceiling and where phases begin.
import { classes } from '@/components/ui/classes'
import { Table } from '@/components/ui/Table'
import { dateWords } from '@/domain/date-words'
import { daysBetween } from '@/domain/dates'
import type { PainDay } from '@/domain/logging/pain'
import { ChartFigure } from './ChartFigure'
import { painLine, painScale } from './pain-line'
import { ScaleLines } from './ScaleLines'

export interface PainOverTimeProps {
  days: readonly PainDay[]
  /** The lowest ceiling among the exercises that are due. */
  ceiling: number | null
  phases: readonly { name: string; from: string | null }[]
  locale: string
}

const frame = { width: 400, height: 220, top: 16, right: 8, bottom: 24, left: 26 }
const labels = 4
/** So many days are drawn, a year, and so many of them stand in the table. */
const mostDays = 366
const mostRows = 60

/** A name that begins late in the chart stands before its line, since behind it there is no room. */
const besideLine = (x: number) =>
  x > frame.width * 0.6 ? ({ x: x - 3, textAnchor: 'end' } as const) : { x: x + 3 }

export function PainOverTime({ days: all, ceiling, phases, locale }: PainOverTimeProps) {
  const days = all.slice(-mostDays)
  const scale = painScale(days.length, frame)
  const { x, y } = scale
  const checkIns = painLine(
    days.map((day) => day.checkIn),
    scale,
  )
  const during = painLine(
    days.map((day) => day.during),
    scale,
  )
  const after = painLine(
    days.map((day) => day.after),
    scale,
  )
  const first = days[0]?.date
  const base = frame.height - frame.bottom
  const begins = phases.flatMap(({ name, from }) => {
    if (first === undefined || from === null) return []
    const day = daysBetween(first, from)
    return day >= 0 && day < days.length ? [{ name, x: x(day) }] : []
  })
  const every = Math.max(1, Math.ceil(days.length / labels))
  const answered = days.filter(
    (day) => day.checkIn !== null || day.word !== '' || day.during !== null || day.after !== null,
  )

  return (
    <ChartFigure
      title="Pain, 0 to 10"
      legend={[
        { label: 'Check-in of the day', mark: <circle cx="7" cy="7" r="4" className="fill-info" /> },
        {
          label: 'Worst while exercising',
          mark: <path d={diamond(7, 7)} className="fill-raised stroke-pain" strokeWidth="1.5" />,
        },
        {
          label: 'Worst after exercising',
          mark: <path d={triangle(7, 7)} className="fill-raised stroke-partial" strokeWidth="1.5" />,
        },
        ...(ceiling === null
          ? []
          : [
              {
                label: `Ceiling ${ceiling}`,
                mark: <path d="M0 7h14" className="stroke-danger" strokeWidth="2" strokeDasharray="4 3" />,
              },
            ]),
      ]}
      table={
        <Table
          caption={`Pain by day; days without an answer are left out${answered.length > mostRows ? `, and those before the newest ${mostRows}` : ''}`}
          rows={answered.slice(-mostRows)}
          rowKey={(day) => day.date}
          empty={<p>Nothing was answered yet.</p>}
          columns={[
            {
              key: 'day',
              header: 'Day',
              heading: true,
              cell: (day) => dateWords(day.date, locale, 'weekday'),
            },
            {
              key: 'check-in',
              header: 'Check-in',
              cell: (day) => (
                <>
                  {day.checkIn ?? 'no answer'}
                  {day.fromPaper && <span className="text-muted"> from paper</span>}
                  {day.word && <span className="block text-muted">“{day.word}”</span>}
                </>
              ),
            },
            {
              key: 'during',
              header: 'While exercising',
              numeric: true,
              cell: (day) => day.during ?? 'no answer',
            },
            { key: 'after', header: 'After', numeric: true, cell: (day) => day.after ?? 'no answer' },
          ]}
        />
      }
    >
      <svg aria-hidden viewBox={`0 0 ${frame.width} ${frame.height}`} className="block w-full">
        <ScaleLines frame={frame} ticks={[0, 2, 4, 6, 8, 10].map((value) => ({ value, y: y(value) }))} />
        {begins.map((phase) => (
          <g key={`${phase.name} ${phase.x}`}>
            <line
              x1={phase.x}
              x2={phase.x}
              y1={frame.top}
              y2={base}
              className="stroke-edge"
              strokeDasharray="2 3"
            />
            <text {...besideLine(phase.x)} y={frame.top - 4} className="fill-muted text-xs">
              {phase.name}
            </text>
          </g>
        ))}
        {ceiling !== null && (
          <line
            x1={frame.left}
            x2={frame.width}
            y1={y(ceiling)}
            y2={y(ceiling)}
            className="stroke-danger"
            strokeDasharray="6 4"
          />
        )}
        <Course of={after} mark={triangle} dashes="1 2" className="stroke-partial" />
        <Course of={during} mark={diamond} dashes="3 2" className="stroke-pain" />
        {checkIns.path && <path d={checkIns.path} className="fill-none stroke-info" strokeWidth="1.75" />}
        {checkIns.points.map((point) => (
          <circle key={point.x} cx={point.x} cy={point.y} r="2.6" className="fill-info" />
        ))}
        {days.map((day, i) =>
          i % every === 0 ? (
            <text
              key={day.date}
              x={x(i)}
              y={base + 17}
              textAnchor={i === 0 ? 'start' : 'middle'}
              className="fill-muted text-xs"
            >
              {dateWords(day.date, locale, 'short')}
            </text>
          ) : null,
        )}
      </svg>
    </ChartFigure>
  )
}

const triangle = (x: number, y: number) => `M${x} ${y - 4}L${x + 4} ${y + 3}L${x - 4} ${y + 3}Z`
const diamond = (x: number, y: number) => `M${x} ${y - 4}L${x + 4} ${y}L${x} ${y + 4}L${x - 4} ${y}Z`

interface CourseProps {
  of: ReturnType<typeof painLine>
  mark: (x: number, y: number) => string
  dashes: string
  className: string
}

function Course({ of: { path, points }, mark, dashes, className }: CourseProps) {
  return (
    <>
      {path && <path d={path} className={classes('fill-none', className)} strokeDasharray={dashes} />}
      {points.map(({ x, y }) => (
        <path key={x} d={mark(x, y)} className={classes('fill-raised', className)} strokeWidth="1.25" />
      ))}
    </>
  )
}
