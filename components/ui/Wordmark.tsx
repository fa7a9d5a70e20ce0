// Owns the name and its mark: two levels of a plan and the point where one phase becomes the next.
import { classes } from './classes'

export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={classes('shrink-0', className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M5 23h7.5L18 10.5h9"
        className="fill-none stroke-accent-ink"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="15.2" cy="16.8" r="4" className="fill-accent stroke-accent-ink" strokeWidth="2.6" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={classes('inline-flex items-center gap-2 text-lg font-bold', className)}>
      <Mark className="size-7" />
      Phaseline
    </span>
  )
}
