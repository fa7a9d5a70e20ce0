// Owns that a patient's open page is covered while nobody, or somebody else, is signed in in the same browser. A client component, since only an open page can be overtaken.
'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useRef, useState } from 'react'
import type { SessionLeft } from '@/domain/accounts/session-left'
import { SignedOut, SomebodyElse } from './PageCover'
import { usePageOwner } from './PageOwner'
import { useSessionHere } from './session-here'

export function OwnPageAlone() {
  const router = useRouter()
  const owner = usePageOwner()
  const [signedIn, setSignedIn] = useState<string | null>(owner)
  const overtaken = useRef(false)
  const hear = useCallback(
    (session: SessionLeft | null | undefined) => {
      // Without a network nothing is known.
      if (session === undefined) return
      const account = session && session.account
      // What the page asked for by itself meanwhile was answered to somebody else, or to nobody.
      if (overtaken.current && account === owner) router.refresh()
      overtaken.current = account !== owner
      setSignedIn(account)
    },
    [owner, router],
  )
  const look = useSessionHere(hear)
  if (signedIn === owner) return null
  const Cover = signedIn === null ? SignedOut : SomebodyElse
  return <Cover look={look} />
}
