// Owns what an admin sees of the backups: when the last good one was made, or a warning that there is none of the last day.
import { Alert } from '@/components/ui/Alert'

export interface BackupStateProps {
  good: { made: string; megabytes: number; rows: number } | null
  stale: boolean
  problem: { at: string; words: string } | null
  /** The program makes one by itself, so often; 0 is never. */
  everyHours: number
  /** On the server. */
  folder: string
  encrypted: boolean
}

export function BackupState({ good, stale, problem, everyHours, folder, encrypted }: BackupStateProps) {
  const last = good && `${good.made}: ${good.rows} rows, ${good.megabytes.toFixed(1)} MB`
  return (
    <div className="space-y-3">
      {stale && (
        <Alert
          tone="warning"
          title={good ? 'The last good backup is older than a day' : 'No backup has been made yet'}
        >
          {everyHours === 0 ? (
            <>
              Run <code>npm run backup</code> on the server, or let the program make one every day by setting{' '}
              <code>BACKUP_EVERY_HOURS</code>.
            </>
          ) : good || problem ? (
            <>
              The program tries again every ten minutes. If it stays so, run <code>npm run backup</code> on
              the server: it says what is in the way.
            </>
          ) : (
            `The program makes the first one by itself within ten minutes, and then one every ${everyHours} hours.`
          )}
        </Alert>
      )}
      {problem && (
        <Alert tone="danger" title={`The backup of ${problem.at} failed`}>
          {problem.words}
        </Alert>
      )}
      {last && <p>{stale ? `Last good backup: ${last}.` : `Last backup: ${last}.`}</p>}
      <p>
        Backups lie on the server in <code className="break-all">{folder}</code>
        {good && !stale && (
          <>
            ; <code>npm run backup</code> makes one more at any time
          </>
        )}
        . They are{' '}
        {encrypted ? (
          <>
            encrypted since <code>BACKUP_PASSPHRASE</code> is set: without it none of these can be restored,
            and it is not in them. Those of before can be read by whoever has the file.
          </>
        ) : (
          <>
            not encrypted: whoever has a file can read it, unless <code>BACKUP_PASSPHRASE</code> is set.
          </>
        )}{' '}
        Keep copies on another machine.
      </p>
    </div>
  )
}
