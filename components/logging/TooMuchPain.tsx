// Owns the answer to an exercise that hurt too much, while it was done or so that it was left out: calm, without blame or diagnosis, when to stop and how to reach the clinic.
'use client'

import { use } from 'react'
import { Alert } from '@/components/ui/Alert'
import type { LoggedView } from '@/domain/logging/log'
import { callAddress } from '@/domain/phone'
import { LoggingPageContext } from './phone/context'

export interface TooMuchPainProps {
  log: Pick<LoggedView, 'status'>
  stopWhen: string
  clinicPhone: string
  /** It was said on this page: whoever opens a day again is not alarmed again. */
  now: boolean
  className?: string
}

const link = 'inline-flex min-h-11 items-center font-bold underline'

export function TooMuchPain({ log, stopWhen, clinicPhone, now, className = '' }: TooMuchPainProps) {
  const { connected } = use(LoggingPageContext)
  const leftOut = log.status === 'skipped'
  return (
    <Alert
      tone="warning"
      // Said at once to whoever cannot see it appear.
      title={
        <span role={now ? 'alert' : undefined}>
          {leftOut
            ? 'It is all right to leave out what hurts too much'
            : 'That was more pain than this exercise should give'}
        </span>
      }
      className={className}
    >
      <p>
        {leftOut
          ? 'Tell your therapist about it. If it still hurts too much next time, leave it out until you have talked.'
          : 'Leave this exercise out until you have talked with your therapist.'}
      </p>
      {stopWhen && <p className="mt-1">{stopWhen}</p>}
      {clinicPhone && (
        <p className="mt-1">
          Call the clinic:{' '}
          <a href={callAddress(clinicPhone)} className={link}>
            {clinicPhone}
          </a>
        </p>
      )}
      {connected ? (
        <p>
          <a href="/messages" className={link}>
            Write to your therapist
          </a>
        </p>
      ) : (
        <p className="mt-1">You can write to your therapist when this phone has a connection again.</p>
      )}
    </Alert>
  )
}
