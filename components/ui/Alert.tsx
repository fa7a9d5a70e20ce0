// Owns the message in the flow of a page.
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

export type AlertTone = 'info' | 'good' | 'warning' | 'danger'

const tones: Record<AlertTone, { box: string; icon: ReactNode; role: 'status' | 'alert' | undefined }> = {
  info: { box: 'border-info bg-info-soft text-info', icon: <Info />, role: undefined },
  good: { box: 'border-good bg-good-soft text-good', icon: <CircleCheck />, role: 'status' },
  warning: { box: 'border-partial bg-partial-soft text-partial', icon: <TriangleAlert />, role: undefined },
  danger: { box: 'border-danger bg-danger-soft text-danger', icon: <CircleAlert />, role: 'alert' },
}

export interface AlertProps {
  tone?: AlertTone
  title?: ReactNode
  className?: string
  children?: ReactNode
}

export function Alert({ tone = 'info', title, className, children }: AlertProps) {
  const { box, icon, role } = tones[tone]
  return (
    <div
      role={role}
      className={classes(
        'flex gap-3 narrow:flex-col narrow:gap-1 rounded-control border-l-4 px-4 py-3',
        box,
        className,
      )}
    >
      <span aria-hidden className="mt-[0.15em] shrink-0 [&_svg]:size-[1.3em]">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={classes('text-ink', Boolean(title) && 'mt-0.5')}>{children}</div>}
      </div>
    </div>
  )
}
