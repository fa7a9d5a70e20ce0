// Owns telling apart whose a protocol is and who sees it.
import { Lock } from 'lucide-react'
import { Badge } from '@/components/ui/Badge'

export interface ProtocolBadgesProps {
  own: boolean
  shared: boolean
  archived: boolean
}

export function ProtocolBadges({ own, shared, archived }: ProtocolBadgesProps) {
  return (
    <>
      <Badge tone={own ? 'accent' : 'neutral'} icon={null}>
        {own ? 'Your clinic’s' : 'Built in'}
      </Badge>
      {!shared && (
        <Badge tone="info" icon={<Lock />}>
          Draft, only you see it
        </Badge>
      )}
      {archived && <Badge>Archived</Badge>}
    </>
  )
}
