// Owns the short status: an icon and words, in a tone that only repeats what they say.
import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, Info, TriangleAlert, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

export type Tone = 'neutral' | 'accent' | 'good' | 'partial' | 'low' | 'pain' | 'info' | 'danger'

const tones: Record<Tone, { box: string; icon: ReactNode }> = {
  neutral: { box: 'bg-sunken text-ink', icon: <CircleDashed /> },
  accent: { box: 'bg-accent-soft text-accent-text', icon: null },
  good: { box: 'bg-good-soft text-good', icon: <CircleCheck /> },
  partial: { box: 'bg-partial-soft text-partial', icon: <CircleMinus /> },
  low: { box: 'bg-low-soft text-low', icon: <TriangleAlert /> },
  pain: { box: 'bg-pain-soft text-pain', icon: <Zap /> },
  info: { box: 'bg-info-soft text-info', icon: <Info /> },
  danger: { box: 'bg-danger-soft text-danger', icon: <CircleAlert /> },
}

export interface BadgeProps {
  tone?: Tone
  /** In place of the tone's own; null for none. */
  icon?: ReactNode
  className?: string
  children: ReactNode
}

export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  const { box, icon: own } = tones[tone]
  const shown = icon === undefined ? own : icon
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm leading-snug font-semibold',
        box,
        className,
      )}
    >
      {shown && (
        <span aria-hidden className="shrink-0 [&_svg]:size-[1.05em]">
          {shown}
        </span>
      )}
      <span>{children}</span>
    </span>
  )
}
