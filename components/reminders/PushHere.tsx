// Owns letting this browser show reminders, and no longer: offered only where the browser can.
'use client'

import { Bell, BellOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useAction } from '@/components/accounts/useAction'
import { subscribe, unsubscribe } from '@/components/reminders/subscription'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'

export interface PushHereProps {
  /** This browser shows reminders already. */
  on: boolean
  /** How many of the person's browsers do. */
  devices: number
  /** The key that a browser subscribes to. */
  pushKey: string
  show: (device: { endpoint: string; p256dh: string; auth: string }) => Promise<ActionResult<void>>
  hide: () => Promise<ActionResult<void>>
}

/** Reminders are shown by the portal's service worker, which the page of the day brings. Null until it is known. */
function useAble() {
  const [able, setAble] = useState<'yes' | 'no' | 'not-yet' | null>(null)
  useEffect(() => {
    let asking = true
    const found = 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : Promise.resolve()
    void found.then((worker) => {
      if (!asking) return
      setAble(!('PushManager' in window) ? 'no' : worker ? 'yes' : 'not-yet')
    })
    return () => void (asking = false)
  }, [])
  return able
}

export function PushHere({ on, devices, pushKey, show, hide }: PushHereProps) {
  const able = useAble()
  const [problem, setProblem] = useState('')
  const showing = useAction(async () => {
    const device = await subscribe(pushKey)
    if (typeof device === 'string') {
      setProblem(device)
      return { ok: false as const, status: 422 as const, fields: {} }
    }
    setProblem('')
    return show(device)
  })
  const hiding = useAction(async () => {
    await unsubscribe()
    return hide()
  })
  const elsewhere = devices - (on ? 1 : 0)
  const wrong = problem || showing.fields[''] || hiding.fields['']
  return (
    <div className="space-y-3">
      <p>
        {on
          ? 'This device shows reminders, and that a message has come.'
          : 'This device shows no reminders yet.'}
        {elsewhere > 0 && ` ${elsewhere} other of your devices ${elsewhere === 1 ? 'does' : 'do'}.`}
      </p>
      {wrong && <Alert tone="danger" title={wrong} />}
      {on ? (
        <Button icon={<BellOff />} pending={hiding.pending} onClick={() => hiding.run()}>
          Turn off for this device
        </Button>
      ) : able === 'yes' ? (
        <Button icon={<Bell />} pending={showing.pending} onClick={() => showing.run()}>
          Turn on for this device
        </Button>
      ) : able === 'not-yet' ? (
        <p className="text-muted">To turn them on, open Today once on this device and come back.</p>
      ) : (
        able === 'no' && (
          <p className="text-muted">
            This browser cannot show them. On an iPhone, put this page on the home screen first: Share, then
            “Add to Home Screen”.
          </p>
        )
      )}
    </div>
  )
}
