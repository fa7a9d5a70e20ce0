// Owns the calendar's keys: the arrows lead from session to session and from day to day, with Shift to earlier and later days.
'use client'

import { useRouter } from 'next/navigation'
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

export interface CalendarKeysProps {
  earlier: string
  later: string
  children: ReactNode
}

export function CalendarKeys({ earlier, later, children }: CalendarKeysProps) {
  const router = useRouter()
  const calendar = useRef<HTMLDivElement>(null)

  // With the days that are drawn: a press right after they appear would else go on from those before.
  useLayoutEffect(() => {
    const turnOver = (event: globalThis.KeyboardEvent) => {
      if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      const to = event.key === 'ArrowRight' ? later : event.key === 'ArrowLeft' ? earlier : null
      if (to === null) return
      event.preventDefault()
      // The session that had the focus goes away with its days; the arrows go on from here.
      calendar.current?.focus({ preventScroll: true })
      router.push(to)
    }
    document.addEventListener('keydown', turnOver)
    return () => document.removeEventListener('keydown', turnOver)
  }, [router, earlier, later])

  return (
    <div ref={calendar} tabIndex={-1} onKeyDown={walk} className="outline-none">
      <p className="mb-3 text-sm text-muted max-md:hidden pointer-coarse:hidden">
        Press ↓ and ↑ to go from session to session, → and ← from day to day, Enter to open; with Shift, → and
        ← show later and earlier days.
      </p>
      {children}
    </div>
  )
}

const isTaken = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [role=dialog]') !== null

function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
  const here = event.target as HTMLElement
  const days = [...event.currentTarget.querySelectorAll('section')]
    .map((day) => ({ day, lines: [...day.querySelectorAll<HTMLElement>('[data-line]')] }))
    .filter(({ lines }) => lines.length > 0)
  const lines = days.flatMap((each) => each.lines)
  const line = lines.findIndex((each) => each.closest('li')?.contains(here))
  const day = days.findIndex((each) => each.lines.includes(lines[line]!))
  const next = {
    ArrowDown: lines[line + 1],
    ArrowUp: lines[line === -1 ? lines.length - 1 : line - 1],
    ArrowRight: days[day + 1]?.lines[0],
    ArrowLeft: days[day - 1]?.lines[0],
  }[event.key]
  if (!next) return
  event.preventDefault()
  next.focus()
}
