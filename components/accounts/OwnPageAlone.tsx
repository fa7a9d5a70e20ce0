// Owns that a patient's open page is covered while somebody else is signed in in the same browser. A client component, since only an open page can be overtaken.
'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { SomebodyElse } from './PageCover'
import { usePageOwner } from './PageOwner'
import { lookAgain, sessionHere } from './session-here'

export function OwnPageAlone() {
  const router = useRouter()
  const owner = usePageOwner()
  const [signedIn, setSignedIn] = useState(owner)
  const overtaken = useRef(false)
  const looks = useRef(0)
  const look = useCallback(async () => {
    const mine = ++looks.current
    const session = await sessionHere()
    if (!session || mine !== looks.current) return
    // What the page asked for by itself meanwhile was answered to somebody else.
    if (overtaken.current && session.account === owner) router.refresh()
    overtaken.current = session.account !== owner
    setSignedIn(session.account)
  }, [owner, router])
  useEffect(() => lookAgain(() => void look()), [look])
  return signedIn === owner ? null : <SomebodyElse look={() => void look()} />
}
