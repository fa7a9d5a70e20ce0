// Owns telling staff on an open page that they are about to be signed out, and that they were. Whatever they typed stays
// where it is. A client component, since only the page knows that somebody is typing, and that time passes.
'use client'

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, buttonClasses } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { nextStep, type SessionLeft, type Step } from '@/domain/accounts/session-left'

export interface SessionEndProps {
  account: string
  /** Tells the server that somebody is here. */
  stay: () => Promise<ActionResult<void>>
}

export function SessionEnd({ account, stay }: SessionEndProps) {
  const { step, look, stayHere } = useSessionEnd(account, stay)
  if (step.kind === 'warn')
    return (
      <Notice title={step.final ? 'Your twelve hours end soon' : 'Are you still there?'} onCancel={stayHere}>
        <p>
          You will be signed out in {inMinutes(step.seconds)}
          {step.final
            ? '. Save what you are writing now, and sign in again then.'
            : ', since nothing was done here for half an hour.'}
        </p>
        <Button variant="primary" autoFocus onClick={stayHere}>
          {step.final ? 'Go on for now' : 'Stay signed in'}
        </Button>
      </Notice>
    )
  if (step.kind === 'ended')
    return (
      <Notice title="You are signed out" hides>
        <p>
          The session has ended. What you typed is still here: sign in again in another tab, come back, and go
          on.
        </p>
        <div className="flex flex-wrap gap-2">
          <a
            href="/sign-in"
            target="_blank"
            rel="noreferrer"
            className={buttonClasses({ variant: 'primary' })}
          >
            Sign in in another tab
          </a>
          <Button onClick={look}>I have signed in</Button>
        </div>
      </Notice>
    )
  return null
}

const inMinutes = (seconds: number) =>
  seconds > 90 ? `${Math.round(seconds / 60)} minutes` : seconds > 60 ? 'a minute' : 'less than a minute'

const toldEvery = 5 * 60_000

function useSessionEnd(account: string, stay: SessionEndProps['stay']) {
  const [step, setStep] = useState<Step>({ kind: 'wait', seconds: 0 })
  /** When to look again; a new object each time, so that each sets its own timer. */
  const [alarm, setAlarm] = useState<{ seconds: number } | null>(null)
  const lastTold = useRef(0)
  // Somebody who has read the last warning is not told again.
  const told = useRef(false)

  const look = useCallback(async () => {
    const again = (seconds: number) => setAlarm({ seconds: Math.min(seconds, 3_600) })
    const left = await ask()
    // Without a network nothing is known; it is asked again.
    if (left === undefined) return again(60)
    if (left && left.account !== account) return location.reload()
    const next = nextStep(left)
    if (next.kind === 'wait') again(next.seconds)
    if (next.kind === 'warn') again(next.seconds + 1)
    setStep(next.kind === 'warn' && next.final && told.current ? { kind: 'wait', seconds: 0 } : next)
  }, [account])

  const beHere = useCallback(async () => {
    lastTold.current = Date.now()
    await stay().catch(() => undefined)
    await look()
  }, [look, stay])

  useEffect(() => {
    if (!alarm) return
    const timer = setTimeout(() => void look(), alarm.seconds * 1000)
    return () => clearTimeout(timer)
  }, [alarm, look])

  useEffect(() => {
    lastTold.current = Date.now()
    // Who types on a page for half an hour is not idle, though the server hears nothing of it.
    const noteActivity = () => {
      if (Date.now() - lastTold.current > toldEvery) void beHere()
    }
    // A computer that slept, or another tab, may have changed it.
    const comeBack = () => document.visibilityState === 'visible' && void look()
    const options = { capture: true, passive: true }
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, noteActivity, options)
    window.addEventListener('focus', comeBack)
    document.addEventListener('visibilitychange', comeBack)
    void look()
    return () => {
      for (const kind of ['pointerdown', 'keydown']) window.removeEventListener(kind, noteActivity, options)
      window.removeEventListener('focus', comeBack)
      document.removeEventListener('visibilitychange', comeBack)
    }
  }, [beHere, look])

  function stayHere() {
    told.current = true
    setStep({ kind: 'wait', seconds: 0 })
    void beHere()
  }

  return { step, look: () => void look(), stayHere }
}

/** Undefined where there is no answer. */
async function ask(): Promise<SessionLeft | null | undefined> {
  try {
    const answer = await fetch('/api/session', { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as SessionLeft | null) : undefined
  } catch {
    return undefined
  }
}

interface NoticeProps {
  title: string
  /** Nothing behind it can be read: nobody is signed in. */
  hides?: boolean
  onCancel?: () => void
  children: ReactNode
}

/** The browser's own dialog, since it stands above any other that is open. */
function Notice({ title, hides = false, onCancel, children }: NoticeProps) {
  return (
    <dialog
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal()
      }}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onCancel?.()
      }}
      className={`m-auto w-[calc(100%-2rem)] max-w-md space-y-4 rounded-card border border-line bg-raised p-5 text-ink ${
        hides ? 'backdrop:bg-sunken' : 'backdrop:bg-scrim backdrop:opacity-60'
      }`}
    >
      <h2 className="text-xl font-bold">{title}</h2>
      {children}
    </dialog>
  )
}
