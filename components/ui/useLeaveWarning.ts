// Owns the browser's question before a page with something unsaved is left.
'use client'

import { useEffect, useRef } from 'react'

/** Answers what to call once the work is done, so that leaving asks nothing. */
export function useLeaveWarning(unsaved: boolean): () => void {
  const left = useRef(false)
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!left.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
  return () => {
    left.current = true
  }
}
