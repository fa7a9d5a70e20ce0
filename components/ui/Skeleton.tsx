// Owns the shapes that stand in for content on its way, so that nothing jumps when it comes.
import { classes } from './classes'

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classes('animate-pulse rounded-control bg-sunken', className)} />
}

/** A page on its way: its head and some lines or cards. */
export function PageSkeleton({ blocks = 4 }: { blocks?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <Skeleton className="mb-2 h-9 w-2/5" />
      <Skeleton className="mb-6 h-5 w-3/5" />
      <div className="space-y-3">
        {Array.from({ length: blocks }, (_, index) => (
          <Skeleton key={index} className="h-20 rounded-card" />
        ))}
      </div>
    </div>
  )
}
