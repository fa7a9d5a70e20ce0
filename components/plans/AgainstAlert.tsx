// Owns the warning that a plan gives what the record speaks against: something was found after it was published.
import { Alert } from '@/components/ui/Alert'
import { TextLink } from '@/components/ui/TextLink'
import type { CautionCode } from '@/domain/catalog/vocabulary'
import { cautionNames } from '@/domain/plans/cautions'

export interface AgainstAlertProps {
  planId: string
  open: readonly { exerciseName: string; codes: readonly CautionCode[] }[]
  /** May change the plan. */
  mayWrite: boolean
  className?: string
}

export function AgainstAlert({ planId, open, mayWrite, className }: AgainstAlertProps) {
  if (open.length === 0) return null
  return (
    <Alert tone="warning" title="The record now speaks against part of this plan" className={className}>
      <ul>
        {open.map(({ exerciseName, codes }) => (
          <li key={exerciseName}>{`${exerciseName}: not with ${cautionNames(codes)}`}</li>
        ))}
      </ul>
      {mayWrite && <TextLink href={`/plans/${planId}/edit`}>Change the plan, or say why it stays</TextLink>}
    </Alert>
  )
}
