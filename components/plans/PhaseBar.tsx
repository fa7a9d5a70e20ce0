// Owns the line of a plan's phases: how long each is, how its sessions thin out, where the patient stands on it.
import { Badge } from '@/components/ui/Badge'
import { classes } from '@/components/ui/classes'
import { dateWords } from '@/domain/date-words'
import { daysBetween } from '@/domain/dates'
import { sessionMarks } from '@/domain/plans/session-marks'
import type { PhaseSpan } from '@/domain/plans/schedule'
import { sessionsOften } from '@/domain/plans/session-words'
import { plural } from '@/domain/plural'

export interface PhaseBarProps {
  spans: readonly PhaseSpan[]
  /** Null where there are no dates, as in a protocol: weeks are counted instead. */
  today: string | null
  locale: string
}

const fills = { past: 'fill-line', current: 'fill-accent', coming: 'fill-accent-soft' }
const gap = 1
/** A mark as a part of the line: what is narrower can hardly be seen. */
const markShare = 1 / 250

/** In days; an open pause leaves the end unknown, and then the weeks say how long. */
const lengthOf = (span: PhaseSpan) =>
  span.from !== null && span.to !== null ? daysBetween(span.from, span.to) + 1 : span.of * 7

export function PhaseBar({ spans, today, locale }: PhaseBarProps) {
  const lengths = spans.map(lengthOf)
  const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const marks = spans.flatMap((span, i) =>
    sessionMarks(span.phase, lengths[i] ?? 0, total * markShare).map(
      ({ from, days }) =>
        `M${((starts[i] ?? 0) + from).toFixed(2)} 1h${days.toFixed(2)}v6h${(-days).toFixed(2)}`,
    ),
  )
  const at = spans.findIndex((span) => span.state === 'current')
  const from = spans[at]?.from
  const here =
    from === null || from === undefined || today === null
      ? null
      : (starts[at] ?? 0) + Math.min(daysBetween(from, today) + 0.5, lengths[at] ?? 0)
  const day = (date: string | null) => (date === null ? 'open' : dateWords(date, locale, 'short'))
  const when = ({ from, to, of, days }: PhaseSpan, i: number) => {
    if (today === null) {
      const week = (starts[i] ?? 0) / 7
      return of === 1 ? `week ${week + 1}` : `weeks ${week + 1} to ${week + of}`
    }
    const dates = from === null ? 'after the pause' : `${day(from)} to ${day(to)}`
    // One that was left early.
    const over = days % 7
    const weeks = over === 0 ? plural(of, 'week') : plural(days, 'day')
    return `${dates} · ${weeks}`
  }

  return (
    <div>
      {/* SVG, since widths as style attributes would need a hole in the content security policy. */}
      <svg
        aria-hidden
        viewBox={`0 0 ${Math.max(1, total)} 16`}
        preserveAspectRatio="none"
        className="mb-3 block h-7 w-full"
      >
        {spans.map((span, i) => (
          <rect
            key={`${span.phase.id} ${span.from}`}
            x={starts[i]}
            y="9"
            width={Math.max(0, (lengths[i] ?? 0) - (i < spans.length - 1 ? gap : 0))}
            height="6"
            className={fills[span.state]}
          />
        ))}
        <path d={marks.join('')} className="fill-muted" />
        {here !== null && (
          <rect x={here - total / 400} y="0" width={total / 200} height="16" className="fill-ink" />
        )}
      </svg>
      <ol className="flex flex-wrap gap-x-8 gap-y-2">
        {spans.map((span, i) => (
          <li
            key={`${span.phase.id} ${span.from}`}
            aria-current={span.state === 'current' ? 'step' : undefined}
          >
            <p
              className={classes(
                'flex flex-wrap items-center gap-x-2',
                span.state === 'past' && 'text-muted',
              )}
            >
              <span className="font-semibold">{span.phase.name}</span>
              {span.state === 'current' && (
                <Badge tone="accent">
                  Week {span.week} of {span.of}: you are here
                </Badge>
              )}
              {span.state === 'past' && <span className="text-sm">over</span>}
            </p>
            <p className="text-sm text-muted">
              {when(span, i)}
              <br />
              {sessionsOften(span.phase)}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
