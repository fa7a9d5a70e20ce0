// Owns pain over time as a picture drawn on the server, and the same figures as a table. A day without an answer is a gap, never 0.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { daysBetween } from '@/domain/dates'
import { dateWords } from '@/domain/date-words'
import type { PainDay } from '@/domain/logging/pain'

export interface OwnPainProps {
  days: readonly PainDay[]
  locale: string
}

const width = 320
const height = 180
/** The picture has every day; the list has the newest. */
const mostListed = 100
const edge = { left: 26, right: 8, top: 8, bottom: 24 }

export function OwnPain({ days, locale }: OwnPainProps) {
  const first = days[0]
  const last = days.at(-1)
  const answered = days.filter((day) => day.checkIn !== null)
  if (!first || !last || answered.length === 0)
    return <p className="text-muted">No answers yet. Say each day on the page Today how your pain is.</p>

  const x = scaleLinear([0, Math.max(1, days.length - 1)], [edge.left, width - edge.right])
  const y = scaleLinear([0, 10], [height - edge.bottom, edge.top])
  const at = (day: PainDay) => x(daysBetween(first.date, day.date))
  const path = line<PainDay>(at, (day) => y(day.checkIn ?? 0)).defined((day) => day.checkIn !== null)(days)

  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="w-full">
        {[0, 5, 10].map((pain) => (
          <g key={pain}>
            <line x1={edge.left} x2={width - edge.right} y1={y(pain)} y2={y(pain)} className="stroke-line" />
            <text
              x={edge.left - 6}
              y={y(pain) + 4}
              textAnchor="end"
              className="fill-muted text-[12px] tabular-nums"
            >
              {pain}
            </text>
          </g>
        ))}
        <path d={path ?? ''} className="fill-none stroke-pain" strokeWidth="2" strokeLinejoin="round" />
        {answered.map((day) => (
          <circle key={day.date} cx={at(day)} cy={y(day.checkIn ?? 0)} r="2.5" className="fill-pain" />
        ))}
        <text x={edge.left} y={height - 6} className="fill-muted text-[12px]">
          {dateWords(first.date, locale, 'short')}
        </text>
        <text x={width - edge.right} y={height - 6} textAnchor="end" className="fill-muted text-[12px]">
          {dateWords(last.date, locale, 'short')}
        </text>
      </svg>
      <figcaption className="text-sm text-muted">
        0 is no pain, 10 is the worst pain. A gap is a day without an answer.
      </figcaption>
      <details className="mt-1">
        <summary className="min-h-11 content-center font-semibold text-accent-text">
          Your answers as a list
        </summary>
        <table className="w-full">
          <caption className="sr-only">
            {days.length > mostListed ? `Your pain, on the last ${mostListed} days` : 'Your pain, day by day'}
          </caption>
          <thead>
            <tr className="text-left">
              <th scope="col" className="py-1 font-semibold">
                Day
              </th>
              <th scope="col" className="py-1 text-right font-semibold">
                Pain
              </th>
            </tr>
          </thead>
          <tbody>
            {days
              .slice(-mostListed)
              .reverse()
              .map((day) => (
                <tr key={day.date} className="border-t border-line">
                  <th scope="row" className="py-1 text-left font-normal">
                    {dateWords(day.date, locale, 'weekday')}
                  </th>
                  <td className="py-1 text-right tabular-nums">
                    {day.checkIn ?? (
                      <>
                        <span aria-hidden>–</span>
                        <span className="sr-only">no answer</span>
                      </>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
