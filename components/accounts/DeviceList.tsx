// Owns the list of one's own devices that are signed in, each of which can be signed out.
'use client'

import { MonitorSmartphone } from 'lucide-react'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import type { ActionResult } from '@/domain/action-result'
import { useProvedAction, type Proving } from './useProvedAction'

export interface DeviceListProps extends Proving {
  devices: readonly { id: string; words: string; since: string; lastSeen: string; thisOne: boolean }[]
  end: (id: string) => Promise<ActionResult<void>>
  endOthers: () => Promise<ActionResult<void>>
}

export function DeviceList({ devices, end, endOthers, ...proving }: DeviceListProps) {
  const ending = useProvedAction((id: string | null) => (id === null ? endOthers() : end(id)), proving)
  const problem = ending.fields['']
  const wordsOf = (id: string) => devices.find((device) => device.id === id)?.words ?? ''
  return (
    <>
      {problem && <Alert tone="danger" title={problem} className="mb-3" />}
      <ul className="divide-y divide-line">
        {devices.map((device) => (
          <li
            key={device.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <MonitorSmartphone aria-hidden className="size-6 shrink-0 text-muted" />
            <div className="min-w-0 flex-[1_1_12rem]">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {device.words} {device.thisOne && <Badge tone="accent">This device</Badge>}
              </p>
              <p className="text-sm text-muted">
                Since {device.since}, last used {device.lastSeen}
              </p>
            </div>
            {/* This device signs out with its own button, which leads to the sign-in page. */}
            {!device.thisOne && (
              <Button size="small" pending={ending.pending} onClick={() => ending.press(device.id)}>
                Sign out
                <span className="sr-only">
                  {' '}
                  {device.words}, since {device.since}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <>
          <Button className="mt-4" pending={ending.pending} onClick={() => ending.press(null)}>
            {everywhere}
          </Button>
          <p className="mt-1 text-sm text-muted">The address of your calendar, if you have one, ends too.</p>
        </>
      )}
      {ending.asked('end-devices', ([id]) => (id === null ? everywhere : `Sign out ${wordsOf(id)}`))}
    </>
  )
}

const everywhere = 'Sign out everywhere else'
