// Owns a share as a bar with its words: the words say it, the bar shows it.
import type { ReactNode } from 'react'
import { percent } from '@/domain/logging/adherence'
import { classes } from './classes'
import { NoFigure } from './NoFigure'

export type MeterTone = 'good' | 'partial' | 'low' | 'accent'

const fills: Record<MeterTone, string> = {
  good: 'fill-good',
  partial: 'fill-partial',
  low: 'fill-low',
  accent: 'fill-accent',
}

export interface MeterProps {
  label: ReactNode
  /** 0 to 1; null where nothing was due, which is a dash and never 0 %. */
  value: number | null
  /** In per cent, where the clinic has one of its own. */
  target?: number
  tone?: MeterTone
  /** The counts behind it: "11 of 14". */
  detail?: ReactNode
  /** The band in words: "good", "low". */
  verdict?: ReactNode
  labelHidden?: boolean
  className?: string
}

export function Meter({
  label,
  value,
  target,
  tone = 'accent',
  detail,
  verdict,
  labelHidden,
  className,
}: MeterProps) {
  const figure = percent(value, target)
  return (
    <div className={className}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={labelHidden ? 'sr-only' : 'font-semibold'}>{label}</span>
        <span>
          <span className="font-semibold">{figure === null ? <NoFigure /> : `${figure} %`}</span>
          {detail && <span className="text-muted"> · {detail}</span>}
          {verdict && <span className="text-muted"> · {verdict}</span>}
        </span>
      </p>
      {/* SVG, since the width as a style attribute would need a hole in the content security policy. */}
      <svg
        aria-hidden
        className="mt-1 block h-2 w-full overflow-hidden rounded-full"
        preserveAspectRatio="none"
      >
        <rect width="100%" height="100%" className="fill-line" />
        {/* As its figure says it, so that bar, figure and band agree. */}
        {figure !== null && <rect width={`${figure}%`} height="100%" className={classes(fills[tone])} />}
      </svg>
    </div>
  )
}
