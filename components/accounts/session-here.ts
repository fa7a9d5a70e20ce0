// Owns who is signed in in this browser now, and when a page that stands open asks that again.
import { useCallback, useEffect, useRef } from 'react'
import type { SessionLeft } from '@/domain/accounts/session-left'

/** Null where nobody is, undefined where there is no answer. Asking does not prolong it. */
export async function sessionHere(): Promise<SessionLeft | null | undefined> {
  if (!navigator.onLine) return undefined
  try {
    const answer = await fetch('/api/session', { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as SessionLeft | null) : undefined
  } catch {
    return undefined
  }
}

const channel = () => ('BroadcastChannel' in window ? new BroadcastChannel('phaseline-opened') : undefined)

/** Somebody may have signed in or out here: pages that stand open in this browser look again. */
export function tellOthers(): void {
  const others = channel()
  others?.postMessage(null)
  others?.close()
}

/**
 * Asks who is signed in here whenever somebody comes back to the page, and when another is opened in this browser: somebody
 * may have signed in there. `hear` is the same at every drawing, and hears the newest answer alone.
 * @returns asks at once
 */
export function useSessionHere(hear: (session: SessionLeft | null | undefined) => void): () => void {
  const looks = useRef(0)
  const look = useCallback(() => {
    const mine = ++looks.current
    void sessionHere().then((session) => mine === looks.current && hear(session))
  }, [hear])
  useEffect(() => lookAgain(look), [look])
  return look
}

function lookAgain(look: () => void): () => void {
  const comeBack = () => document.visibilityState === 'visible' && look()
  const comeBackByHistory = (event: PageTransitionEvent) => event.persisted && look()
  const others = channel()
  others?.postMessage(null)
  others?.addEventListener('message', look)
  window.addEventListener('focus', comeBack)
  window.addEventListener('pageshow', comeBackByHistory)
  document.addEventListener('visibilitychange', comeBack)
  return () => {
    others?.close()
    window.removeEventListener('focus', comeBack)
    window.removeEventListener('pageshow', comeBackByHistory)
    document.removeEventListener('visibilitychange', comeBack)
  }
}
