// Owns the question before a page with something unsaved is left: by the browser, or by a link that is followed without it.
'use client'

import { useEffect, useRef } from 'react'

/** Several forms of a page ask once. */
const agreed = new WeakSet<Event>()

/** Answers what to call once the work is done, so that leaving asks nothing. */
export function useLeaveWarning(unsaved: boolean): () => void {
  const left = useRef(false)
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!left.current) event.preventDefault()
    }
    // Before anybody else hears of it: a link of Next's leads on without the browser's leave.
    const ask = (event: MouseEvent) => {
      if (left.current || !leadsAway(event)) return
      left.current = agreed.has(event) || window.confirm('Leave this page? What you typed here is not saved.')
      if (left.current) return agreed.add(event)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('beforeunload', warn)
    document.addEventListener('click', ask, true)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('click', ask, true)
    }
  }, [unsaved])
  return () => {
    left.current = true
  }
}

/** A plain press of a link to another page in this window. */
function leadsAway({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return false
  const link = target.closest<HTMLAnchorElement>('a[href]')
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return false
  return (
    link.origin !== location.origin || link.pathname !== location.pathname || link.search !== location.search
  )
}
