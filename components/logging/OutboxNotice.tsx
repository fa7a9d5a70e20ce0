// Owns what the person sees of what waits on the phone: how much, that it was sent, and what was refused and why.
'use client'

import { CircleCheckBig, Smartphone } from 'lucide-react'
import { Button, buttonClasses } from '@/components/ui/Button'
import { forget, insistOn } from './phone/outbox'
import type { Waiting } from './phone/store'
import { useOutbox } from './phone/useOutbox'
import { YouSaid } from './YouSaid'

export function OutboxNotice() {
  const { unsent, refused, signedOut, full, allSent, send } = useOutbox()
  return (
    <>
      {/* Each entry says itself that it is saved. */}
      <div className="sticky top-2 z-20 empty:hidden">
        {unsent > 0 && (
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-info bg-info-soft px-4 py-2">
            <p className="flex items-center gap-2 font-semibold text-info">
              <Smartphone aria-hidden className="size-5 shrink-0" />
              Saved on this phone, {unsent} to send
            </p>
            {full ? (
              <p role="status">
                Your clinic cannot take it yet. It is sent tomorrow, when you open this page.
              </p>
            ) : signedOut ? (
              <a href="/sign-in" className={buttonClasses({ variant: 'secondary', size: 'small' })}>
                Sign in to send
              </a>
            ) : (
              <Button size="small" onClick={send}>
                Send now
              </Button>
            )}
          </div>
        )}
      </div>
      <div role="status" className="sticky top-2 z-20 empty:hidden">
        {allSent && (
          <p className="flex items-center gap-2 rounded-control border border-good bg-good-soft px-4 py-2 font-semibold text-good">
            <CircleCheckBig aria-hidden className="size-5 shrink-0" />
            Sent
          </p>
        )}
      </div>
      {refused.length > 0 && <Refused entries={refused} />}
    </>
  )
}

function Refused({ entries }: { entries: readonly Waiting[] }) {
  return (
    <section
      aria-label="Could not be saved"
      className="rounded-control border-l-4 border-danger bg-danger-soft px-4 py-3"
    >
      <h2 className="font-semibold text-danger">Could not be saved</h2>
      <ul className="mt-1 space-y-2">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>
              {entry.about}, {dayOf(entry)}: {entry.refused}
            </p>
            <Decide entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Decide({ entry }: { entry: Waiting }) {
  const { overtakenBy } = entry
  const putAway = () => void forget(entry.id)
  if (overtakenBy === undefined)
    return (
      <Button size="small" onClick={putAway}>
        Put away<span className="sr-only">: {entry.about}</span>
      </Button>
    )
  const useIt = () => void insistOn({ ...entry, overtakenBy })
  return <YouSaid {...{ entry, useIt }} about={entry.about} leaveOut={putAway} />
}

/** In the phone's own way of writing, which is seen only after the script has run. */
const dayOf = (entry: Waiting) =>
  new Date(`${'log' in entry ? entry.log.dueOn : entry.checkIn.on}T00:00:00Z`).toLocaleDateString(undefined, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
