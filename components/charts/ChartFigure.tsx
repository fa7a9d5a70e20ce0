// Owns what every chart stands in: its title, the picture, what the marks mean, and the same figures as a table.
import type { ReactNode } from 'react'

export interface ChartFigureProps {
  title: string
  legend: readonly { label: string; mark: ReactNode }[]
  table: ReactNode
  children: ReactNode
}

export function ChartFigure({ title, legend, table, children }: ChartFigureProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 font-semibold">{title}</figcaption>
      {children}
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {legend.map(({ label, mark }) => (
          <li key={label} className="flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 14 14" className="size-3.5 overflow-visible">
              {mark}
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <details className="mt-2 text-sm print:hidden">
        <summary className="font-semibold text-accent-text">
          Figures as a table<span className="sr-only">: {title}</span>
        </summary>
        <div
          className="mt-2 max-h-96 overflow-y-auto"
          tabIndex={0}
          role="region"
          aria-label={`Figures: ${title}`}
        >
          {table}
        </div>
      </details>
    </figure>
  )
}
