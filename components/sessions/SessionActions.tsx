// Owns what staff do about one session: mark it in one press, or open it to move, cancel or take a mark back.
'use client'

import { useState } from 'react'
import { useAction } from '@/components/accounts/useAction'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import type { ActionResult } from '@/domain/action-result'
import type { SessionStatus } from '@/domain/plans/session'
import type { BookingChoices, MarkInput, SessionLine } from '@/domain/plans/session-forms'
import { MoveSession, type MoveSessionProps } from './MoveSession'

export interface SessionDeeds {
  mark: (input: MarkInput, sessionId: string) => Promise<ActionResult<{ status: SessionStatus }>>
  move: MoveSessionProps['move']
}

export interface SessionActionsProps extends SessionDeeds {
  session: SessionLine
  /** "Mon 23 Nov, 09:30", as the page writes it. */
  when: string
  therapists: BookingChoices['therapists']
}

export function SessionActions({ session, when, therapists, mark, move }: SessionActionsProps) {
  const [open, setOpen] = useState(false)
  const [moving, setMoving] = useState(false)
  const [moved, setMoved] = useState(false)
  const [notMoved, setNotMoved] = useState('')
  const { run, pending, fields, forget } = useAction(async (status: SessionStatus) => {
    const result = await mark({ status, seen: session.status }, session.id)
    if (result.ok) setOpen(false)
    return result
  })
  const problem = [...Object.values(fields), notMoved].join(' ').trim()
  // The button that opened this is gone with it, and the focus would be at the top of the page.
  if (session.movedTo && (moved || problem))
    return (
      <p
        ref={takeFocus}
        tabIndex={-1}
        className={moved ? 'text-sm text-muted' : 'text-sm font-semibold text-danger'}
      >
        {moved ? 'The session was moved.' : problem}
      </p>
    )
  const cancelled = session.status.startsWith('cancelled')
  if (session.movedTo || (cancelled ? !session.mayBook : !session.mayCancel)) return null

  // Many sessions on one page have the same buttons; each says which session it is about.
  const about = (act: string) => `${act}: ${session.patientName}, ${when}`
  const as = (status: SessionStatus) => () => run(status)
  const toggle = (next: boolean) => {
    setOpen(next)
    setMoving(false)
    setNotMoved('')
    forget()
  }
  const booked = session.status === 'booked'
  const trouble = problem && <Alert tone="danger">{problem}</Alert>

  return (
    <div className="flex flex-wrap gap-1.5">
      {booked && session.canBeMarked && (
        <>
          <Button
            size="small"
            variant="primary"
            aria-label={about('Attended')}
            pending={pending}
            onClick={as('attended')}
          >
            Attended
          </Button>
          <Button size="small" aria-label={about('Missed')} pending={pending} onClick={as('missed')}>
            Missed
          </Button>
        </>
      )}
      <Dialog
        open={open}
        onOpenChange={toggle}
        trigger={
          <Button size="small" variant="quiet" aria-label={about('Change')}>
            Change
          </Button>
        }
        title={moving ? 'Move the session' : 'Change the session'}
        description={`${session.patientName}, ${when}`}
      >
        {moving ? (
          <MoveSession
            {...{ session, therapists, move }}
            onMoved={() => {
              setMoved(true)
              toggle(false)
            }}
            onRefused={setNotMoved}
          />
        ) : (
          <div className="grid gap-2">
            {trouble}
            {booked ? (
              <>
                {session.mayBook && (
                  <Button variant="primary" onClick={() => setMoving(true)}>
                    Move to another time
                  </Button>
                )}
                <Button pending={pending} onClick={as('cancelled-by-patient')}>
                  Cancelled by the patient
                </Button>
                <Button pending={pending} onClick={as('cancelled-by-clinic')}>
                  Cancelled by the clinic
                </Button>
              </>
            ) : (
              <>
                {session.canBeMarked && session.status !== 'attended' && (
                  <Button pending={pending} onClick={as('attended')}>
                    It was attended
                  </Button>
                )}
                {session.canBeMarked && session.status !== 'missed' && (
                  <Button pending={pending} onClick={as('missed')}>
                    It was missed
                  </Button>
                )}
                {session.withPlansEnd && (
                  <p>It was cancelled as its plan ended: once booked again, no plan asks for it.</p>
                )}
                <Button variant="primary" pending={pending} onClick={as('booked')}>
                  Take it back: booked
                </Button>
              </>
            )}
          </div>
        )}
      </Dialog>
      {!open && trouble}
    </div>
  )
}

const takeFocus = (element: HTMLElement | null) => element?.focus()
