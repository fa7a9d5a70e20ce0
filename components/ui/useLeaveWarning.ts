// Owns the question before a page with something unsaved is left: by the browser, by a link that is followed without it, or back and forward where the browser says so beforehand.
'use client'

import { useEffect, useRef } from 'react'

/** Of what is closed on a page that stays. */
export const mayCloseTyped = () => confirm('Close this? What you typed here is not saved.')

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
    const ask = (event: Event) => {
      if (left.current) return
      left.current = agreed.has(event) || window.confirm('Leave this page? What you typed here is not saved.')
      if (left.current) return agreed.add(event)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const followed = (event: MouseEvent) => leadsAway(event) && ask(event)
    // A page of another document is asked about by `warn`.
    const traversed = (event: NavigateEvent) =>
      event.navigationType === 'traverse' && event.cancelable && ask(event)
    const navigation = 'navigation' in window ? window.navigation : null
    window.addEventListener('beforeunload', warn)
    // Before anybody else hears of it: a link of Next's leads on without the browser's leave.
    document.addEventListener('click', followed, true)
    navigation?.addEventListener('navigate', traversed)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('click', followed, true)
      navigation?.removeEventListener('navigate', traversed)
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
