// Owns that a patient's open page is covered while nobody, or somebody else, is signed in in the same browser. A client component, since only an open page can be overtaken.
'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { SignedOut, SomebodyElse } from './PageCover'
import { usePageOwner } from './PageOwner'
import { lookAgain, sessionHere } from './session-here'

export function OwnPageAlone() {
  const router = useRouter()
  const owner = usePageOwner()
  const [signedIn, setSignedIn] = useState<string | null>(owner)
  const overtaken = useRef(false)
  const looks = useRef(0)
  const look = useCallback(async () => {
    const mine = ++looks.current
    const session = await sessionHere()
    // Without a network nothing is known.
    if (session === undefined || mine !== looks.current) return
    const account = session && session.account
    // What the page asked for by itself meanwhile was answered to somebody else, or to nobody.
    if (overtaken.current && account === owner) router.refresh()
    overtaken.current = account !== owner
    setSignedIn(account)
  }, [owner, router])
  useEffect(() => lookAgain(() => void look()), [look])
  if (signedIn === owner) return null
  const Cover = signedIn === null ? SignedOut : SomebodyElse
  return <Cover look={() => void look()} />
}
