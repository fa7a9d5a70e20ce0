// Owns holding a form back until its script is there: sent earlier, the browser itself would put what was typed into the address.
'use client'

import { useSyncExternalStore, type ReactNode } from 'react'

const never = () => () => {}

export function WhenReady({ children }: { children: ReactNode }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <fieldset disabled={!ready} className="contents">
      {children}
    </fieldset>
  )
}
