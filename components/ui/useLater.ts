// Owns what a page loads after itself: where it does not come, for want of a network, that is known to whoever asked for it, and the page stays.
'use client'

import { useCallback, useState } from 'react'

/** `load` is the same at every drawing. `part` is null until it is there. */
export function useLater<T>(load: () => Promise<T>) {
  const [part, setPart] = useState<T | null>(null)
  const [missing, setMissing] = useState(false)
  const ask = useCallback(() => {
    setMissing(false)
    load().then(
      (found) => setPart(() => found),
      () => setMissing(true),
    )
  }, [load])
  return { part, missing, ask }
}

/** Runs once the page has loaded, since a slow phone is busy until then; for an effect. */
export function whenLoaded(run: () => void): (() => void) | undefined {
  if (document.readyState === 'complete') return void run()
  addEventListener('load', run, { once: true })
  return () => removeEventListener('load', run)
}
