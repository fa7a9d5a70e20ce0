// Owns how a session's status looks: words first, with a tone that only repeats them.
import { Badge, type Tone } from '@/components/ui/Badge'
import { sessionStatuses, type SessionStatus } from '@/domain/plans/session'
import type { SessionLine } from '@/domain/plans/session-forms'

const tones: Record<SessionStatus, Tone> = {
  booked: 'info',
  attended: 'good',
  missed: 'low',
  'cancelled-by-clinic': 'neutral',
  'cancelled-by-patient': 'neutral',
}

export function SessionStatusBadge({
  session,
}: {
  session: Pick<SessionLine, 'status' | 'unmarked' | 'movedTo'>
}) {
  if (session.unmarked) return <Badge tone="partial">Not marked yet</Badge>
  if (session.movedTo) return <Badge tone="neutral">Moved</Badge>
  return <Badge tone={tones[session.status]}>{sessionStatuses[session.status]}</Badge>
}
