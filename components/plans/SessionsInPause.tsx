// Owns the booked sessions that fall into a pause: they are not moved by themselves.
import { Alert } from '@/components/ui/Alert'
import { TextLink } from '@/components/ui/TextLink'
import { dateWords } from '@/domain/date-words'
import type { Pause } from '@/domain/plans/plan'
import type { SessionLine } from '@/domain/plans/session-forms'

export interface SessionsInPauseProps {
  pause: Pause
  planId: string
  patientId: string
  locale: string
  sessions: readonly SessionLine[]
}

export function SessionsInPause({ pause, planId, patientId, locale, sessions }: SessionsInPauseProps) {
  const within = sessions.filter(
    (session) =>
      session.status === 'booked' &&
      session.plans.some((plan) => plan.id === planId) &&
      session.date >= pause.from &&
      (pause.resumedOn === null || session.date < pause.resumedOn),
  )
  if (within.length === 0) return null
  const when = within
    .map((session) => `${dateWords(session.date, locale, 'weekday')}, ${session.time}`)
    .sort()
    .join('; ')
  return (
    <Alert
      tone="warning"
      title={
        within.length === 1
          ? 'One session is booked during the pause'
          : `${within.length} sessions are booked during the pause`
      }
      className="mb-6"
    >
      {when}. <TextLink href={`/patients/${patientId}`}>Move or cancel them on the patient’s page</TextLink>.
    </Alert>
  )
}
