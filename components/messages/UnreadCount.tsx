// Owns how many messages wait, beside the way to them: as the server counted it, and again whenever another page is shown or some were read.
'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { classes } from '@/components/ui/classes'

export interface UnreadCountProps {
  unread: number
  /** Where it stands beside what it counts. */
  className: string
}

export function UnreadCount({ unread, className }: UnreadCountProps) {
  const count = useUnread(unread)
  if (count === 0) return null
  return (
    <span
      className={classes(
        'inline-grid min-w-[1.4em] place-items-center rounded-full bg-accent px-1 text-sm leading-[1.4] font-bold text-accent-ink tabular-nums',
        className,
      )}
    >
      {count}
      <span className="sr-only"> new</span>
    </span>
  )
}

const wereRead = 'phaseline-messages-read'
export const sayWereRead = () => void dispatchEvent(new Event(wereRead))

/** The frame of the pages stays while one goes from page to page, so it asks for itself. */
function useUnread(unread: number): number {
  const pathname = usePathname()
  const [later, setLater] = useState<{ since: number; count: number } | null>(null)
  const [reads, setReads] = useState(0)
  useEffect(() => {
    const again = () => setReads((before) => before + 1)
    addEventListener(wereRead, again)
    return () => removeEventListener(wereRead, again)
  }, [])
  const since = `${pathname} ${reads}`
  const counted = useRef(since)
  useEffect(() => {
    if (since === counted.current) return
    counted.current = since
    const asking = new AbortController()
    fetch('/api/messages/unread', { signal: asking.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<{ unread: number }>) : null))
      .then((answer) => answer && setLater({ since: unread, count: answer.unread }))
      // Without a network the last count stands.
      .catch(() => undefined)
    return () => asking.abort()
  }, [since, unread])
  // What the server has counted anew, for this frame, is newer.
  return later && later.since === unread ? later.count : unread
}
