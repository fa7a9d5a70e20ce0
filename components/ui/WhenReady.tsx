// Owns what waits: for the script a form, since sent earlier the browser itself would put what was typed into the address, and what does nothing without one; for its answer a form that leads away, since what is typed meanwhile would be lost.
'use client'

import { useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'

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

/**
 * `closed` while nothing is to be typed, and for good where the page leads on. What is closed has no focus: opened again it
 * goes to the first that is wrong, or back to where it was.
 */
export function WhenReady({ closed = false, children }: { closed?: boolean; children: ReactNode }) {
  const fields = useRef<HTMLFieldSetElement>(null)
  const focused = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const [form, now] = [fields.current, document.activeElement]
    // Who is in a dialog by now stays there.
    if (closed || !focused.current || (now !== document.body && !form?.contains(now))) return
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true], [aria-describedby$="-error"]')
    ;(wrong ?? focused.current).focus()
  }, [closed])
  return (
    <fieldset
      ref={fields}
      disabled={!useScript() || closed}
      onFocus={({ target }) => (focused.current = target)}
      className="contents"
    >
      {children}
    </fieldset>
  )
}

/** Is drawn by the browser alone, for what would take long of the one thread that draws pages for everybody. */
export const DrawnHere = ({ children, meanwhile }: { children: ReactNode; meanwhile: ReactNode }) =>
  useScript() ? children : meanwhile
