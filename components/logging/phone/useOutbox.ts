// Owns when what waits on the phone is sent: at the start, when the network is back, when the page is looked at again, and when asked to.
'use client'

import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { LoggingPageContext } from './context'
import { isHeld, isToSend, onChanged, sendWaiting, waitingOf, type Reached } from './outbox'
import type { Waiting } from './store'

export function useOutbox() {
  const { person, refresh } = useContext(LoggingPageContext)
  const [entries, setEntries] = useState<Waiting[]>([])
  const [reached, setReached] = useState<Reached>()
  const shown = useRef(0)
  const [allSent, setAllSent] = useState(false)

  const look = useCallback(async () => {
    const found = await waitingOf(person)
    const unsent = found.filter(isToSend).length
    // Beside what was refused nobody is told that it was sent.
    if (found.length > 0) setAllSent(false)
    else if (shown.current > 0) setAllSent(true)
    if (unsent === 0 && shown.current > 0) refresh()
    shown.current = unsent
    setEntries(found)
    return unsent
  }, [person, refresh])

  const send = useCallback(async () => {
    try {
      if ((await look()) === 0) return
      setReached(await sendWaiting(person))
      await look()
    } catch {
      // A browser that keeps nothing has nothing that waits.
    }
  }, [look, person])

  useEffect(() => {
    const whenVisible = () => document.visibilityState === 'visible' && void send()
    const now = () => void send()
    now()
    addEventListener('online', now)
    document.addEventListener('visibilitychange', whenVisible)
    const deaf = onChanged(now)
    return () => {
      removeEventListener('online', now)
      document.removeEventListener('visibilitychange', whenVisible)
      deaf()
    }
  }, [send])

  return {
    unsent: entries.filter(isToSend).length,
    refused: entries.filter(({ id, refused }) => refused !== null && !isHeld(id)),
    signedOut: reached === 'signed-out',
    /** The clinic takes no more today. */
    full: reached === 'later',
    allSent,
    send: () => void send(),
  }
}
