// Owns what waits for the script: a form, since sent earlier the browser itself would put what was typed into the address; and what does nothing without one.
'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

const never = () => () => {}

const useScript = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** Holds its place while the script is not there, so that nothing jumps. */
export function WithScript({ children }: { children: ReactNode }) {
  return <div className={useScript() ? undefined : 'invisible'}>{children}</div>
}

/** `closed` while nothing is to be typed. */
export function WhenReady({ closed = false, children }: { closed?: boolean; children: ReactNode }) {
  return (
    <fieldset disabled={!useScript() || closed} className="contents">
      {children}
    </fieldset>
  )
}

/** Is drawn by the browser alone, for what would take long of the one thread that draws pages for everybody. */
export const DrawnHere = ({ children, meanwhile }: { children: ReactNode; meanwhile: ReactNode }) =>
  useScript() ? children : meanwhile
