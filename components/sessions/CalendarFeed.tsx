// Owns taking one's sessions into a calendar program: the secret address is made here, shown once, renewed and stopped.
'use client'

import { CalendarPlus } from 'lucide-react'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Button, buttonClasses } from '@/components/ui/Button'
import { CopyField } from '@/components/ui/CopyField'
import type { ActionResult } from '@/domain/action-result'

export interface CalendarFeedProps {
  /** A therapist's own sessions, or those of a patient. */
  whose: 'therapist' | 'patient'
  /** Since when there is an address, in words; null where there is none. */
  since: string | null
  make: () => Promise<ActionResult<{ address: string }>>
  stop: () => Promise<ActionResult<void>>
}

export function CalendarFeed({ whose, since, make, stop }: CalendarFeedProps) {
  const making = useAction(make)
  const stopping = useAction(stop)
  const problem = making.fields[''] ?? stopping.fields['']
  const address = since === null ? null : making.value?.address
  return (
    <div className="space-y-4">
      <p>
        {since === null
          ? `The calendar of your phone or computer can show your sessions, and keeps up when one is moved. ${shows[whose]}`
          : `Your calendar address is in use since ${since}. Make a new one if somebody has it who should not: the old one then stops working.`}
      </p>
      {problem && <Alert tone="danger" title={problem} />}
      {address && (
        <div className="space-y-3">
          <CopyField id="calendar-address" label="Your calendar address" value={address} />
          <p className="text-sm text-muted">
            Keep it to yourself: whoever has it sees the times of your sessions. It is shown only now.
          </p>
          <a href={address.replace(/^https?:/, 'webcal:')} className={buttonClasses({ variant: 'primary' })}>
            <CalendarPlus />
            <span>Open in my calendar</span>
          </a>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button icon={<CalendarPlus />} pending={making.pending} onClick={() => making.run()}>
          {since === null ? 'Add to my calendar' : 'Make a new address'}
        </Button>
        {since !== null && (
          <Button pending={stopping.pending} onClick={() => stopping.run()}>
            Stop the address
          </Button>
        )}
      </div>
    </div>
  )
}

const shows = {
  therapist: 'It shows the time and the clinic, and nothing about a patient, not even a name.',
  patient: 'It shows the time and the clinic, and nothing about your health.',
}
