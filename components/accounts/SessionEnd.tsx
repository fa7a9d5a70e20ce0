// Owns telling staff on an open page that they are about to be signed out, that they were, and that somebody else has
// signed in since. Whatever they typed stays where it is. A client component, since only the page knows that somebody is typing, and that time passes.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { nextStep, type SessionLeft, type Step } from '@/domain/accounts/session-left'
import { OtherRole, PageCover, SignedOut, SomebodyElse } from './PageCover'
import { usePageOwner } from './PageOwner'
import { useSessionHere } from './session-here'

export interface SessionEndProps {
  /** Tells the server that somebody is here. */
  stay: () => Promise<ActionResult<void>>
  /** That the page is drawn for, in one text: it is the same at every drawing. */
  roles: string
}

export function SessionEnd({ stay, roles }: SessionEndProps) {
  const { step, look, stayHere } = useSessionEnd(stay, roles)
  if (step.kind === 'warn')
    return (
      <PageCover
        title={step.final ? 'Your twelve hours end soon' : 'Are you still there?'}
        onCancel={stayHere}
      >
        <p>
          You will be signed out in {inMinutes(step.seconds)}
          {step.final
            ? '. Save what you are writing now, and sign in again then.'
            : ', since nothing was done here for half an hour.'}
        </p>
        <Button variant="primary" autoFocus onClick={stayHere}>
          {step.final ? 'Go on for now' : 'Stay signed in'}
        </Button>
      </PageCover>
    )
  if (step.kind === 'ended') return <SignedOut look={look} />
  if (step.kind === 'somebody-else') return <SomebodyElse look={look} />
  if (step.kind === 'other-role') return <OtherRole />
  return null
}

const inMinutes = (seconds: number) =>
  seconds > 90 ? `${Math.round(seconds / 60)} minutes` : seconds > 60 ? 'a minute' : 'less than a minute'

const toldEvery = 5 * 60_000

function useSessionEnd(stay: SessionEndProps['stay'], roles: string) {
  const owner = usePageOwner()
  const [step, setStep] = useState<Step>({ kind: 'wait', seconds: 0 })
  /** When to look again; a new object each time, so that each sets its own timer. */
  const [alarm, setAlarm] = useState<{ seconds: number } | null>(null)
  const lastTold = useRef(0)
  // Somebody who has read the last warning is not told again.
  const told = useRef(false)
  const covered = useRef(false)

  const hear = useCallback(
    (left: SessionLeft | null | undefined) => {
      const again = (seconds: number) => setAlarm({ seconds: Math.min(seconds, 3_600) })
      // Without a network nothing is known; it is asked again.
      if (left === undefined) return again(60)
      const next = nextStep(left, owner, roles.split(','))
      covered.current = next.kind !== 'wait' && next.kind !== 'warn'
      if (next.kind === 'wait') again(next.seconds)
      if (next.kind === 'warn') again(next.seconds + 1)
      setStep(next.kind === 'warn' && next.final && told.current ? { kind: 'wait', seconds: 0 } : next)
    },
    [owner, roles],
  )
  const look = useSessionHere(hear)

  const beHere = useCallback(async () => {
    lastTold.current = Date.now()
    await stay().catch(() => undefined)
    look()
  }, [look, stay])

  useEffect(() => {
    if (!alarm) return
    const timer = setTimeout(look, alarm.seconds * 1000)
    return () => clearTimeout(timer)
  }, [alarm, look])

  useEffect(() => {
    lastTold.current = Date.now()
    // Who types on a page for half an hour is not idle, though the server hears nothing of it.
    const noteActivity = () => {
      // Whoever answers what covers it prolongs nobody's session.
      if (!covered.current && Date.now() - lastTold.current > toldEvery) void beHere()
    }
    const options = { capture: true, passive: true }
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, noteActivity, options)
    look()
    return () => {
      for (const kind of ['pointerdown', 'keydown']) window.removeEventListener(kind, noteActivity, options)
    }
  }, [beHere, look])

  function stayHere() {
    told.current = true
    setStep({ kind: 'wait', seconds: 0 })
    void beHere()
  }

  return { step, look, stayHere }
}
