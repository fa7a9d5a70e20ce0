// Owns that a device on which nobody is signed in holds nothing of who was: no plan that was kept, and no page of theirs behind this
// one. What was not sent waits for its person.
'use client'

import { useEffect } from 'react'
import { forgetDays } from './phone/keep'

export function ForgetsDays() {
  useEffect(() => {
    const forgotten = forgetDays().catch(() => undefined)
    // Led here without being loaded, the document still has what the pages before it were written from, and may be fetching.
    if (!wasLoadedHere()) void forgotten.then(() => location.replace(location.href))
  }, [])
  return null
}

function wasLoadedHere(): boolean {
  const [loaded] = performance.getEntriesByType('navigation')
  return !loaded || new URL(loaded.name).pathname === location.pathname
}
