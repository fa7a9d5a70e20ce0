// Owns icons that stand in every row of a list: the drawing is in the page once, and each row only names it.
import type { LucideIcon } from 'lucide-react'

/** The drawing that the copies show; it stands beside the list and is not seen itself. */
export function IconDrawing({ icon: Icon, id }: { icon: LucideIcon; id: string }) {
  return (
    <span hidden>
      <Icon id={id} />
    </span>
  )
}

export function IconCopy({ of, className }: { of: string; className: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={className}>
      <use href={`#${of}`} />
    </svg>
  )
}
