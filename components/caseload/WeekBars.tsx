// Owns four weeks of adherence as four small bars, the newest to the right. A week in which nothing was due is a gap.
const [width, height, step] = [6, 24, 8]

export function WeekBars({ weeks }: { weeks: readonly (number | null)[] }) {
  const said = weeks.map((week) => (week === null ? 'nothing due' : `${week} %`)).join(', ')
  return (
    <svg
      role="img"
      aria-label={`By week, the oldest first: ${said}`}
      viewBox={`0 0 ${weeks.length * step} ${height}`}
      className="h-6 w-8 shrink-0"
    >
      {weeks.map((week, index) =>
        week === null ? null : (
          <g key={index}>
            <rect x={index * step} width={width} height={height} className="fill-line" />
            <rect
              x={index * step}
              y={height - Math.max(1, (week * height) / 100)}
              width={width}
              height={Math.max(1, (week * height) / 100)}
              className="fill-accent"
            />
          </g>
        ),
      )}
    </svg>
  )
}
