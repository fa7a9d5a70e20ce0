// Owns one figure with what it means, and the row that several of them stand in.
import type { ReactNode } from 'react'

export interface StatProps {
  label: ReactNode
  /** A dash is shown for what there is no figure of; it is never 0. */
  value: ReactNode | null
  note?: ReactNode
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">{children}</dl>
  )
}

export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="rounded-card border border-line bg-raised px-4 py-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-2xl font-bold">{value ?? <NoFigure />}</dd>
      {note && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  )
}

export function NoFigure() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">no figure yet</span>
    </>
  )
}
