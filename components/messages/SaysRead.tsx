// Owns saying that what is new has been read: the page does so once the last of it is seen, since one that was sent may never arrive, and what stands further down may never be looked at.
'use client'

import { useEffect, useEffectEvent } from 'react'
import { OwnerField } from '@/components/accounts/PageOwner'
import { usePlainForm } from '@/components/accounts/usePlainForm'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import type { ShownInput } from '@/domain/shown'
import { sayWereRead } from './UnreadCount'

/** `form` is what says whose page it was where no script runs. */
export type SayRead = (
  shown: ShownInput,
  before: ActionResult<void> | null,
  form?: FormData,
) => Promise<ActionResult<void>>

export interface SaysReadProps {
  /** Of what is new, which stand on the page as the ids of its elements, from top to bottom. */
  ids: string[]
  say: SayRead
}

export function SaysRead({ ids, say }: SaysReadProps) {
  const { formProps } = usePlainForm<ActionResult<void>>(say.bind(null, { ids }))
  // What does not reach the clinic is said when it is seen again.
  const saySo = useEffectEvent(() => void say({ ids }, null).then(sayWereRead, () => undefined))
  const shown = ids.join(' ')
  useEffect(() => {
    const last = document.getElementById(shown.slice(shown.lastIndexOf(' ') + 1))
    if (!last) return
    let inView = false
    const look = () => {
      if (!inView || document.visibilityState !== 'visible') return
      stop()
      saySo()
    }
    const observer = new IntersectionObserver((changes) => {
      inView = changes.at(-1)!.isIntersecting
      look()
    })
    const stop = () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
    observer.observe(last)
    document.addEventListener('visibilitychange', look)
    return stop
  }, [shown])
  return (
    <noscript>
      <form {...formProps}>
        <OwnerField />
        <Button type="submit">I have read what is new</Button>
      </form>
    </noscript>
  )
}
