// Owns that a button which is gone once it was pressed leaves nobody nowhere: whoever uses a keyboard or a screen reader stays at what it was about.
'use client'

import { useCallback, useRef } from 'react'
import { flushSync } from 'react-dom'

/** `place` takes the focus: a button, or what has a tabIndex of -1. */
export function useOwnPlace<E extends HTMLElement>() {
  const place = useRef<E>(null)

  /** After `change`, which may take the button away. Nobody is called back who is somewhere else by now. */
  const stayHere = useCallback((change?: () => void) => {
    if (change) flushSync(change)
    const at = document.activeElement
    if (at === document.body || place.current?.contains(at)) place.current?.focus({ preventScroll: true })
  }, [])
  return { place, stayHere }
}
