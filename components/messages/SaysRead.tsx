// Owns saying that what is new has been read: the page does so once it is seen, since one that was sent may never arrive.
'use client'

import { useEffect, useEffectEvent } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import type { ShownInput } from '@/domain/messages/message'
import { sayWereRead } from './UnreadCount'

/** `form` is what says whose page it was where no script runs. */
export type SayRead = (
  shown: ShownInput,
  before: ActionResult<void> | null,
  form?: FormData,
) => Promise<ActionResult<void>>

export interface SaysReadProps {
  ids: string[]
  say: SayRead
}

export function SaysRead({ ids, say }: SaysReadProps) {
  const { formProps } = usePlainForm<ActionResult<void>>(say.bind(null, { ids }))
  // What does not reach the clinic is said when it is seen again.
  const saySo = useEffectEvent(() => void say({ ids }, null).then(sayWereRead, () => undefined))
  const newest = ids.at(-1)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return
      stop()
      saySo()
    }
    const stop = () => document.removeEventListener('visibilitychange', look)
    document.addEventListener('visibilitychange', look)
    look()
    return stop
  }, [newest])
  return (
    <noscript>
      <form {...formProps}>
        <OwnerField />
        <Button type="submit">I have read what is new</Button>
      </form>
    </noscript>
  )
}
