// Owns what an admin sees of the backups: when the last good one was made, or a warning that there is none of the last day.
import { Alert } from '@/components/ui/Alert'

export interface BackupStateProps {
  good: { made: string; megabytes: number; rows: number } | null
  stale: boolean
  problem: { at: string; words: string } | null
}

export function BackupState({ good, stale, problem }: BackupStateProps) {
  const last = good && `${good.made}: ${good.rows} rows, ${good.megabytes.toFixed(1)} MB`
  return (
    <div className="space-y-3">
      {stale && (
        <Alert
          tone="warning"
          title={good ? 'The last good backup is older than a day' : 'No backup has been made yet'}
        >
          Run <code>npm run backup</code> on the server, or let the program make one every day by setting{' '}
          <code>BACKUP_EVERY_HOURS</code>.
        </Alert>
      )}
      {problem && (
        <Alert tone="danger" title={`The backup of ${problem.at} failed`}>
          {problem.words}
        </Alert>
      )}
      {last && <p>{stale ? `Last good backup: ${last}.` : `Last backup: ${last}.`}</p>}
    </div>
  )
}
