// Owns which of the sessions that are still booked are cancelled when a plan ends: a box each, ticked as the form says.
import type { ComponentProps } from 'react'
import { Checkbox } from '@/components/ui/Checkbox'
import { Fieldset } from '@/components/ui/Fieldset'
import { dateWords } from '@/domain/date-words'
import type { SessionLeft } from '@/domain/plans/session-forms'

export interface SessionsToCancelProps {
  sessions: readonly SessionLeft[]
  locale: string
  error: string | undefined
  /** Of one box: what ties it to its form. */
  box: (session: SessionLeft) => Pick<ComponentProps<'input'>, 'name' | 'defaultChecked'>
}

export function SessionsToCancel({ sessions, locale, error, box }: SessionsToCancelProps) {
  if (sessions.length === 0) return null
  return (
    <Fieldset
      id="cancelSessions-group"
      legend={
        sessions.length === 1 ? 'One session is still booked' : `${sessions.length} sessions are still booked`
      }
      hint="What is ticked is cancelled by the clinic. The patient sees it under their sessions and in their calendar."
      error={error}
    >
      <div className="max-h-64 space-y-1 overflow-y-auto">
        {sessions.map((session) => (
          <Checkbox
            key={session.id}
            value={session.id}
            label={`Cancel ${dateWords(session.date, locale, 'weekday')}, ${session.time}`}
            hint={`With ${session.therapistName}${session.ofPlan ? '' : ', not booked for this plan'}`}
            {...box(session)}
          />
        ))}
      </div>
    </Fieldset>
  )
}
