// Owns what an admin is told after the audit log's chain was worked out anew.
import { Alert } from '@/components/ui/Alert'

export interface AuditCheckResultProps {
  sealed: number
  brokenAt: number | null
  digest: string | null
  unsealed: number
}

export function AuditCheckResult({ sealed, brokenAt, digest, unsealed }: AuditCheckResultProps) {
  if (brokenAt !== null)
    return (
      <Alert tone="danger" title="The log was altered">
        The chain breaks at entry {brokenAt} of {sealed}: it, or the one before it, is not what was written.
        Nobody can do that in this program, only somebody with access to the database itself. Keep a backup
        from before, and find out who has that access.
      </Alert>
    )
  if (unsealed > 0)
    return (
      <Alert tone="warning" title={`${unsealed} entries have waited for their seal for more than an hour`}>
        Either background work has stood still, or somebody with access to the database has added entries.
      </Alert>
    )
  if (sealed === 0)
    return (
      <Alert tone="warning" title="No entry is sealed">
        Entries are sealed each minute. In a clinic that was set up longer ago than that, either background
        work has stood still, or somebody with access to the database has emptied the log.
      </Alert>
    )
  return (
    <Alert tone="good" title={`All ${sealed} sealed entries are whole`}>
      {digest && (
        <p>
          Noted elsewhere, this last digest also shows later whether the whole log was replaced:{' '}
          <code className="break-all">{digest}</code>
        </p>
      )}
    </Alert>
  )
}
